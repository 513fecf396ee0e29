package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.service.mutualaid.FundDesk;
import org.niangjia.service.mutualaid.award.Reviews;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.stereotype.Component;

/**
 * 演示申领. Claims of 普陀 in every state, told through the desks after the fund's history: people of the demo who took part last
 * year and this year, invented bills, the centre's officers and the vice-chair.
 */
@Component
class DemoClaims implements DemoChapter {
    private static final int ORDER = 2_100;
    private static final int PUTUO = 330903;
    private static final String ENROLLED = "40d";
    /** A demo world may be told without the fund's history: what is awarded must be there. */
    private static final long SUBSIDY_FEN = 10_000_000;

    private static final String COUNTER = "乐佩君";
    private static final String FIRST = "汤小满";
    private static final String SECOND = "孙静娴";
    private static final String HEAD = "应建国";
    private static final String DEPUTY = "邵立群";

    /** 参保人: as the demo knows them, with the numbers of their memberships, and the unit that enrolled them. */
    private record Person(String name, String employer, LocalDate birth, int sequence) {}

    private static final List<Person> PEOPLE = List.of(
            new Person("郑海波", "舟山普陀蓝礁船舶修理有限公司", LocalDate.of(1987, 5, 12), 901),
            new Person("何大勇", "舟山普陀顺澜船舶劳务有限公司", LocalDate.of(1979, 5, 12), 901),
            new Person("陆小芸", "舟山普陀鲜岬水产食品有限公司", LocalDate.of(1993, 5, 12), 902),
            new Person("方远航", "舟山普陀丰澜远洋渔业有限公司", LocalDate.of(1984, 5, 12), 901),
            new Person("俞静", "舟山市普陀区青礁实验学校", LocalDate.of(1990, 5, 12), 902),
            new Person("曾小满", "", LocalDate.of(1990, 1, 17), 316));

    /**
     * 一件申领. Who claims what, when, and what became of it: each move so much office time after the one before.
     *
     * @param cause other than an illness, or empty
     * @param disease that a lump is paid for, or empty
     */
    private record Story(
            String who,
            String when,
            long selfPayFen,
            int daysAfterDischarge,
            String cause,
            String disease,
            List<String> course) {

        Story(String who, String when, long selfPayFen, int daysAfterDischarge, String cause, List<String> course) {
            this(who, when, selfPayFen, daysAfterDischarge, cause, "", course);
        }
    }

    private static final List<Story> STORIES = List.of(
            new Story("郑海波", "19w 09:40", 412_650, 9, "", List.of("3h accept", "1d first")),
            new Story("郑海波", "8w 20:15", 238_000, 6, "", List.of("4h accept", "1d first")),
            new Story("何大勇", "14w 10:05", 1_876_500, 15, "", List.of("2h accept", "1d first", "1d second")),
            new Story("何大勇", "2w 19:20", 156_000, 5, "", List.of("2h accept")),
            new Story("陆小芸", "9w 08:55", 305_000, 20, "maternity", List.of("3h accept", "1d refuse")),
            new Story("方远航", "7w 15:10", 4_360_000, 30, "", List.of("1h accept", "1d first", "1d second")),
            new Story("方远航", "12w 11:00", 97_500, 12, "thirdParty", List.of("2h accept", "1d refuse", "2d appeal")),
            new Story("俞静", "6w 21:30", 1_120_000, 8, "", List.of("3h accept", "1d first")),
            new Story("俞静", "4w 09:30", 92_000, 3, "", List.of("2h accept", "1d first")),
            new Story("曾小满", "3w 10:30", 371_500, 6, "", List.of("1h accept", "1d first")),
            new Story("俞静", "1w 12:40", 88_000, 4, "", List.of()),
            new Story("曾小满", "5w 09:15", 524_000, 11, "", List.of("2h ask")),
            new Story("曾小满", "16w 14:25", 66_000, 3, "", List.of("2h accept", "1d withdraw")),
            // a stay and a lump together, by two modules, up to the vice-chair
            new Story(
                    "郑海波",
                    "4w 14:10",
                    620_000,
                    7,
                    "",
                    "major",
                    List.of("2h accept", "1d first", "1d second", "4h deputy")));

    private final EnrolmentDesk enrolments;
    private final FundDesk fund;
    private final ClaimDesk desk;
    private final ClaimantDesk claimants;
    private final ReviewDesk reviews;
    private final Cases cases;
    private final Employers employers;
    private final Clock clock;

