package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.service.mutualaid.FundDesk;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Office;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Person;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Story;
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

    private static final Office OFFICE = new Office(PUTUO, "33090026", "乐佩君", "汤小满", "孙静娴", "应建国", "邵立群");

    /** As the demo knows them, with the numbers of their memberships. */
    private static final List<Person> PEOPLE = List.of(
            person("郑海波", "舟山普陀蓝礁船舶修理有限公司", LocalDate.of(1987, 5, 12), 901),
            person("何大勇", "舟山普陀顺澜船舶劳务有限公司", LocalDate.of(1979, 5, 12), 901),
            person("陆小芸", "舟山普陀鲜岬水产食品有限公司", LocalDate.of(1993, 5, 12), 902),
            person("方远航", "舟山普陀丰澜远洋渔业有限公司", LocalDate.of(1984, 5, 12), 901),
            person("俞静", "舟山市普陀区青礁实验学校", LocalDate.of(1990, 5, 12), 902),
            person("曾小满", "", LocalDate.of(1990, 1, 17), 316));

    private static Person person(String name, String employer, LocalDate birth, int sequence) {
        return new Person(name, employer, IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, sequence));
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
                    false,
                    List.of("2h accept", "1d first", "1d second", "4h deputy")),
            // without a phone: refused, and nobody has told her yet
            new Story("陆小芸", "2w 10:15", 184_000, 9, "maternity", "", true, List.of("1h accept", "4h refuse")),
            // paid with the first batch; somebody holds later that it was too little
            new Story("陆小芸", "13w 18:20", 143_000, 7, "", List.of("2h accept", "1d first")));

    private final EnrolmentDesk enrolments;
    private final FundDesk fund;
    private final DemoClaimTelling telling;
    private final Employers employers;
    private final Clock clock;

    DemoClaims(EnrolmentDesk enrolments, FundDesk fund, DemoClaimTelling telling, Employers employers, Clock clock) {
        this.enrolments = enrolments;
        this.fund = fund;
        this.telling = telling;
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
            Story story = STORIES.get(i);
            telling.arrange(stage, OFFICE, who(story), story, i);
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
        Insured insured = new Insured(one.name(), one.number(), "employee", 1);
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

    private static Person who(Story story) {
        return PEOPLE.stream()
                .filter(one -> one.name().equals(story.who()))
                .findFirst()
                .orElseThrow();
    }
}
