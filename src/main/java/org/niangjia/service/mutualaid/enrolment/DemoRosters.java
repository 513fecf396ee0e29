package org.niangjia.service.mutualaid.enrolment;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Cashier;
import org.niangjia.engine.collection.Notice;
import org.niangjia.engine.collection.Notices;
import org.niangjia.engine.collection.Till;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.behalf.BehalfDesk;
import org.niangjia.platform.behalf.BehalfEntry;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * 演示参保. Units of 普陀 on their way into the next plan year, a roster in each state; money that fits, that is short, that is for
 * three units, that nobody knows. Beside it the covers of the year before.
 */
@Component
class DemoRosters implements DemoChapter {
    private static final int ORDER = 2_100;
    private static final int PUTUO = 330903;
    private static final String SCHEME = "putuo";
    static final String YARD = "舟山普陀蓝礁船舶修理有限公司";
    static final String FISH = "舟山普陀鲜岬水产食品有限公司";
    static final String HOTEL = "舟山普陀沙屿酒店有限公司";
    static final String FLEET = "舟山普陀丰澜远洋渔业有限公司";
    private static final String PARTS = "舟山普陀银锚船舶配套有限公司";
    static final String SCHOOL = "舟山市普陀区青礁实验学校";
    private static final String REVIEWER = "孙静娴";
    private static final String CASHIER = "戴素云";

    private final RosterDesk desk;
    private final RosterReview review;
    private final RosterSources sources;
    private final RosterReading reading;
    private final Rosters rosters;
    private final DemoCovers covers;
    private final WindowDesk window;
    private final Notices notices;
    private final Cashier cashier;
    private final SchemeShelf shelf;
    private final BehalfDesk behalf;
    private final boolean wanted;
    private final Map<String, UUID> made = new HashMap<>();
    private final Map<String, String> makers = new TreeMap<>();

    DemoRosters(
            RosterDesk desk,
            RosterReview review,
            RosterSources sources,
            RosterReading reading,
            Rosters rosters,
            DemoCovers covers,
            WindowDesk window,
            Notices notices,
            Cashier cashier,
            SchemeShelf shelf,
            BehalfDesk behalf,
            @Value("${niangjia.demo.aid:true}") boolean wanted) {
        this.desk = desk;
        this.review = review;
        this.sources = sources;
        this.reading = reading;
        this.rosters = rosters;
        this.covers = covers;
        this.window = window;
        this.notices = notices;
        this.cashier = cashier;
        this.shelf = shelf;
        this.behalf = behalf;
        this.wanted = wanted;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        if (!wanted) {
            return;
        }
        LocalDate today = WorkingCalendar.dayOf(stage.now());
        LocalDate base = inWindow(today).isPresent() ? today : midsummer(today);
        int shift = (int) ChronoUnit.DAYS.between(base, today);
        int year = inWindow(base).orElseThrow();
        stage.at(at(stage, shift, 16, "09:00"), () -> covers.before(year - 1));
        stage.at(at(stage, shift, 13, "09:40"), () -> handIn(stage, year));
        stage.at(at(stage, shift, 9, "10:20"), () -> decide(stage));
        stage.at(at(stage, shift, 5, "15:30"), () -> moneyCame(stage));
        stage.at(at(stage, shift, 3, "10:10"), () -> atTheWindow(stage, year));
    }

    private static java.time.Instant at(DemoStage stage, int shift, int days, String time) {
        return stage.moment(shift + days + "c " + time);
    }

    /** The plan year that takes rosters on a day and on all days of the story before it. */
    private Optional<Integer> inWindow(LocalDate day) {
        Scheme scheme = shelf.find(SCHEME, day).orElseThrow();
        return PlanYears.of(scheme, day.minusDays(17)).stream()
                .filter(offer -> !offer.addition())
                .filter(offer ->
                        PlanYears.find(scheme, day, offer.year(), false).isPresent())
                .map(PlanYears.Offer::year)
                .findFirst();
    }

    private static LocalDate midsummer(LocalDate today) {
        LocalDate day = LocalDate.of(today.getYear(), 6, 20);
        return day.isAfter(today) ? day.minusYears(1) : day;
    }

    // --- rosters of the next year

    private void handIn(DemoStage stage, int year) {
        open(stage, "顾桂芬", YARD, year, 62, true);
        open(stage, "苗若溪", FISH, year, 186, true);
        open(stage, "祝文澜", HOTEL, year, 74, true);
        open(stage, "华蓓蕾", FLEET, year, 210, true);
        open(stage, "管晨曦", SCHOOL, year, 132, true);
        Roster parts = open(stage, "周立新", PARTS, year, 96, false);
        add(stage.officer("周立新"), parts, 8, 60);
        shop(stage, "舟山普陀海角面馆", year, 9, 8);
        shop(stage, "舟山普陀小浪花超市", year, 14, 12);
        shop(stage, "舟山普陀潮音客栈有限公司", year, 23, 19);
        makers.forEach((unit, officer) -> {
            // the school is still at it
            if (!unit.equals(SCHOOL)) {
                Roster roster = roster(unit);
                review.submit(stage.officer(officer).scope(), roster, roster.version());
            }
        });
    }

