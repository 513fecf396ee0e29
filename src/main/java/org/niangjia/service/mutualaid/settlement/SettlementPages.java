package org.niangjia.service.mutualaid.settlement;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.stamped.StampedPapers;
import org.niangjia.service.mutualaid.Fund;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.stereotype.Component;

/** 上下级清算页面. What an office has with the other level and in transit, its settlements, and one of them with the next step. */
@Component
class SettlementPages implements Pages {
    static final String ALL = "/mutual-aid/settlements";
    static final String ONE = ALL + "/{settlement}";
    static final String KIND = "settlement";

    private final Settlements settlements;
    private final SettlementDesk desk;
    private final SettlementLists lists;
    private final SchemeShelf shelf;
    private final StampedPapers stamped;
    private final Clock clock;

    SettlementPages(
            Settlements settlements,
            SettlementDesk desk,
            SettlementLists lists,
            SchemeShelf shelf,
            StampedPapers stamped,
            Clock clock) {
        this.settlements = settlements;
        this.desk = desk;
        this.lists = lists;
        this.shelf = shelf;
        this.stamped = stamped;
        this.clock = clock;
    }

    static String page(UUID id) {
        return ALL + "/" + id;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.BOOKS, this::list).gives(Listing.class);
        at.post(ALL, Duty.RELEASE, this::draw)
                .takes(Wanted.class)
                .gives(View.class)
                .again(this::list);
        at.get(ONE, Duty.BOOKS, this::show).of(KIND, this::one).gives(View.class);
        act(at, "confirmation", Duty.RELEASE, (call, one, in) -> desk.confirm(call.caller(), one, call.version()));
        act(
                at,
                "return",
                Duty.RELEASE,
                (call, one, in) -> desk.sendBack(call.caller(), one, call.version(), clean(in.reason())));
        act(
                at,
                "payment",
                Duty.PAY,
                (call, one, in) -> desk.pay(call.caller(), one, call.version(), in.on(), clean(in.voucher())));
        act(
                at,
                "arrival",
                Duty.PAY,
                (call, one, in) -> desk.arrive(call.caller(), one, call.version(), in.on(), clean(in.voucher())));
        act(
                at,
                "bounce",
                Duty.PAY,
                (call, one, in) -> desk.bounce(call.caller(), one, call.version(), in.on(), clean(in.voucher())));
    }

    /** 编制表单; a month such as 2026-10. */
    record Wanted(@Nullable String scheme, @Nullable String month) {}

    /** 办理表单. */
    record Act(
            @Nullable String reason,
            @Nullable LocalDate on,
            @Nullable String voucher) {}

    /** 清算一览（供程序）. */
    record Listing(
            List<SettlementLists.Account> accounts,
            List<View> items,
            @Nullable String next) {}

    /** 结算单（供程序）. */
    record View(
            UUID id,
            String no,
            String scheme,
            String side,
            int county,
            int pool,
            LocalDate from,
            LocalDate until,
            Fund.Sums sums,
            long netFen,
            String direction,
            String state,
            @Nullable LocalDate paidOn,
            @Nullable LocalDate arrivedOn,
            @Nullable LocalDate bouncedOn,
            int version)
            implements Versioned {

        private static View of(Settlement one) {
            Settlement.Moved paid = one.paid();
            Settlement.Moved arrived = one.arrived();
            Settlement.Moved bounced = one.bounced();
            return new View(
                    one.id(),
                    one.no(),
                    one.scheme(),
                    one.side().name(),
                    one.county(),
                    one.pool(),
                    one.from(),
                    one.until(),
                    one.sums(),
                    one.netFen(),
                    one.direction().name(),
                    one.state().name(),
                    paid == null ? null : paid.on(),
                    arrived == null ? null : arrived.on(),
                    bounced == null ? null : bounced.on(),
                    one.version());
        }
    }

    private static int district(Call call) {
        Hat hat = call.caller().hat();
        if (hat == null) {
            throw new NotVisibleException("settlements");
        }
        return hat.district();
    }

    /** The row of one's own office; nobody sees that of another, not even of a county below. */
    Settlement one(Call call) {
        return settlements.get(call.scope(), district(call), call.id("settlement"));
    }

    String place(int district) {
        return lists.place(district);
    }

    String scheme(Call call, Settlement one) {
        return shelf.find(one.scheme(), one.until())
                .map(each -> call.words().chinese() ? each.name() : each.english())
                .orElse(one.scheme());
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Answer list(Call call) {
        int district = district(call);
        Scope scope = call.scope();
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(SettlementPages::id).orElse(null);
        String text = call.sought();
        Settlement.State state = Arrays.stream(Settlement.State.values())
                .filter(each -> each.name().equals(call.query("state").orElse("")))
                .findFirst()
                .orElse(null);
        Settlements.Sought sought = new Settlements.Sought(state, text, lists.named(scope, district, text));
        List<Settlement> found = settlements.page(scope, district, sought, after, limit + 1);
        List<Settlement> items = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? items.getLast().id().toString() : null;
        List<SettlementLists.Account> accounts = lists.accounts(scope, district);
        Map<String, String> names = new HashMap<>();
        shelf.all()
                .forEach(each -> names.putIfAbsent(each.code(), call.words().chinese() ? each.name() : each.english()));
        Map<String, Object> model = new HashMap<>();
        model.put("accounts", accounts);
        model.put("items", items);
        model.put("ready", lists.ready(scope, district, call.words().chinese()));
        model.put("names", names);
        model.put("place", (IntFunction<String>) this::place);
        model.put("text", text);
        model.put("state", state == null ? "" : state.name());
        model.put("next", next == null ? "" : next);
        return Answer.page(
                "service/mutualaid/settlement/settlements.jte",
                new Listing(accounts, items.stream().map(View::of).toList(), next),
                model);
    }

    private Answer draw(Call call) {
        district(call);
        Wanted in = call.input(Wanted.class);
        Settlement one = desk.draw(call.caller(), clean(in.scheme()), month(clean(in.month())));
        return Answer.created(page(one.id()), View.of(one)).say("mutualaid.said.settlement_drawn");
    }

    private static @Nullable YearMonth month(String typed) {
        try {
            return typed.isEmpty() ? null : YearMonth.parse(typed);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : Text.line(typed);
    }

    Answer show(Call call) {
        Settlement one = one(call);
        Map<String, Object> model = new HashMap<>();
        model.put("one", one);
        model.put("scheme", scheme(call, one));
        model.put("county", place(one.county()));
        model.put("pool", place(one.pool()));
        model.put("stamped", stamped.shown(call, SettlementPaperPages.matter(one), Duty.PAY));
        model.put("today", WorkingCalendar.dayOf(clock.instant()));
        return Answer.page("service/mutualaid/settlement/settlement.jte", View.of(one), model);
    }

    /** 办一步. */
    private interface Deed {
        Settlement done(Call call, Settlement one, Act in);
    }

    private void act(Routes at, String path, Duty duty, Deed deed) {
        at.post(ONE + "/" + path, duty, call -> {
                    Settlement now = deed.done(call, one(call), call.input(Act.class));
                    return Answer.done(page(now.id()), View.of(now)).say("mutualaid.said.settlement_" + path);
                })
                .of(KIND, this::one)
                .takes(Act.class)
                .gives(View.class)
                .again(this::show);
    }
}
