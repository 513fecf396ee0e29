package org.niangjia.app.outlook;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.niangjia.platform.frame.StatisticFamily.Late;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/**
 * 每周一页. What is late and why, on one sheet for the leader in charge on Monday: page, PDF and Word file. Only for the
 * office itself; levels above read no single case.
 */
@Component
class WeekPages implements Pages {
    private static final int MOST = 12;
    private static final List<String> WEEK = List.of("received", "due", "closed", "on_time", "completion");

    private final Families families;
    private final Viewpoints viewpoints;
    private final Press press;
    private final Trail trail;

    WeekPages(Families families, Viewpoints viewpoints, Press press, Trail trail) {
        this.families = families;
        this.viewpoints = viewpoints;
        this.press = press;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/outlook/week", Duty.HANDLE, this::week);
    }

    private Answer week(Call call) {
        Viewpoint view = viewpoints.program(call);
        if (view.lists() && call.query("as").isPresent()) {
            trail.record(
                    call.scope().actor(),
                    view.asked().district(),
                    Trail.PRINTED,
                    "outlook_week",
                    null,
                    view.asked().asOf().toString());
        }
        return press.answer(call, sheet(call, view), "/outlook");
    }

    private Paper sheet(Call call, Viewpoint view) {
        LocalDate asOf = view.asked().asOf();
        Paper paper = Paper.of(call.t("outlook.week.title"), asOf).by(view.office());
        if (!view.lists()) {
            return paper.with(Block.body(call.t("outlook.week.office_only")));
        }
        StatisticFamily family = families.requests();
        LocalDate monday = asOf.with(DayOfWeek.MONDAY);
        LocalDate first = asOf.getDayOfWeek() == DayOfWeek.MONDAY ? monday.minusWeeks(1) : monday;
        LocalDate last = asOf.getDayOfWeek() == DayOfWeek.MONDAY ? monday.minusDays(1) : asOf;
        Asked week = view.asked().during(first, last);
        Counted counted = family.count(view.scope(), week);
        long all = family.countLate(view.scope(), view.asked());
        List<Late> late = family.late(view.scope(), view.asked(), MOST);
        return paper.with(
                Block.heading(call.t("outlook.week.figures", first.toString(), last.toString())),
                figures(call, counted),
                Block.heading(call.t("outlook.week.late", String.valueOf(all))),
                all == 0 ? Block.body(call.t("outlook.week.nothing_late")) : table(call, late),
                Block.note(
                        all > late.size()
                                ? call.t("outlook.week.more", all - late.size())
                                : call.t("outlook.week.note")),
                Block.signatures(
                        call.t("outlook.week.drafted"), call.t("outlook.week.head"), call.t("outlook.week.chair")));
    }

    private static Block figures(Call call, Counted counted) {
        List<String> pairs = new ArrayList<>();
        for (String code : WEEK) {
            Figure figure = counted.get(code);
            pairs.add(figure.statistic().name(call.words()));
            Double value = figure.value();
            String shown = Shown.value(figure, call.words());
            String parts = Shown.parts(figure, call.words());
            pairs.add(
                    value == null
                            ? shown
                            : shown + " "
                                    + call.t(
                                            "outlook.unit." + figure.statistic().unit())
                                    + (parts.isEmpty() ? "" : String.format(Locale.ROOT, " (%s)", parts)));
        }
        return Block.facts(pairs.toArray(String[]::new));
    }

    private static Block table(Call call, List<Late> late) {
        List<Block.Column> columns = List.of(
                new Block.Column(call.t("outlook.col.subject"), 26, false),
                new Block.Column(call.t("outlook.col.office"), 22, false),
                new Block.Column(call.t("outlook.week.days"), 9, true),
                new Block.Column(call.t("outlook.week.why"), 31, false),
                new Block.Column(call.t("outlook.week.order"), 12, false));
        List<List<String>> rows = late.stream()
                .map(one -> List.of(
                        one.subject() + "\n" + one.no(),
                        one.office(),
                        String.valueOf(one.workingDays()),
                        call.t(one.step()) + (one.said().isEmpty() ? "" : ": " + one.said()),
                        ""))
                .toList();
        return new Block.Table("", columns, rows);
    }
}
