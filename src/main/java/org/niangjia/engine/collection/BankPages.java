package org.niangjia.engine.collection;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 对银行余额页面. The bank's closing balance of a day against the books, with what is open. */
@Component
class BankPages implements Pages {
    private static final String BANK = CollectionPages.TILL + "/bank";

    private final CollectionPages pages;
    private final Tills tills;
    private final BankBalances balances;

    BankPages(CollectionPages pages, Tills tills, BankBalances balances) {
        this.pages = pages;
        this.tills = tills;
        this.balances = balances;
    }

    @Override
    public void declare(Routes at) {
        at.get(BANK, Duty.HANDLE, this::show).of("till", pages::chosen).gives(BankView.class);
        at.post(BANK, Duty.HANDLE, this::type)
                .of("till", pages::chosen)
                .takes(Wrote.class)
                .gives(BankView.class)
                .again(this::show);
    }

    /** 银行余额表单. Yuan as typed. */
    record Wrote(@Nullable LocalDate day, @Nullable String balance) {}

    /** 对账结果（供程序）. */
    record BankView(
            List<BankBalances.Typed> items,
            BankBalances.@Nullable Compared compared,
            long differenceFen,
            long unexplainedFen) {}

    private BankView view(Call call, Till till, @Nullable LocalDate day) {
        BankBalances.Compared compared =
                balances.compare(call.scope(), till, day).orElse(null);
        return new BankView(
                balances.latest(call.scope(), till),
                compared,
                compared == null ? 0 : compared.differenceFen(),
                compared == null ? 0 : compared.unexplainedFen());
    }

    private Answer show(Call call) {
        Till till = pages.chosen(call);
        BankView view = view(call, till, day(call));
        Map<String, Object> model = new HashMap<>();
        model.put("till", till);
        model.put("view", view);
        model.put("cashier", tills.cashier(call.scope()));
        return Answer.page("engine/collection/bank.jte", view, model);
    }

    private static @Nullable LocalDate day(Call call) {
        try {
            return call.query("of").map(LocalDate::parse).orElse(null);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Answer type(Call call) {
        Till till = pages.chosen(call);
        Wrote in = call.input(Wrote.class);
        balances.type(call.scope(), till, in.day(), fen(in.balance()));
        String at = CollectionPages.ALL + "/" + till.code() + "/bank?of=" + in.day();
        return Answer.done(at, view(call, till, in.day())).say("collection.said.bank");
    }

    private static long fen(@Nullable String typed) {
        try {
            return Money.ofYuan(typed == null ? "" : typed).fen();
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new RefusedException(CollectionRefusal.BALANCE_WRONG.with().at("balance"));
        }
    }
}
