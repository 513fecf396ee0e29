package org.niangjia.service.visit;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.frame.DemoTable;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Officers;
import org.niangjia.platform.organisation.Union;
import org.springframework.stereotype.Component;

/** 演示走访. 嘉兴's campaign over its seven counties, with findings in every outcome; a town's own visit; paired units. */
@Component
class DemoVisits implements DemoChapter {
    private static final String LEADER = "卢思远";
    private static final int PUTUO = 330903;
    private static final int PINGHU = 330482;

    private final VisitDesk desk;
    private final FindingDesk findingDesk;
    private final FeedbackDesk feedback;
    private final CampaignDesk campaignDesk;
    private final Findings findings;
    private final Pairings pairings;
    private final VisitOffices offices;
    private final Cases cases;
    private final Map<String, Visit> written = new HashMap<>();
    private String campaign = "";

    DemoVisits(
            VisitDesk desk,
            FindingDesk findingDesk,
            FeedbackDesk feedback,
            CampaignDesk campaignDesk,
            Findings findings,
            Pairings pairings,
            VisitOffices offices,
            Cases cases) {
        this.desk = desk;
        this.findingDesk = findingDesk;
        this.feedback = feedback;
        this.campaignDesk = campaignDesk;
        this.findings = findings;
        this.pairings = pairings;
        this.offices = offices;
        this.cases = cases;
    }

    @Override
    public int order() {
        return 1_200;
    }

