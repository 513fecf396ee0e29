package org.niangjia.platform.sheet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;

/** 导出页面. Choose columns, say why where that is needed, and take the file. */
final class ExportPages<R> implements Pages {
    private static final int LONGEST_NAME = 40;

    private final ExportDesk desk;
    private final Exports exports;
    private final Clock clock;
    private final ExportKind<R> kind;
    private final String owner;
    private final String base;

    ExportPages(ExportDesk desk, Exports exports, Clock clock, ExportKind<R> kind, String owner) {
        this.desk = desk;
        this.exports = exports;
        this.clock = clock;
        this.kind = kind;
        this.owner = owner;
        this.base = owner + "/exports";
    }

    @Override
    public void declare(Routes at) {
        at.get(base, kind.duty(), this::choose).gives(Offered.class);
        at.post(base, kind.duty(), this::ask)
                .takes(Asked.class)
                .gives(Made.class)
                .again(this::choose);
        at.get(base + "/{export}/file", kind.duty(), this::file).of("export", this::chosen);
        at.post(base + "/choices", kind.duty(), this::keep)
                .takes(Naming.class)
                .gives(Exports.Kept.class)
                .again(this::choose);
        at.post(base + "/choices/{choice}/removal", kind.duty(), this::drop).of("choice", this::office);
    }

    /** 要导出的. */
    record Asked(
            @Nullable List<String> columns,
            @Nullable String format,
            @Nullable String reason,
            @Nullable Map<String, String> filter) {}

    /** 已登记. */
    record Made(UUID id, String file) {}

    /** 起名. */
    record Naming(@Nullable String name, @Nullable List<String> columns) {}

    /** 可选的列. */
    record Offer(String key, String heading, boolean sensitive) {}

    /** 可选的列与常用的选法. */
    record Offered(List<Offer> columns, List<Exports.Kept> choices) {}

    private UUID office(Call call) {
        if (call.caller().hat() == null || !call.caller().may(kind.reading())) {
            throw new NotVisibleException("export");
        }
        return call.caller().worn().union();
    }

    private int home(Call call) {
        office(call);
        return call.caller().worn().district();
    }

    private Answer choose(Call call) {
        List<Exports.Kept> kept = exports.kept(call.scope(), home(call), kind.code(), office(call));
        List<Offer> offers = kind.columns().stream()
                .map(column -> new Offer(column.key(), column.heading().in(call.words()), column.sensitive()))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("base", base);
        model.put("owner", owner);
        model.put("words", kind.words());
        model.put("offers", offers);
        model.put("kept", kept);
        model.put("checked", checked(call, kept));
        model.put("filter", filter(call));
        return Answer.page("platform/sheet/exports.jte", new Offered(offers, kept), model);
    }

    /** What was ticked before a refusal; the choice that was clicked; else everything that is not sensitive. */
    private Set<String> checked(Call call, List<Exports.Kept> kept) {
        List<String> ticked = call.all("columns");
        if (!ticked.isEmpty()) {
            return Set.copyOf(ticked);
        }
        String choice = call.query("choice").orElse("");
        return kept.stream()
                .filter(each -> each.id().toString().equals(choice))
                .findFirst()
                .map(each -> Set.copyOf(each.columns()))
                .orElseGet(() -> Set.copyOf(kind.columns().stream()
                        .filter(column -> !column.sensitive())
                        .map(ExportColumn::key)
                        .toList()));
    }

    private Map<String, String> filter(Call call) {
        Map<String, String> filter = new LinkedHashMap<>();
        kind.filters().forEach(name -> call.query(name).ifPresent(value -> filter.put(name, value)));
        return filter;
    }

    private Answer ask(Call call) {
        Asked asked = call.input(Asked.class);
        List<String> columns = Objects.requireNonNullElse(asked.columns(), List.of());
        ExportFormat format = ExportFormat.of(Objects.requireNonNullElse(asked.format(), "xlsx"))
                .orElseThrow(() ->
                        new RefusedException(Refusal.of("sheet.FORMAT_UNKNOWN").at("format")));
        Map<String, String> filter = filter(call);
        Map<String, String> given = asked.filter();
        if (given != null) {
            kind.filters().stream().filter(given::containsKey).forEach(name -> filter.put(name, given.get(name)));
        }
        boolean sensitive =
                kind.columns().stream().anyMatch(column -> column.sensitive() && columns.contains(column.key()));
        String reason = Text.line(Objects.requireNonNullElse(asked.reason(), ""));
        Exports.Wish wish = new Exports.Wish(kind.code(), format, columns, sensitive, filter, reason);
        UUID id = desk.ask(kind, call.scope(), home(call), wish, call.caller().may(Duty.REVEAL));
        String file = base + "/" + id + "/file";
        return Answer.created(file, new Made(id, "/api" + file));
    }

    private Answer file(Call call) {
        UUID id = call.id("export");
        Exports.Wish wish = desk.get(kind, call.scope(), home(call), id);
        if (wish.sensitive() && !call.caller().may(Duty.REVEAL)) {
            throw new RefusedException(Refusal.of("sheet.SENSITIVE_NOT_ALLOWED"));
        }
        Answer.Body body = desk.taken(kind, call.scope(), home(call), id, call.words());
        LocalDate today = LocalDate.ofInstant(clock.instant(), Times.ZONE);
        String name = call.t(kind.words()) + " " + today + wish.format().ending();
        return Answer.stream(wish.format().mediaType(), name, body);
    }

    private void chosen(Call call) {
        desk.get(kind, call.scope(), home(call), call.id("export"));
    }

    private Answer keep(Call call) {
        Naming naming = call.input(Naming.class);
        String name = Text.line(Objects.requireNonNullElse(naming.name(), ""));
        List<String> columns = Objects.requireNonNullElse(naming.columns(), List.of());
        List<Refusal> reasons = new ArrayList<>(ExportDesk.columns(kind, columns));
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            reasons.add(Refusal.of("sheet.CHOICE_NAME", Integer.toString(LONGEST_NAME))
                    .at("name"));
        }
        Decision.of(reasons).orThrow();
        Exports.Kept kept = new Exports.Kept(Uuid7.next(clock), name, columns);
        exports.keep(call.scope(), home(call), kind.code(), office(call), kept);
        return Answer.done(base + "?choice=" + kept.id(), kept).say("sheet.said.choice_kept", name);
    }

    private Answer drop(Call call) {
        if (!exports.drop(call.scope(), home(call), kind.code(), office(call), call.id("choice"))) {
            throw new NotVisibleException("choice");
        }
        return Answer.done(base, null).say("sheet.said.choice_dropped");
    }
}
