package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Money;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 参保人员登记表导出. The people of all rosters that the list shows, within the same Scope; ID numbers are masked. */
@Component
class EnrolmentExport implements ExportKind<EnrolmentExport.Line>, Pages {
    private static final UUID FIRST = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final RosterReading reading;
    private final RosterSearch search;
    private final ExportRoutes routes;

    EnrolmentExport(JdbcClient jdbc, RosterReading reading, RosterSearch search, ExportRoutes routes) {
        this.jdbc = jdbc;
        this.reading = reading;
        this.search = search;
        this.routes = routes;
    }

    /** 一行. Somebody on a roster, in the words of whoever takes it out. */
    record Line(
            UUID roster,
            int no,
            String unit,
            String scheme,
            String module,
            int year,
            String state,
            String name,
            String idMasked,
            LocalDate birth,
            String insurance,
            int shares,
            long feeFen) {}

    @Override
    public void declare(Routes at) {
        routes.declare(at, RosterPages.ALL, this);
    }

    @Override
    public String code() {
        return "enrolments";
    }

    @Override
    public String words() {
        return "mutualaid.roster.export";
    }

    @Override
    public Duty reading() {
        return Duty.HANDLE;
    }

    @Override
    public List<String> filters() {
        return List.of("state", "q");
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of("unit", "单位", "Unit", Line::unit),
                ExportColumn.of("scheme", "方案", "Scheme", Line::scheme),
                ExportColumn.of("year", "年度", "Plan year", Line::year),
                ExportColumn.of("state", "名册状态", "State", Line::state),
                ExportColumn.of("name", "姓名", "Name", Line::name),
                ExportColumn.of("idMasked", "身份证号", "ID number", Line::idMasked),
                ExportColumn.of("birth", "出生日期", "Born", Line::birth),
                ExportColumn.of("insurance", "医保类型", "Insurance", Line::insurance),
                ExportColumn.of("module", "项目", "Module", Line::module),
                ExportColumn.of("shares", "份数", "Shares", Line::shares),
                ExportColumn.of(
                        "fee", "互助费", "Fee", line -> Money.ofFen(line.feeFen()).yuan()));
    }

    /** What is left of the roster that was begun, then roster by roster; none is read twice for a page. */
    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        Scope scope = context.scope();
        Rosters.Sought sought = search.of(scope, null, context.filter("q"));
        Map<String, Scheme> schemes = new HashMap<>();
        return jdbc.sql("""
                        SELECT r.id, l.no, r.unit_name, r.scheme, r.year, r.state, l.name, l.id_masked, l.birth, l.insurance,
                               l.module, l.shares, l.fee_fen
                          FROM (SELECT district, id, unit_name, scheme, year, state FROM mutualaid_roster
                                 WHERE district = ANY(:districts) AND starts_with(path, :path) AND id >= :roster
                                   AND (:state = '' OR state = :state)
                                   AND (:text = '' OR strpos(lower(unit_name), lower(:text)) > 0 OR id = ANY(:matters)
                                     OR employer = ANY(:units))
                                 ORDER BY id LIMIT :limit) AS r
                         CROSS JOIN LATERAL (SELECT * FROM mutualaid_roster_line l
                                 WHERE l.district = r.district AND l.roster = r.id
                                   AND l.no > CASE WHEN r.id = :roster THEN :no ELSE 0 END
                                 ORDER BY l.no LIMIT :limit) AS l
                         ORDER BY r.id, l.no LIMIT :limit
                        """)
                .param("districts", scope.districtArray())
                .param("path", scope.path() == null ? "-" : scope.path())
                .param("roster", after == null ? FIRST : after.roster())
                .param("no", after == null ? 0 : after.no())
                .param("state", context.filter("state"))
                .param("text", sought.text())
                .param("matters", sought.matters().toArray(UUID[]::new))
                .param("units", sought.units().toArray(UUID[]::new))
                .param("limit", limit)
                .query((row, n) -> {
                    String code = row.getString("scheme");
                    int year = row.getInt("year");
                    Scheme scheme = schemes.computeIfAbsent(code + year, key -> reading.scheme(code, year));
                    Words words = context.words();
                    boolean chinese = words.chinese();
                    var module = scheme.module(row.getString("module"));
                    return new Line(
                            row.getObject("id", UUID.class),
                            row.getInt("no"),
                            row.getString("unit_name"),
                            chinese ? scheme.name() : scheme.english(),
                            chinese ? module.name() : module.english(),
                            year,
                            words.t("mutualaid.roster.state." + row.getString("state")),
                            row.getString("name"),
                            row.getString("id_masked"),
                            row.getObject("birth", LocalDate.class),
                            words.t("mutualaid.insurance." + row.getString("insurance")),
                            row.getInt("shares"),
                            row.getLong("fee_fen"));
                })
                .list();
    }
}