    /** 走访一行. As the table has it. */
    private record Story(
            String when,
            String who,
            int district,
            String unit,
            List<Integer> counts,
            List<String> texts,
            String found) {
        static Story of(DemoTable.Row row) {
            return new Story(
                    row.text("when"),
                    row.text("who"),
                    row.number("district"),
                    row.text("unit"),
                    List.of(row.number("workshops"), row.number("managers"), row.number("workers")),
                    List.of(row.text("production"), row.text("said"), row.text("union")),
                    row.text("findings"));
        }
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("14w 10:00"), () -> open(stage));
        List<Story> stories = DemoTable.read(DemoVisits.class, "demo-visits.csv", Story::of);
        stories.forEach(story -> stage.at(stage.moment(story.when()), () -> write(stage, story)));
        stage.at(stage.moment("7w 10:20"), () -> reply(stage, "嘉兴南湖菱角食品有限公司", "已现场检查，单位装了 4 台风扇", true));
        stage.at(stage.moment("5w 16:10"), () -> reply(stage, "海盐潮音紧固件有限公司", "客运公司核算后再定，暂不增开", false));
        stage.at(stage.moment("4w 09:30"), () -> again(stage));
        stage.at(stage.moment("6w 11:00"), () -> tell(stage, "戚文涛", "嘉兴南湖苇荡电子有限公司"));
        stage.at(stage.moment("3w 16:30"), () -> tell(stage, "殷素娥", "平湖瓜灯箱包有限公司"));
        stage.at(stage.moment("2w 09:20"), () -> plan(stage, "殷素娥", PINGHU, "平湖瓜灯箱包有限公司", 4, campaign));
        stage.at(stage.moment("2w 10:40"), () -> plan(stage, "虞晓岚", PUTUO, "舟山普陀蓝礁船舶修理有限公司", 3, ""));
        stage.at(stage.moment("13w 15:00"), () -> pair(stage, stories));
    }

    private void open(DemoStage stage) {
        Caller leader = stage.officer(LEADER);
        LocalDate today = WorkingCalendar.dayOf(stage.moment("14w 10:00"));
        List<Union> owners = campaignDesk.offices(leader);
        Campaign opened = campaignDesk.open(
                leader,
                new CampaignDesk.NewCampaign(
                        "三了解、三推动基层走访",
                        "走企业、访职工，重在破难题、求实效。不设次数，不设问题数，没发现问题也是一次走访。",
                        today,
                        WorkingCalendar.dayOf(stage.now()).plusMonths(2),
                        named(owners, "经济工作部"),
                        named(owners, "权益保障部"),
                        named(owners, "基层组织部")));
        campaign = opened.no();
        join(leader, opened, "第一组", "樊晓棠", LEADER, "戚文涛");
        join(leader, opened, "第二组", "殷素娥", "蒲志远", "谢长根");
    }

    private static @Nullable UUID named(List<Union> unions, String end) {
        return unions.stream()
                .filter(union -> union.name().endsWith(end))
                .findFirst()
                .map(Union::id)
                .orElse(null);
    }

    private void join(Caller leader, Campaign opened, String team, String head, String... others) {
        List<Officers.Officer> people = campaignDesk.people(leader, opened);
        UUID first = account(people, head);
        List<UUID> all = new java.util.ArrayList<>(List.of(first));
        Arrays.stream(others).map(name -> account(people, name)).forEach(all::add);
        campaignDesk.join(leader, opened, team, all, first);
    }

    private static UUID account(List<Officers.Officer> people, String name) {
        return people.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(name))
                .account();
    }

    private void write(DemoStage stage, Story story) {
        Instant at = stage.moment(story.when());
        LocalTime arrived = at.atZone(WorkingCalendar.ZONE).toLocalTime().minusMinutes(150);
        NewVisit in = new NewVisit(
                null,
                story.district(),
                story.unit(),
                WorkingCalendar.dayOf(at),
                false,
                story.district() == PUTUO ? null : campaign,
                arrived.isBefore(LocalTime.of(8, 0)) ? null : arrived,
                null,
                null,
                story.counts().get(0),
                story.counts().get(1),
                story.counts().get(2),
                story.texts().get(0),
                story.texts().get(1),
                story.texts().get(2),
                null,
                null,
                null,
                story.found().isEmpty()
                        ? List.of()
                        : Arrays.stream(story.found().split(" / ", -1))
                                .map(DemoVisits::found)
                                .toList());
        Visit visit = desk.record(stage.officer(story.who()), in).visit();
        written.putIfAbsent(story.unit(), visit);
    }

    /** theme|text|outcome|answer, category or body outside|told. */
    private static NewVisit.NewFinding found(String text) {
        String[] parts = text.split("\\|", -1);
        String outcome = parts[2];
        return new NewVisit.NewFinding(
                null,
                parts[0].strip(),
                parts[1],
                outcome,
                outcome.equals("CASE") || outcome.equals("OUTSIDE") ? "" : parts[3],
                outcome.equals("CASE") ? parts[3] : "",
                outcome.equals("OUTSIDE") ? parts[3] : "",
                parts.length > 4 && parts[4].strip().equals("told"));
    }

    private Findings.Found of(String unit, Outcome outcome) {
        Visit visit = Objects.requireNonNull(written.get(unit));
        return findings.of(visit.district(), visit.id()).stream()
                .filter(one -> one.outcome() == outcome)
                .findFirst()
                .orElseThrow();
    }

    private Case known(Findings.Found found) {
        return cases.findByNumber(found.district(), found.no()).orElseThrow();
    }

    private static Caller handler(DemoStage stage, Case known) {
        return stage.officer(Objects.requireNonNull(known.handler()), known.union());
    }

    private void reply(DemoStage stage, String unit, String text, boolean solved) {
        Case known = known(of(unit, Outcome.OUTSIDE));
        findingDesk.replied(handler(stage, known).scope(), known, -1, text, solved);
    }

    /** Looked at again: the night class for children is there, the buses are a long-term matter now. */
    private void again(DemoStage stage) {
        Case buses = known(of("海盐潮音紧固件有限公司", Outcome.OUTSIDE));
        findingDesk.decide(
                handler(stage, buses).scope(),
                buses,
                -1,
                new FindingDesk.Destination(Outcome.LONG_TERM, "", "", "明年公交线路调整时再提"));
        Case children = known(of("海盐潮音紧固件有限公司", Outcome.LONG_TERM));
        if (children.id().equals(buses.id())) {
            return;
        }
        findingDesk.finish(handler(stage, children).scope(), children, -1, Finding.SOLVED, "街道的小候鸟班收了 11 个孩子");
    }

    private void tell(DemoStage stage, String who, String unit) {
        Visit visit = Objects.requireNonNull(written.get(unit));
        StringBuilder text = new StringBuilder();
        findings.of(visit.district(), visit.id()).stream()
                .filter(Findings.Found::told)
                .forEach(one ->
                        text.append(one.text()).append("：").append(one.answer()).append('\n'));
        feedback.tell(stage.officer(who), visit, -1, text.toString().strip(), "IN_PERSON");
    }

    private void plan(DemoStage stage, String who, int district, String unit, int days, String of) {
        desk.record(
                stage.officer(who),
                new NewVisit(
                        null,
                        district,
                        unit,
                        WorkingCalendar.dayOf(stage.now()).plusDays(days),
                        true,
                        of.isEmpty() ? null : of,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null));
    }

    /** Each of the city's officers has the units that they have been to. */
    private void pair(DemoStage stage, List<Story> stories) {
        int year = WorkingCalendar.dayOf(stage.now()).getYear();
        for (Story story : stories) {
            Caller by = stage.officer(story.who());
            Employer unit = offices.unit(by.scope(), story.district(), story.unit());
            Officers.Officer officer = new Officers.Officer(
                    by.account(),
                    by.name(),
                    by.worn().union(),
                    by.worn().unionName(),
                    by.worn().title());
            pairings.put(unit, offices.above(unit), year, officer);
        }
    }
}
