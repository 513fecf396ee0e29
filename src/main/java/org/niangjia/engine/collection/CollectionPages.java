package org.niangjia.engine.collection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 收款页面. What has come and is not known yet, what it may be for, and the cashier's word on it. */
@Component
class CollectionPages implements Pages {
    static final String ALL = "/collection";
    static final String TILL = ALL + "/{till}";
    static final String LINE = TILL + "/lines/{line}";
    static final String KIND = "statement-line";
    private static final int MOST_OPEN = 2_000;
    private static final int MOST_SHOWN = 50;

    private final Tills tills;
    private final StatementLines lines;
    private final Notices notices;
    private final Receipts receipts;
    private final Allocations allocations;
    private final Refunds refunds;
    private final Cashier cashier;

    CollectionPages(
            Tills tills,
            StatementLines lines,
            Notices notices,
            Receipts receipts,
            Allocations allocations,
            Refunds refunds,
            Cashier cashier) {
        this.tills = tills;
        this.lines = lines;
        this.notices = notices;
        this.receipts = receipts;
        this.allocations = allocations;
        this.refunds = refunds;
        this.cashier = cashier;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.HANDLE, this::all).gives(AllTills.class);
        at.get(TILL, Duty.HANDLE, this::till).of("till", this::chosen).gives(TillView.class);
        at.get(LINE, Duty.HANDLE, this::line).of(KIND, this::one).gives(LineView.class);
        at.post(LINE + "/confirmation", Duty.HANDLE, this::confirm)
                .of(KIND, this::one)
                .takes(Chosen.class)
                .gives(LineView.class)
                .again(this::line);
        at.post(LINE + "/own-cash", Duty.HANDLE, this::ownCash)
                .of(KIND, this::one)
                .gives(LineView.class)
                .again(this::line);
    }

    /** 收款户一览. */
    record AllTills(List<TillLine> items) {}

    /** 收款户行. */
    record TillLine(Till till, int waiting, long waitingFen, int open) {}

    /** 收款户内容. */
    record TillView(
            String till,
            String show,
            List<?> items,
            @Nullable String next) {}

    /** 到账明细（供程序）. */
    record LineView(
            StatementLine line,
            List<Suggested> suggestions,
            List<Allocations.Allocation> allocations,
            List<Refunds.Refund> refunds) {}

    /** 建议（供程序）. */
    record Suggested(List<UUID> notices, String why, String fit, long differenceFen) {}

    /** 认领表单. */
    record Chosen(@Nullable List<UUID> notices) {}

    private Answer all(Call call) {
        List<TillLine> items = tills.of(call.caller()).stream()
                .map(till -> {
                    StatementLines.Waiting waiting = lines.waiting(call.scope(), till);
                    return new TillLine(till, waiting.lines(), waiting.fen(), notices.countOpen(call.scope(), till));
                })
                .toList();
        return Answer.page("engine/collection/tills.jte", new AllTills(items), Map.of("items", items));
    }

    Till chosen(Call call) {
        return tills.get(call.caller(), call.path("till"));
    }

    StatementLine one(Call call) {
        return lines.get(call.scope(), chosen(call), call.id("line"));
    }

    private Answer till(Call call) {
        Till till = chosen(call);
        String show = call.query("show")
                .filter(List.of("waiting", "lines", "notices", "receipts")::contains)
                .orElse("waiting");
        int limit = call.limit(20, 100);
        UUID after = cursor(call);
        String text = call.query("q").orElse("");
        Map<String, Object> model = new HashMap<>();
        List<?> found = switch (show) {
            case "notices" -> notices.page(call.scope(), till, text, after, limit + 1);
            case "receipts" -> receipts.page(call.scope(), till, after, limit + 1);
            default -> lines.page(call.scope(), till, show.equals("waiting"), after, limit + 1);
        };
        List<?> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? idOf(page.getLast()).toString() : null;
        model.put("till", till);
        model.put("show", show);
        model.put("text", text);
        model.put("next", next == null ? "" : next);
        model.put("waiting", lines.waiting(call.scope(), till));
        model.put("open", notices.countOpen(call.scope(), till));
        model.put("cashier", tills.cashier(call.scope()));
        model.put("rows", page);
        model.put("best", show.equals("waiting") ? best(call, till, page) : Map.of());
        return Answer.page("engine/collection/till.jte", new TillView(till.code(), show, page, next), model);
    }

    private static UUID idOf(Object row) {
        return switch (row) {
            case StatementLine line -> line.id();
            case Notice notice -> notice.id();
            case Receipts.Receipt receipt -> receipt.id();
            default -> throw new IllegalStateException(row.getClass().getName());
        };
    }

    /** The first suggestion for each line that waits. */
    private Map<UUID, Suggestion> best(Call call, Till till, List<?> page) {
        List<Notice> open = notices.open(call.scope(), till, "", MOST_OPEN);
        Map<UUID, Suggestion> best = new HashMap<>();
        for (Object row : page) {
            StatementLine line = (StatementLine) row;
            Matching.of(line, open).stream().findFirst().ifPresent(each -> best.put(line.id(), each));
        }
        return best;
    }

    static @Nullable UUID cursor(Call call) {
        try {
            return call.query("after").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private LineView view(Call call, StatementLine line, List<Suggestion> suggestions) {
        return new LineView(
                line,
                suggestions.stream()
                        .map(each -> new Suggested(
                                each.notices().stream().map(Notice::id).toList(),
                                each.why().name(),
                                each.fit().name(),
                                each.differenceFen()))
                        .toList(),
                allocations.ofLine(call.scope(), line.district(), line.id()),
                refunds.of(call.scope(), line));
    }

    private List<Suggestion> suggestions(Call call, Till till, StatementLine line) {
        return line.restFen() == 0 ? List.of() : Matching.of(line, notices.open(call.scope(), till, "", MOST_OPEN));
    }

    Answer line(Call call) {
        Till till = chosen(call);
        StatementLine line = one(call);
        List<Suggestion> suggestions = suggestions(call, till, line);
        List<Allocations.Allocation> given = allocations.ofLine(call.scope(), till.district(), line.id());
        Map<UUID, Notice> known = new HashMap<>();
        notices.list(
                        call.scope(),
                        till.district(),
                        given.stream().map(Allocations.Allocation::notice).toList())
                .forEach(notice -> known.put(notice.id(), notice));
        String text = call.query("q").orElse("");
        Map<String, Object> model = new HashMap<>();
        model.put("till", till);
        model.put("line", line);
        model.put("suggestions", suggestions);
        model.put("given", given);
        model.put("known", known);
        model.put("releases", allocations.releases(call.scope(), line));
        model.put("refunds", refunds.of(call.scope(), line));
        model.put("text", text);
        model.put("others", line.restFen() == 0 ? List.of() : notices.open(call.scope(), till, text, MOST_SHOWN));
        model.put("cashier", tills.cashier(call.scope()));
        return Answer.page("engine/collection/line.jte", view(call, line, suggestions), model);
    }

    private Answer confirm(Call call) {
        Till till = chosen(call);
        List<UUID> chosen = call.input(Chosen.class).notices();
        cashier.confirm(call.scope(), till, call.id("line"), chosen == null ? List.of() : chosen);
        return done(call, till, "collection.said.confirmed");
    }

    private Answer ownCash(Call call) {
        Till till = chosen(call);
        cashier.ownCash(call.scope(), till, call.id("line"));
        return done(call, till, "collection.said.own_cash");
    }

    Answer done(Call call, Till till, String said) {
        StatementLine line = one(call);
        return Answer.done(ALL + "/" + till.code() + "/lines/" + line.id(), view(call, line, List.of()))
                .say(said);
    }
}
