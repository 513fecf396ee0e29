package org.niangjia.app.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.TableTemplates.TableTemplate;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.reference.Terms;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 报表页面. The county's table of a month or year, its lock, and tables of one's own. Locked figures are the whole county's,
 * so whoever belongs to an employer does not read them here.
 */
@Component
class TablePages implements Pages {
    private static final int MOST_FREE = 6;
    private static final int LONGEST_NAME = 40;

    private final MonthDesk desk;
    private final TableTemplates templates;
    private final Families families;
    private final Viewpoints viewpoints;
    private final Terms terms;
    private final Clock clock;

    TablePages(
            MonthDesk desk,
            TableTemplates templates,
            Families families,
            Viewpoints viewpoints,
            Terms terms,
            Clock clock) {
        this.desk = desk;
        this.templates = templates;
        this.families = families;
        this.viewpoints = viewpoints;
        this.terms = terms;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/outlook/tables", Duty.HANDLE, this::show).gives(Told.class);
        at.post("/outlook/tables/lock", Duty.ASSIGN, this::lock)
                .takes(Named.class)
                .again(this::show);
        at.post("/outlook/tables/unlocking", Duty.SIGN, this::unlock)
                .takes(Named.class)
                .again(this::show);
        at.post("/outlook/tables/templates", Duty.ASSIGN, this::save)
                .takes(Form.class)
                .again(this::show);
        at.post("/outlook/tables/entries", Duty.ASSIGN, this::write)
                .takes(Entry.class)
                .again(this::show);
    }

    /** 报表期表单. */
    record Named(@Nullable String period, @Nullable String reason) {}

    /** 表样表单. Free columns stand one a line. */
    record Form(
            @Nullable String name,
            @Nullable List<String> codes,
            @Nullable String free,
            @Nullable String period) {}

    /** 手填表单. */
    record Entry(
            @Nullable UUID template,
            @Nullable String period,
            @Nullable String part,
            @Nullable String free,
            @Nullable String text) {}

    /** 月报答复. */
    record Told(
            String period, boolean locked, @Nullable String lockedBy, List<FigurePages.Line> items, int differences) {}

    /** Whether this caller reads the county's tables: an office of the county itself, tied to no employer. */
    static boolean reads(Call call) {
        Hat hat = call.caller().worn();
        return hat.level() == UnionLevel.COUNTY && call.scope().ownEmployers().isEmpty();
    }

    private Answer show(Call call) {
        Map<String, Object> model = new HashMap<>();
        model.put("reads", reads(call));
        if (!reads(call)) {
            model.put("about", "outlook.tables");
            return Answer.page("app/outlook/tables_none.jte", new Told("", false, null, List.of(), 0), model);
        }
        int district = call.caller().worn().district();
        LocalDate today = viewpoints.today();
        ReportPeriod period = period(
                call.query("period").orElse(YearMonth.from(today).minusMonths(1).toString()), district, today);
        MonthDesk.Table table = desk.table(district, period, today);
        int cell = terms.number("statistics.small_cell", district, today);
        Optional<TableTemplate> chosen =
                call.query("template").map(Viewpoints::id).flatMap(id -> templates.find(call.scope(), district, id));
        model.put("table", table);
        model.put("over", period.over(today));
        model.put("parts", MonthDesk.shown(table.counted(), cell));
        model.put("cell", cell);
        model.put("family", families.requests());
        model.put("templates", templates.list(call.scope(), district));
        model.put("chosen", chosen.map(one -> one.id().toString()).orElse(""));
        model.put("codes", chosen.map(TableTemplate::codes).orElseGet(TablePages::usual));
        model.put("free", chosen.map(TableTemplate::free).orElse(List.of()));
        model.put(
                "entries",
                chosen.map(one -> templates.entries(call.scope(), district, one.id(), period.code()))
                        .orElse(Map.of()));
        return Answer.page("app/outlook/tables.jte", told(call, table), model);
    }

    private static Told told(Call call, MonthDesk.Table table) {
        Locks.Lock lock = table.lock();
        var asked = new org.niangjia.platform.frame.Asked(
                call.caller().worn().district(),
                "",
                table.period().first(),
                table.period().last(),
                null);
        return new Told(
                table.period().code(),
                lock != null,
                lock == null ? null : lock.lockedName(),
                table.counted().all().stream()
                        .map((Figure figure) -> FigurePages.Line.of(figure, asked, call.words()))
                        .toList(),
                table.differences().size());
    }

