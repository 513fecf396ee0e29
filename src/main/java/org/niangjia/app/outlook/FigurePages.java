package org.niangjia.app.outlook;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Asked;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.StatisticFamily;
import org.niangjia.platform.frame.StatisticFamily.Behind;
import org.niangjia.platform.frame.StatisticFamily.Counted;
import org.niangjia.platform.frame.Words;
import org.springframework.stereotype.Component;

/** 看板页面. The board, one figure opened, an office beside its own past; the same figures for programs. */
@Component
class FigurePages implements Pages {
    private static final int MONTHS = 12;

    private final Families families;
    private final Viewpoints viewpoints;
    private final OfficesBelow offices;

    FigurePages(Families families, Viewpoints viewpoints, OfficesBelow offices) {
        this.families = families;
        this.viewpoints = viewpoints;
        this.offices = offices;
    }

    @Override
    public void declare(Routes at) {
        at.get("/outlook", Duty.HANDLE, this::board).gives(Listed.class);
        at.get("/outlook/trend", Duty.HANDLE, this::trend);
        at.get("/outlook/figures/{family}/{code}", Duty.HANDLE, this::figure).gives(Line.class);
        at.get("/statistics/{family}", Duty.HANDLE, this::statistics).gives(Listed.class);
    }

    /** 统计数列表. All figures of a family, as told to a program. */
    record Listed(int district, LocalDate asOf, @Nullable LocalDate from, List<Line> items) {}

    /** 统计数行. Numbers are left out where the cell is too small. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Line(
            String key,
            String name,
            @Nullable Long numerator,
            @Nullable Long denominator,
            @Nullable Double value,
            String unit,
            String formula,
            int version,
            LocalDate asOf,
            String source,
            boolean hidden) {
        static Line of(Figure figure, Asked asked, Words words) {
            Statistic statistic = figure.statistic();
            return new Line(
                    statistic.code(),
                    statistic.name(words),
                    figure.numerator(),
                    figure.denominator(),
                    figure.value(),
                    statistic.unit().name(),
                    statistic.formula(words),
                    statistic.version(),
                    asked.asOf(),
                    statistic.source(words),
                    figure.hidden());
        }
    }

    private Answer statistics(Call call) {
        StatisticFamily family = families.get(call.path("family"));
        Viewpoint view = call.json() ? viewpoints.program(call) : viewpoints.page(call);
        return board(call, family, view);
    }

    private Answer board(Call call) {
        return board(call, families.requests(), viewpoints.page(call));
    }

    private Answer board(Call call, StatisticFamily family, Viewpoint view) {
        Counted counted = counted(family, view);
        Asked asked = view.asked();
        if (call.json()) {
            return Answer.json(new Listed(
                    asked.district(),
                    asked.asOf(),
                    asked.from(),
                    counted.all().stream()
                            .map(figure -> Line.of(figure, asked, call.words()))
                            .toList()));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("family", family);
        model.put("counted", counted);
        model.put("months", view.closed() ? Map.of() : months(family, view));
        if (family != families.requests()) {
            return Answer.page("app/outlook/family.jte", null, model);
        }
        model.put("others", families.all().stream().filter(one -> one != family).toList());
        return Answer.page("app/outlook/board.jte", null, model);
    }

    static Counted counted(StatisticFamily family, Viewpoint view) {
        Counted raw = family.count(view.scope(), view.asked());
        return SmallCells.hide(raw, view);
    }

    /** Twelve months to the day of the figures, in the order of the calendar. */
    private static Map<YearMonth, List<Figure>> months(StatisticFamily family, Viewpoint view) {
        LocalDate last = view.asked().asOf();
        LocalDate first = last.withDayOfMonth(1).minusMonths(MONTHS - 1);
        Map<YearMonth, List<Figure>> months =
                family.months(view.scope(), view.asked().during(first, last));
        return view.wholeCell() == 0 ? months : SmallMonths.hide(months, view.wholeCell());
    }

    private Answer trend(Call call) {
        Viewpoint view = viewpoints.page(call);
        StatisticFamily family = families.requests();
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("offices", offices.below(call, view));
        model.put("chosen", call.query("office").orElse(""));
        model.put("months", view.closed() ? Map.of() : months(family, view));
        return Answer.page("app/outlook/trend.jte", null, model);
    }

    private Answer figure(Call call) {
        StatisticFamily family = families.get(call.path("family"));
        Statistic statistic = Families.statistic(family, call.path("code"));
        Viewpoint view = viewpoints.page(call);
        String part = call.query("part").filter(p -> view.lists()).orElse(null);
        Asked asked = view.asked().of(part);
        Figure figure = SmallCells.hide(family.count(view.scope(), asked), view).get(statistic.code());
        boolean upper = call.query("of").filter("numerator"::equals).isPresent();
        int limit = call.limit(20, 100);
        List<Behind> found = view.lists()
                ? family.behind(view.scope(), asked, statistic.code(), upper, after(call), limit + 1)
                : List.of();
        List<Behind> page = found.size() > limit ? found.subList(0, limit) : found;
        Map<String, Object> model = new HashMap<>();
        model.put("view", view);
        model.put("family", family);
        model.put("figure", figure);
        model.put("part", part == null ? "" : part);
        model.put("upper", upper);
        model.put("items", page);
        model.put("next", found.size() > limit ? page.getLast().id().toString() : "");
        return Answer.page("app/outlook/figure.jte", Line.of(figure, asked, call.words()), model);
    }

    private static @Nullable UUID after(Call call) {
        return call.query("after").map(Viewpoints::id).orElse(null);
    }
}
