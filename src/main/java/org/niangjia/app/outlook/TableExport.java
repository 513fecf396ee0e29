package org.niangjia.app.outlook;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.frame.Figure;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Statistic;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.stereotype.Component;

/** 月报导出. The county's table of a month or year as a sheet: the whole first, then its parts, small cells left out. */
@Component
class TableExport implements ExportKind<TableExport.Line>, Pages {
    private final MonthDesk desk;
    private final Families families;
    private final Viewpoints viewpoints;
    private final Unions unions;
    private final Terms terms;
    private final Dictionary dictionary;
    private final ExportRoutes routes;

    TableExport(
            MonthDesk desk,
            Families families,
            Viewpoints viewpoints,
            Unions unions,
            Terms terms,
            Dictionary dictionary,
            ExportRoutes routes) {
        this.desk = desk;
        this.families = families;
        this.viewpoints = viewpoints;
        this.unions = unions;
        this.terms = terms;
        this.dictionary = dictionary;
        this.routes = routes;
    }

    /** 一行. The whole or a part, with its figures. */
    record Line(String part, String period, boolean locked, List<Figure> figures) {
        @Nullable
        Figure figure(String code) {
            return figures.stream()
                    .filter(figure -> figure.statistic().code().equals(code))
                    .findFirst()
                    .orElse(null);
        }
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, "/outlook/tables", this);
    }

    @Override
    public String code() {
        return "outlook-tables";
    }

    @Override
    public String words() {
        return "outlook.tables";
    }

    @Override
    public List<String> filters() {
        return List.of("period");
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        Words zh = dictionary.in(Locale.CHINESE);
        Words en = dictionary.in(Locale.ENGLISH);
        List<ExportColumn<Line>> columns = new ArrayList<>();
        columns.add(ExportColumn.of("period", "报表期", "Period", Line::period));
        columns.add(ExportColumn.of("locked", "是否锁定", "Locked", line -> line.locked() ? "是 yes" : "否 no"));
        columns.add(ExportColumn.of("part", "类别", "Category", Line::part));
        for (Statistic statistic : families.requests().statistics()) {
            String code = statistic.code();
            if (!code.equals(Shown.HOTTEST)) {
                columns.add(
                        ExportColumn.of(code, statistic.name(zh), statistic.name(en), line -> cell(line.figure(code))));
                if (statistic.unit() == Statistic.Unit.RATE) {
                    columns.add(ExportColumn.of(
                            code + "_parts",
                            statistic.name(zh) + "（分子 ÷ 分母）",
                            statistic.name(en) + " (parts)",
                            line -> parts(line.figure(code), zh)));
                }
            }
        }
        return columns;
    }

    private static @Nullable Object cell(@Nullable Figure figure) {
        if (figure == null) {
            return null;
        }
        return figure.hidden() ? "＊" : figure.value();
    }

    private static @Nullable Object parts(@Nullable Figure figure, Words words) {
        return figure == null || figure.hidden() || figure.value() == null ? null : Shown.parts(figure, words);
    }

    /** One page holds all of it. Only for an office of the county itself, tied to no employer. */
    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        if (after != null || !reads(context)) {
            return List.of();
        }
        int district = context.district();
        LocalDate today = viewpoints.today();
        int month = Math.clamp(terms.number("statistics.year_month", district, today), 1, 12);
        ReportPeriod period = ReportPeriod.of(context.filter("period"), month)
                .orElseGet(() -> ReportPeriod.of(YearMonth.from(today).minusMonths(1)));
        MonthDesk.Table table = desk.table(district, period, today);
        int cell = terms.number("statistics.small_cell", district, today);
        boolean locked = table.lock() != null;
        Words words = dictionary.in(Locale.CHINESE);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                words.t("outlook.all"), period.code(), locked, table.counted().all()));
        for (Map.Entry<String, List<Figure>> part :
                MonthDesk.shown(table.counted(), cell).entrySet()) {
            String name = families.requests().partName(part.getKey(), words);
            lines.add(new Line(name, period.code(), locked, part.getValue()));
        }
        return lines;
    }

    private boolean reads(ExportContext context) {
        Scope scope = context.scope();
        return scope.ownEmployers().isEmpty()
                && unions.regional(scope, context.district())
                        .map(Union::path)
                        .filter(path -> path.equals(scope.path()))
                        .isPresent();
    }
}