    DemoClaims(
            EnrolmentDesk enrolments,
            FundDesk fund,
            ClaimDesk desk,
            ClaimantDesk claimants,
            ReviewDesk reviews,
            Cases cases,
            Employers employers,
            Clock clock) {
        this.enrolments = enrolments;
        this.fund = fund;
        this.desk = desk;
        this.claimants = claimants;
        this.reviews = reviews;
        this.cases = cases;
        this.employers = employers;
        this.clock = clock;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment(ENROLLED), this::enrol);
        for (int i = 0; i < STORIES.size(); i++) {
            arrange(stage, STORIES.get(i), i);
        }
    }

    /** Last year's cover and this year's, and the next one where it is paid already: nobody waits any more. */
    private void enrol() {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        fund.take(
                Scope.house(PUTUO),
                PUTUO,
                "putuo",
                new FundDesk.Income(FundDesk.Kind.SUBSIDY, SUBSIDY_FEN, today, "演示拨款"));
        for (Person one : PEOPLE) {
            for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
                LocalDate paidOn = LocalDate.of(year - 1, 10, 20);
                if (!paidOn.isAfter(today)) {
                    enrol(one, year, paidOn);
                }
            }
        }
    }

    private void enrol(Person one, int year, LocalDate paidOn) {
        boolean alone = one.employer().isEmpty();
        Insured insured = new Insured(one.name(), number(one), "employee", 1);
        for (String module : List.of("medical", DemoInsured.beside(insured))) {
            Batch batch = new Batch(
                    Uuid7.next(clock),
                    PUTUO,
                    "putuo",
                    year,
                    module,
                    alone ? "individual" : "unit",
                    alone ? null : employer(one.employer()),
                    alone ? one.name() : one.employer(),
                    paidOn,
                    List.of(insured));
            enrolments.enrol(Scope.house(PUTUO), batch);
        }
    }

    private @Nullable UUID employer(String name) {
        return employers.page(Scope.house(PUTUO), EmployerQuery.of(name), null, 1).stream()
                .map(found -> found.id())
                .findFirst()
                .orElse(null);
    }

    private static IdCardNumber number(Person one) {
        return IdCardNumber.of(IdCardNumber.DEMO_AREA, one.birth(), one.sequence());
    }

    private void arrange(DemoStage stage, Story story, int n) {
        Map<String, String> told = new HashMap<>();
        Instant at = stage.moment(story.when());
        stage.at(at, () -> told.put("no", submit(stage.worker(story.who()), story, n)));
        for (String move : story.course()) {
            String[] said = move.split(" ", 2);
            at = stage.later(at, said[0]);
            stage.at(
                    at,
                    () -> move(stage, story, Optional.ofNullable(told.get("no")).orElseThrow(), said[1]));
        }
    }

    private String submit(Caller worker, Story story, int n) {
        Person who = PEOPLE.stream()
                .filter(one -> one.name().equals(story.who()))
                .findFirst()
                .orElseThrow();
        LocalDate discharged = WorkingCalendar.dayOf(clock.instant()).minusDays(story.daysAfterDischarge());
        boolean unitMaySee = n % 3 == 0;
        String[] illness = story.disease().isEmpty() ? ILLNESSES.get(n % ILLNESSES.size()) : SERIOUS;
        ClaimInput in = new ClaimInput(
                PUTUO,
                null,
                null,
                who.name(),
                number(who).value(),
                "STAY",
                discharged.minusDays(4 + n),
                discharged,
                null,
                null,
                "演示医院" + (n % 3 + 1),
                3 - n % 2,
                story.cause(),
                illness[0],
                illness[1],
                story.disease().isEmpty() ? null : List.of(story.disease()),
                Map.of("selfPay", story.selfPayFen()),
                null,
                null,
                "33090026",
                "%010d".formatted(5_100_000 + n * 37),
                "d%05d".formatted(n * 91 + 7),
                null,
                "6228480402564890018",
                "演示银行普陀支行",
                null,
                null,
                null,
                true,
                unitMaySee);
        return desk.submit(worker, in).opened().no();
    }

    private static final List<String[]> ILLNESSES = List.of(
            new String[] {"胆囊结石伴胆囊炎", "K80.1"},
            new String[] {"冠状动脉粥样硬化性心脏病", "I25.1"},
            new String[] {"腰椎间盘突出", "M51.2"},
            new String[] {"社区获得性肺炎", "J18.9"},
            new String[] {"甲状腺恶性肿瘤", "C73"});

    private static final String[] SERIOUS = {"胃恶性肿瘤", "C16.9"};

    private void move(DemoStage stage, Story story, String no, String act) {
        Case known = cases.findByNumber(CaseNumber.read(no).district(), no).orElseThrow();
        Caller worker = stage.worker(story.who());
        int version = known.version();
        switch (act) {
            case "accept" -> reviews.accept(stage.officer(COUNTER).scope(), known, version);
            case "ask" ->
                reviews.ask(
                        stage.officer(COUNTER).scope(),
                        known,
                        version,
                        List.of("SETTLEMENT", "DISCHARGE"),
                        "拍清楚每一页就行。");
            case "first" -> review(stage, FIRST, known, Reviews.Verdict.AWARD, "材料齐全，金额与结算单一致。");
            case "second" -> review(stage, SECOND, known, Reviews.Verdict.AWARD, "已复核。");
            case "deputy" -> review(stage, DEPUTY, known, Reviews.Verdict.AWARD, "同意。");
            case "refuse" -> review(stage, FIRST, known, Reviews.Verdict.REFUSE, "");
            case "uphold" -> review(stage, HEAD, known, Reviews.Verdict.REFUSE, "");
            case "appeal" -> claimants.appeal(known, version, worker, "肇事的人跑了，没有人赔，请再看看。");
            case "withdraw" -> claimants.withdraw(known, version, worker, "");
            default -> throw new IllegalStateException(act);
        }
    }

    private void review(DemoStage stage, String who, Case known, Reviews.Verdict verdict, String words) {
        reviews.review(stage.officer(who), known, known.version(), verdict, words);
    }
}
