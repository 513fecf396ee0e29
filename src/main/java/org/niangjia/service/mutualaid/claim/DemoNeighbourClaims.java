package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Person.Sex;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.service.mutualaid.FundDesk;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Office;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Person;
import org.niangjia.service.mutualaid.claim.DemoClaimTelling.Story;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.stereotype.Component;

/**
 * 演示邻县互助. Beside 普陀 a unit of 萧山 under the terms of 杭州, and one of 平湖 under those of 平湖, the published case of 5,232.97
 * yuan among its claims: covered last year and this year, one claim decided and paid, one that nobody has looked at yet.
 */
@Component
class DemoNeighbourClaims implements DemoChapter {
    private static final int ORDER = 2_110;
    private static final String ENROLLED = "40d";
    private static final long SUBSIDY_FEN = 2_000_000;

    /**
     * 邻县. A unit there, its people, one of whom claims, and its claims.
     *
     * @param group of the invented people
     */
    private record Place(Office office, String scheme, int group, int people, Person claimant, List<Story> stories) {

        int district() {
            return office.district();
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place(
                    new Office(330109, "33010926", "洪江月", "洪江月", "骆晴川", "杭一苇", "包冬青"),
                    "hangzhou-demo",
                    6,
                    47,
                    person("来月芳", "杭州萧山临浦圆规机械有限公司", LocalDate.of(1988, 5, 12)),
                    List.of(
                            new Story(
                                    "来月芳",
                                    "9w 10:20",
                                    1_200_000,
                                    11,
                                    "",
                                    List.of("2h accept", "1d first", "1d second")),
                            new Story("来月芳", "1w 14:10", 186_000, 5, "", List.of()))),
            new Place(
                    new Office(330482, "33048226", "俞舒宁", "俞舒宁", "靳小满", "靳小满", "车永康"),
                    "pinghu-demo",
                    7,
                    80,
                    person("邬春晓", "平湖瓜灯箱包有限公司", LocalDate.of(1992, 5, 12)),
                    List.of(
                            new Story("邬春晓", "9w 11:05", 523_297, 8, "", List.of("2h accept", "1d first", "1d second")),
                            new Story("邬春晓", "1w 15:30", 186_000, 4, "", List.of()))));

    private final EnrolmentDesk enrolments;
    private final FundDesk fund;
    private final SchemeShelf shelf;
    private final DemoClaimTelling telling;
    private final Employers employers;
    private final Clock clock;

    DemoNeighbourClaims(
            EnrolmentDesk enrolments,
            FundDesk fund,
            SchemeShelf shelf,
            DemoClaimTelling telling,
            Employers employers,
            Clock clock) {
        this.enrolments = enrolments;
        this.fund = fund;
        this.shelf = shelf;
        this.telling = telling;
        this.employers = employers;
        this.clock = clock;
    }

    /** With the number of their membership. */
    private static Person person(String name, String employer, LocalDate birth) {
        return new Person(name, employer, IdCardNumber.of(IdCardNumber.DEMO_AREA, birth, 902));
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        for (Place place : PLACES) {
            stage.at(stage.moment(ENROLLED), () -> enrol(place));
            for (int i = 0; i < place.stories().size(); i++) {
                telling.arrange(
                        stage, place.office(), place.claimant(), place.stories().get(i), i);
            }
        }
    }

    /** Last year's cover and this year's, and the next one where it is paid already; only where the terms hold. */
    private void enrol(Place place) {
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        Scope house = Scope.house(place.district());
        fund.take(
                house,
                place.district(),
                place.scheme(),
                new FundDesk.Income(FundDesk.Kind.SUBSIDY, SUBSIDY_FEN, today, "演示拨款"));
        for (int year = today.getYear() - 1; year <= today.getYear() + 1; year++) {
            LocalDate paid = LocalDate.of(year - 1, 10, 20);
            Scheme scheme = shelf.ofYear(place.scheme(), year).orElseThrow();
            if (!paid.isAfter(today) && scheme.isFor(LocalDate.of(year, 1, 1))) {
                for (AidModule module : scheme.modules()) {
                    enrolments.enrol(house, batch(place, year, paid, module));
                }
            }
        }
    }

    private Batch batch(Place place, int year, LocalDate paid, AidModule module) {
        Person claimant = place.claimant();
        List<Insured> people = new ArrayList<>(DemoInsured.group(place.group(), place.people()));
        people.add(new Insured(claimant.name(), claimant.number(), "employee", 1));
        List<Insured> taking = people.stream()
                .filter(one -> module.sex()
                        .map(sex -> sex == Sex.MALE == one.number().male())
                        .orElse(true))
                .toList();
        return new Batch(
                Uuid7.next(clock),
                place.district(),
                place.scheme(),
                year,
                module.code(),
                "unit",
                employer(place),
                claimant.employer(),
                paid,
                taking);
    }

    private UUID employer(Place place) {
        return employers
                .page(
                        Scope.house(place.district()),
                        EmployerQuery.of(place.claimant().employer()),
                        null,
                        1)
                .getFirst()
                .id();
    }
}
