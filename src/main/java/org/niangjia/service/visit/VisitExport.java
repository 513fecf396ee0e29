package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.stereotype.Component;

/** 走访台账导出. The list of visits as it was narrowed, within the same Scope; what workers said is not in it. */
@Component
class VisitExport implements ExportKind<VisitExport.Line>, Pages {
    private final Visits visits;
    private final Findings findings;
    private final Campaigns campaigns;
    private final Regions regions;
    private final ExportRoutes routes;
    private final Clock clock;

    VisitExport(
            Visits visits, Findings findings, Campaigns campaigns, Regions regions, ExportRoutes routes, Clock clock) {
        this.visits = visits;
        this.findings = findings;
        this.campaigns = campaigns;
        this.regions = regions;
        this.routes = routes;
        this.clock = clock;
    }

    /** 一行. A visit in the words of whoever takes it out. */
    record Line(Visit visit, String campaign, String place, Findings.Sum sum, Words words, LocalDate today) {
        private String state() {
            return words.t("visit.state." + visit.state(today));
        }

        private @Nullable String hours() {
            LocalTime from = visit.from();
            LocalTime until = visit.until();
            return from == null && until == null ? null : text(from) + "—" + text(until);
        }

        private static String text(@Nullable LocalTime at) {
            return at == null ? "" : at.toString();
        }

        private @Nullable LocalDate told() {
            return visit.feedbackAt() == null ? null : WorkingCalendar.dayOf(visit.feedbackAt());
        }

        /** Numbers of what was seen and found stand only where it was written down. */
        private @Nullable Object counted(long number) {
            return visit.recordedAt() == null ? null : number;
        }
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, VisitPages.ALL, this);
    }

    @Override
    public String code() {
        return "visits";
    }

    @Override
    public String words() {
        return "visit.menu";
    }

    @Override
    public Duty reading() {
        return Duty.VISIT;
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of("no", "走访编号", "Number", line -> line.visit().no()),
                ExportColumn.of("day", "走访日期", "Day", line -> line.visit().day()),
                ExportColumn.of("hours", "起止时间", "Hours", Line::hours),
                ExportColumn.of("unit", "单位", "Unit", line -> line.visit().unit()),
                ExportColumn.of("place", "镇街", "Town", Line::place),
                ExportColumn.of("campaign", "走访活动", "Campaign", Line::campaign),
                ExportColumn.of("team", "组", "Team", line -> line.visit().team()),
                ExportColumn.of("office", "走访工会", "Office", line -> line.visit().ownerTitle()),
                ExportColumn.of(
                        "owner", "记录人", "Written by", line -> line.visit().ownerName()),
                ExportColumn.of(
                        "people", "同去的人", "Who went along", line -> line.visit().people()),
                ExportColumn.of(
                        "workshops",
                        "车间班组数",
                        "Workshops and teams",
                        line -> line.counted(line.visit().workshops())),
                ExportColumn.of(
                        "managers",
                        "座谈管理人员数",
                        "Managers in the talk",
                        line -> line.counted(line.visit().managers())),
                ExportColumn.of(
                        "workers",
                        "座谈职工数",
                        "Workers in the talk",
                        line -> line.counted(line.visit().workers())),
                ExportColumn.of(
                        "found",
                        "发现问题数",
                        "Findings",
                        line -> line.counted(line.sum().found())),
                ExportColumn.of(
                        "solved",
                        "已解决数",
                        "Solved",
                        line -> line.counted(line.sum().solved())),
                ExportColumn.of(
                        "open", "未了结数", "Open", line -> line.counted(line.sum().open())),
                ExportColumn.of("told", "反馈单位日期", "Unit told on", Line::told),
                ExportColumn.of("state", "状态", "State", Line::state));
    }

    @Override
    public List<String> filters() {
        return VisitFilter.FIELDS;
    }

    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        VisitFilter filter = VisitFilter.of(context.scope(), campaigns, context::filter);
        Visits.After from = after == null
                ? null
                : new Visits.After(after.visit().day(), after.visit().id());
        List<Visit> page = visits.page(context.scope(), filter, from, limit);
        Map<UUID, Findings.Sum> sums =
                findings.sums(context.scope(), page.stream().map(Visit::id).toList());
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        return page.stream()
                .map(visit -> new Line(
                        visit,
                        campaigns
                                .byId(visit.campaignDistrict(), visit.campaign())
                                .map(Campaign::name)
                                .orElse(""),
                        regions.find(visit.town()).map(region -> region.name()).orElse(""),
                        sums.getOrDefault(visit.id(), Findings.Sum.NONE),
                        context.words(),
                        today))
                .toList();
    }
}