    private void shop(DemoStage stage, String shop, int year, int staff, int taking) {
        Roster roster = open(stage, "龚世昌", shop, year, staff, false);
        add(stage.officer("龚世昌"), roster, staff, taking);
    }

    private Roster open(DemoStage stage, String officer, String unit, int year, int staff, boolean renew) {
        NewRoster wish = new NewRoster(
                SCHEME,
                String.valueOf(year),
                "unit",
                null,
                covers.employer(PUTUO, unit).id().toString(),
                staff,
                null,
                "单位填报",
                reading.today());
        Caller by = stage.officer(officer);
        Roster roster = desk.open(by, wish);
        made.put(unit, roster.id());
        makers.put(unit, officer);
        if (renew) {
            sources.renew(by.scope(), roster);
        }
        return roster;
    }

    private void add(Caller by, Roster roster, int group, int count) {
        Scheme scheme = reading.scheme(roster);
        desk.add(
                by.scope(),
                roster,
                DemoCovers.people(group, count).stream()
                        .map(one -> new Applicant(
                                one.name(),
                                one.number(),
                                "",
                                one.insurance(),
                                DemoCovers.takes(one).stream()
                                        .map(scheme::module)
                                        .toList(),
                                1))
                        .toList());
    }

    private Roster roster(String unit) {
        return rosters.get(Scope.house(PUTUO), PUTUO, Objects.requireNonNull(made.get(unit)));
    }

    private void decide(DemoStage stage) {
        Caller reviewer = stage.officer(REVIEWER);
        Roster parts = roster(PARTS);
        review.sendBack(reviewer, parts, parts.version(), "名册里少了盖章的申请表；李、王两位的医保类型请核对。");
        Set<String> waiting = Set.of(FLEET, PARTS, SCHOOL);
        made.keySet().stream().filter(unit -> !waiting.contains(unit)).sorted().forEach(unit -> {
            Roster roster = roster(unit);
            if (RosterConfirmations.needed(roster)) {
                confirmed(stage, roster);
            }
            review.approve(reviewer, roster, roster.version());
        });
    }

    /** The office passes the link on, and the unit says yes. */
    private void confirmed(DemoStage stage, Roster roster) {
        Caller office = stage.officer(Objects.requireNonNull(makers.get(roster.unitName())));
        UUID unit = Objects.requireNonNull(roster.employer());
        BehalfEntry entry = behalf.enter(office, PUTUO, unit, roster.unitName(), RosterConfirmations.CODE);
        behalf.answer(PUTUO, behalf.link(office, entry), "单位经办人", true, "");
    }

    // --- the bank's statement of the week

    private void moneyCame(DemoStage stage) {
        Caller by = stage.officer(CASHIER);
        Till till = review.till(roster(YARD));
        LocalDate day = reading.today().minusDays(1);
        Notice yard = notice(YARD);
        Notice fish = notice(FISH);
        List<Notice> shops = List.of(notice("舟山普陀海角面馆"), notice("舟山普陀小浪花超市"), notice("舟山普陀潮音客栈有限公司"));
        long three = shops.stream().mapToLong(Notice::amountFen).sum();
        cashier.read(
                by.scope(),
                till,
                List.of(
                        new Cashier.Arrival("DEMO0001", day, yard.amountFen(), YARD, yard.code() + " 医疗互助费"),
                        new Cashier.Arrival("DEMO0002", day, fish.amountFen() - 100_00, FISH, "互助费 " + fish.code()),
                        new Cashier.Arrival(
                                "DEMO0003",
                                day,
                                three,
                                "东港商圈联合工会",
                                String.join(
                                        " ", shops.stream().map(Notice::code).toList())),
                        new Cashier.Arrival("DEMO0004", day, 350_00, "方某某", "往来款"),
                        new Cashier.Arrival("DEMO0005", day, 1_200_00, "舟山普陀某某建筑劳务部", "")));
        cashier.confirm(by.scope(), till, cashier.lineOf(by.scope(), till, "DEMO0001"), List.of(yard.id()));
        cashier.confirm(by.scope(), till, cashier.lineOf(by.scope(), till, "DEMO0002"), List.of(fish.id()));
    }

    private Notice notice(String unit) {
        Roster roster = roster(unit);
        return notices.findOf(Scope.house(PUTUO), PUTUO, review.till(roster).code(), roster.id())
                .orElseThrow();
    }

    private void atTheWindow(DemoStage stage, int year) {
        Insured rider = DemoCovers.people(30, 1).getFirst();
        window.take(
                stage.officer("乐佩君"),
                new WindowDesk.Form(
                        SCHEME,
                        String.valueOf(year),
                        "newForm",
                        null,
                        rider.name(),
                        rider.number().value(),
                        rider.insurance(),
                        "",
                        DemoCovers.takes(rider),
                        "1",
                        true,
                        true));
    }
}
