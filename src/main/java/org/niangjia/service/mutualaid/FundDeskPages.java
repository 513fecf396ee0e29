package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 互助资金页面. The funds of one's own county with what they have, and money that comes in besides the fees. */
@Component
class FundDeskPages implements Pages {
    static final String ALL = "/mutual-aid/funds";

    private final FundDesk desk;
    private final Fund fund;
    private final SchemeShelf shelf;
    private final Clock clock;

    FundDeskPages(FundDesk desk, Fund fund, SchemeShelf shelf, Clock clock) {
        this.desk = desk;
        this.fund = fund;
        this.shelf = shelf;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.BOOKS, this::list).gives(Listed.class);
        at.post(ALL + "/incomes", Duty.RELEASE, this::take)
                .takes(Typed.class)
                .gives(Listed.class)
                .again(this::list);
    }

    /** 入账表单. */
    record Typed(
            @Nullable String scheme,
            @Nullable String kind,
            @Nullable String amount,
            @Nullable LocalDate on,
            @Nullable String voucher) {}

    /** 资金一览（供程序）. */
    record Listed(List<Fund.Totals> items) {}

    private static int district(Call call) {
        Hat hat = call.caller().hat();
        if (hat == null) {
            throw new NotVisibleException("funds");
        }
        return hat.district();
    }

    private List<Fund.Totals> totals(Call call) {
        int district = district(call);
        List<Fund.Totals> totals = new ArrayList<>();
        for (String scheme : fund.schemes(call.scope(), district)) {
            fund.totals(call.scope(), district, scheme, today()).ifPresent(totals::add);
        }
        return totals;
    }

    /** Those that hold here today, and those whose money is kept here already. */
    private List<Scheme> schemes(Call call) {
        int district = district(call);
        List<String> kept = fund.schemes(call.scope(), district);
        List<Scheme> here = shelf.of(district, today());
        return shelf.all().stream()
                .filter(each -> here.contains(each) || each.isFor(today()) && kept.contains(each.code()))
                .toList();
    }

    private Answer list(Call call) {
        int district = district(call);
        List<Fund.Totals> totals = totals(call);
        List<Scheme> schemes = schemes(call);
        Map<String, String> names = new HashMap<>();
        for (Scheme scheme : shelf.all()) {
            names.put(scheme.code(), call.words().chinese() ? scheme.name() : scheme.english());
        }
        Map<String, Object> model = new HashMap<>();
        model.put("funds", totals);
        model.put("schemes", schemes);
        model.put("names", names);
        model.put("district", district);
        model.put("today", today());
        return Answer.page("service/mutualaid/funds.jte", new Listed(totals), model);
    }

    private Answer take(Call call) {
        Typed in = call.input(Typed.class);
        int district = district(call);
        String code = Optional.ofNullable(in.scheme()).orElse("");
        if (schemes(call).stream().noneMatch(each -> each.code().equals(code))) {
            throw new RefusedException(MutualAidRefusal.SCHEME_UNKNOWN.at("scheme", code));
        }
        Scope scope = call.scope();
        desk.take(
                scope,
                district,
                code,
                new FundDesk.Income(
                        kind(in.kind()),
                        fen(in.amount()),
                        in.on(),
                        Optional.ofNullable(in.voucher()).orElse("").strip()));
        return Answer.done(ALL, new Listed(totals(call))).say("mutualaid.said.income");
    }

    private static FundDesk.@Nullable Kind kind(@Nullable String typed) {
        for (FundDesk.Kind each : FundDesk.Kind.values()) {
            if (each.name().equals(typed)) {
                return each;
            }
        }
        return null;
    }

    /** Whole fen; 0 for what is no amount, which is refused in words. */
    private static long fen(@Nullable String typed) {
        try {
            return typed == null ? 0 : Money.ofYuan(typed.strip()).fen();
        } catch (IllegalArgumentException | ArithmeticException e) {
            return 0;
        }
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