    private static List<String> usual() {
        return List.of("received", "due", "closed", "on_time", "completion", "satisfied", "content", "reopened");
    }

    private ReportPeriod period(@Nullable String code, int district, LocalDate today) {
        int month = Math.clamp(terms.number("statistics.year_month", district, today), 1, 12);
        return ReportPeriod.of(clean(code), month)
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("outlook.PERIOD_UNKNOWN").at("period")));
    }

    private int mayWrite(Call call) {
        if (!reads(call)) {
            throw new RefusedException(Refusal.of("outlook.COUNTY_ONLY"));
        }
        return call.caller().worn().district();
    }

    private Answer lock(Call call) {
        int district = mayWrite(call);
        ReportPeriod period = period(call.input(Named.class).period(), district, viewpoints.today());
        desk.lock(call.scope(), district, period, viewpoints.today());
        return Answer.done("/outlook/tables?period=" + period.code(), null).say("outlook.said.locked", period.code());
    }

    private Answer unlock(Call call) {
        int district = mayWrite(call);
        Named in = call.input(Named.class);
        ReportPeriod period = period(in.period(), district, viewpoints.today());
        desk.unlock(call.scope(), district, period, clean(in.reason()));
        return Answer.done("/outlook/tables?period=" + period.code(), null).say("outlook.said.unlocked", period.code());
    }

    private Answer save(Call call) {
        int district = mayWrite(call);
        Form in = call.input(Form.class);
        List<String> known =
                families.requests().statistics().stream().map(Statistic::code).toList();
        List<String> asked = in.codes() == null ? List.of() : in.codes();
        List<String> codes = known.stream().filter(asked::contains).toList();
        List<String> free = Arrays.stream((in.free() == null ? "" : in.free()).split("\\R"))
                .map(Text::line)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        TableTemplate template = new TableTemplate(Uuid7.next(clock), clean(in.name()), codes, free);
        Decision.of(reasons(template)).orThrow();
        try {
            templates.save(call.scope(), district, template, clock.instant());
        } catch (DuplicateKeyException e) {
            throw new ConflictException("outlook.NAME_TAKEN");
        }
        return Answer.created("/outlook/tables?template=" + template.id(), null).say("outlook.said.template");
    }

    private static List<Refusal> reasons(TableTemplate template) {
        List<Refusal> reasons = new ArrayList<>();
        if (template.name().isEmpty() || template.name().length() > LONGEST_NAME) {
            reasons.add(Refusal.of("outlook.NAME_MISSING", String.valueOf(LONGEST_NAME))
                    .at("name"));
        }
        if (template.codes().isEmpty()) {
            reasons.add(Refusal.of("outlook.CODES_MISSING").at("codes"));
        }
        if (template.free().size() > MOST_FREE
                || template.free().stream().anyMatch(column -> column.length() > LONGEST_NAME)) {
            reasons.add(Refusal.of("outlook.FREE_TOO_MANY", String.valueOf(MOST_FREE), String.valueOf(LONGEST_NAME))
                    .at("free"));
        }
        return reasons;
    }

    private Answer write(Call call) {
        int district = mayWrite(call);
        Entry in = call.input(Entry.class);
        ReportPeriod period = period(in.period(), district, viewpoints.today());
        UUID id = in.template();
        TableTemplate template = Optional.ofNullable(id)
                .flatMap(one -> templates.find(call.scope(), district, one))
                .orElseThrow(() -> new RefusedException(
                        Refusal.of("outlook.TEMPLATE_UNKNOWN").at("template")));
        String free = clean(in.free());
        String text = clean(in.text());
        if (!template.free().contains(free) || text.length() > 200) {
            throw new RefusedException(Refusal.of("outlook.ENTRY_TOO_LONG").at("text"));
        }
        templates.write(
                call.scope(), district, template.id(), period.code(), clean(in.part()), free, text, clock.instant());
        return Answer.done("/outlook/tables?period=" + period.code() + "&template=" + template.id(), null)
                .say("outlook.said.entry");
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : Text.line(typed);
    }
}
