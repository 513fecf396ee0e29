package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 走访报告书. The report as leaders read and sign it, and as everybody may read it: counts alone. */
@Component
class CampaignPaper {
    private final Press press;
    private final Trail trail;
    private final CampaignReport report;
    private final Clock clock;

    CampaignPaper(Press press, Trail trail, CampaignReport report, Clock clock) {
        this.press = press;
        this.trail = trail;
        this.report = report;
        this.clock = clock;
    }

    Answer answer(Call call, Campaign campaign, CampaignReport.Report counted) {
        trail.record(
                call.scope().actor(),
                call.caller().worn().district(),
                Trail.PRINTED,
                CampaignDesk.CODE,
                campaign.id(),
                campaign.no());
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        Times times = new Times(call.words(), LocalDate.EPOCH);
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(
                call.t("visit.campaign"),
                campaign.name(),
                call.t("visit.campaign.period"),
                times.day(campaign.first()) + "—" + times.day(campaign.last()),
                call.t("visit.report.as_of"),
                times.day(today),
                call.t("visit.report.reach"),
                call.caller().worn().unionName()));
        blocks.add(Block.body(summary(call, counted)));
        blocks.add(Block.heading(call.t("visit.report.by_theme")));
        blocks.add(themes(call, counted));
        blocks.add(Block.heading(call.t("visit.report.by_place")));
        blocks.add(counted.places().isEmpty() ? Block.body(call.t("visit.report.none")) : places(call, counted));
        blocks.add(Block.heading(call.t("visit.report.matters")));
        blocks.add(
                counted.matters().isEmpty()
                        ? Block.body(call.t("visit.report.matters.none"))
                        : matters(call, counted.matters()));
        blocks.add(Block.note(call.t("visit.report.formula")));
        blocks.add(Block.signatures(
                call.t("visit.report.made_by"), call.t("visit.report.head"), call.t("visit.report.deputy")));
        Paper paper = Paper.of(call.t("visit.report.title"), today)
                .by(call.caller().worn().unionName())
                .numbered(campaign.no())
                .with(blocks.toArray(Block[]::new));
        return press.answer(call, paper, "/campaigns/" + campaign.no());
    }

    static String summary(Call call, CampaignReport.Report counted) {
        CampaignReport.Tally all = counted.tally();
        return call.t(
                "visit.report.summary",
                counted.visited().visits(),
                counted.visited().units(),
                counted.visited().workers(),
                all.found(),
                all.solved(),
                all.open(Outcome.CASE),
                all.open(Outcome.OUTSIDE),
                all.open(Outcome.LONG_TERM),
                all.open(Outcome.OPEN),
                counted.visited().nothing());
    }

    /** 公开文本. Counts by theme; no place, no unit, no name. */
    String published(Call call, Campaign campaign) {
        CampaignReport.Report counted = report.of(call.scope(), campaign, 1);
        StringBuilder text = new StringBuilder(summary(call, counted));
        for (Theme theme : Theme.values()) {
            CampaignReport.Tally tally = counted.themes().get(theme);
            if (tally != null) {
                text.append('\n')
                        .append(call.t(
                                "visit.report.public_theme",
                                call.t("visit.theme." + theme),
                                tally.found(),
                                tally.solved()));
            }
        }
        return text.toString();
    }

    private static List<Block.Column> columns(Call call, String first) {
        List<Block.Column> columns = new ArrayList<>();
        columns.add(new Block.Column(call.t(first), 4, false));
        for (String key : List.of("found", "solved", "case", "outside", "long", "open", "ended")) {
            columns.add(new Block.Column(call.t("visit.report." + key), 2, true));
        }
        return columns;
    }

    private static List<String> cells(String name, CampaignReport.Tally tally) {
        return List.of(
                name,
                String.valueOf(tally.found()),
                String.valueOf(tally.solved()),
                String.valueOf(tally.open(Outcome.CASE)),
                String.valueOf(tally.open(Outcome.OUTSIDE)),
                String.valueOf(tally.open(Outcome.LONG_TERM)),
                String.valueOf(tally.open(Outcome.OPEN)),
                String.valueOf(tally.ended()));
    }

    private static Block themes(Call call, CampaignReport.Report counted) {
        return new Block.Table(
                "",
                columns(call, "visit.theme"),
                counted.themes().entrySet().stream()
                        .map(one -> cells(call.t("visit.theme." + one.getKey()), one.getValue()))
                        .toList());
    }

    private static Block places(Call call, CampaignReport.Report counted) {
        List<Block.Column> columns = new ArrayList<>(columns(call, "visit.report.place"));
        columns.add(1, new Block.Column(call.t("visit.report.visits"), 2, true));
        return new Block.Table(
                "",
                columns,
                counted.places().stream()
                        .map(line -> {
                            List<String> cells = new ArrayList<>(cells(line.name(), line.tally()));
                            cells.add(1, String.valueOf(line.visited().visits()));
                            return List.copyOf(cells);
                        })
                        .toList());
    }

    private static Block matters(Call call, List<CampaignReport.Matter> matters) {
        return new Block.Table(
                "",
                List.of(
                        new Block.Column(call.t("visit.unit"), 5, false),
                        new Block.Column(call.t("visit.finding"), 9, false),
                        new Block.Column(call.t("visit.outcome"), 3, false)),
                matters.stream()
                        .map(one -> List.of(
                                one.unit() + "（" + one.town() + "）",
                                one.text(),
                                call.t("visit.outcome." + one.outcome())))
                        .toList());
    }
}
