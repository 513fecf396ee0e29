package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("用人单位：登记、查找、导入")
class OfficerKeepingEmployers {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private EmployerDesk desk;

    @Autowired
    private Employers employers;

    @Autowired
    private JdbcClient jdbc;

    private TestOrganisation house;

    @BeforeEach
    void aCounty() {
        house = new TestOrganisation(context);
    }

    private static List<String> codes(Throwable refused) {
        return ((RefusedException) refused)
                .reasons().stream().map(Refusal::code).toList();
    }

    private List<String> found(Scope scope, String text) {
        return employers.page(scope, EmployerQuery.of(text), null, 20).stream()
                .map(employer -> employer.facts().name())
                .toList();
    }

    @Test
    @DisplayName("名称里任何一段都查得到，括号、大小写、全角不影响，生僻字也行")
    void anyPieceOfANameIsFound() {
        house.employer("䶮𬭩（舟山）海运有限公司", house.town(1));
        house.employer("ＡＢＣ机电-厂", house.town(1));
        assertThat(found(house.house, "𬭩")).hasSize(1);
        assertThat(found(house.house, "𬭩舟")).hasSize(1);
        assertThat(found(house.house, "(舟山)海")).hasSize(1);
        assertThat(found(house.house, "abc机电厂")).hasSize(1);
        assertThat(found(house.house, "海舟")).isEmpty();
        assertThat(found(house.house, "%")).isEmpty();
        assertThat(found(house.house, "'; DROP TABLE organisation_employer; --"))
                .isEmpty();
    }

    @Test
    @DisplayName("按信用代码查得到；按镇街筛选")
    void foundByCodeAndByTown() {
        String code = TestOrganisation.creditCode();
        desk.register(house.house, house.district, EmployerFacts.of("甲厂", code, house.town(1)));
        house.employer("乙厂", house.town(2));
        assertThat(found(house.house, " " + code.toLowerCase(Locale.ROOT))).containsExactly("甲厂");
        assertThat(employers.page(house.house, new EmployerQuery("", house.town(2), false), null, 20))
                .extracting(employer -> employer.facts().name())
                .containsExactly("乙厂");
    }

    @Test
    @DisplayName("一页一页翻，不重不漏")
    void pagesFollowWithoutGapsOrDoubles() {
        IntStream.range(0, 7).forEach(i -> house.employer("厂" + i, house.town(1)));
        List<String> all = new ArrayList<>();
        UUID after = null;
        List<Employer> page = employers.page(house.house, EmployerQuery.of(""), after, 3);
        while (!page.isEmpty()) {
            page.forEach(employer -> all.add(employer.facts().name()));
            after = page.getLast().id();
            page = employers.page(house.house, EmployerQuery.of(""), after, 3);
        }
        assertThat(all).containsExactlyInAnyOrder("厂6", "厂5", "厂4", "厂3", "厂2", "厂1", "厂0");
    }

    @Test
    @DisplayName("联系电话加密保存，页面只见遮盖后的；要看全号须写理由")
    void theTelephoneIsSealed() {
        Employer employer = desk.register(house.house, house.district, withPhone("13805801234"));
        assertThat(employer.facts().contactPhone()).isEqualTo("138 **** 1234");
        String row = jdbc.sql("SELECT e::text FROM organisation_employer e WHERE district = :d AND id = :id")
                .param("d", house.district)
                .param("id", employer.id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain("13805801234").doesNotContain("138058");
        assertThatThrownBy(() -> desk.revealContactPhone(house.house, house.district, employer.id(), " "))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.REASON_MISSING"));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .contains("13805801234");
    }

    private EmployerFacts withPhone(String phone) {
        return new EmployerFacts(
                "有电话的厂", null, house.town(1), "船舶修造", 60, "单位填报", LocalDate.of(2026, 3, 2), "王海生", phone);
    }

    @Test
    @DisplayName("改别的，遮盖的电话原样带回，全号不丢；清空就真的没了")
    void theTelephoneSurvivesAnAmendment() {
        Employer employer = desk.register(house.house, house.district, withPhone("0580-3010000"));
        desk.amend(
                house.house,
                house.district,
                employer.id(),
                1,
                withPhone(employer.facts().contactPhone()));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .contains("0580-3010000");
        desk.amend(house.house, house.district, employer.id(), 2, withPhone(""));
        assertThat(desk.revealContactPhone(house.house, house.district, employer.id(), "核对"))
                .isEmpty();
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> desk.amend(house.house, house.district, employer.id(), 2, withPhone("")));
    }

    @Test
    @DisplayName("代码错、人数没有来源、电话不像电话，一次说完")
    void allReasonsAtOnce() {
        EmployerFacts bad = new EmployerFacts("", "91330903MA2XX00K97", 12, "", 60, null, null, "", "12345");
        assertThatThrownBy(() -> desk.register(house.house, house.district, bad))
                .satisfies(e -> assertThat(codes(e))
                        .contains(
                                "organisation.NAME_MISSING",
                                "organisation.PLACE_UNKNOWN",
                                "organisation.STAFF_WITHOUT_SOURCE",
                                "organisation.CONTACT_PHONE")
                        .hasSize(5));
    }

    @Test
    @DisplayName("两人同时登记同一代码，只进一家；没有代码的，同镇街同名算一家")
    void theSameEmployerIsRegisteredOnce() throws Exception {
        String code = TestOrganisation.creditCode();
        assertThat(race(EmployerFacts.of("抢登厂", code, house.town(1))))
                .containsExactlyInAnyOrder("registered", "organisation.EMPLOYER_KNOWN", "organisation.EMPLOYER_KNOWN");
        assertThat(race(EmployerFacts.of("街角小吃（店）", null, house.town(1))))
                .containsExactlyInAnyOrder("registered", "organisation.EMPLOYER_KNOWN", "organisation.EMPLOYER_KNOWN");
        desk.register(house.house, house.district, EmployerFacts.of("街角小吃店", null, house.town(2)));
    }

    private List<String> race(EmployerFacts facts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = IntStream.range(0, 3)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        try {
                            desk.register(house.house, house.district, facts);
                            return "registered";
                        } catch (RefusedException refused) {
                            return codes(refused).getFirst();
                        }
                    }))
                    .toList();
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    @Test
    @DisplayName("邻县查不到、看不到、改不了；职工没有名录可看")
    void nothingLeaksToTheNeighbour() {
        Employer employer = house.employer("只在本县的厂", house.town(1));
        TestOrganisation other = new TestOrganisation(context);
        Scope neighbour = other.officer(other.county);
        assertThat(found(neighbour, "只在本县")).isEmpty();
        assertThat(employers.list(neighbour, List.of(employer.id()))).isEmpty();
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> employers.get(neighbour, house.district, employer.id()));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.close(neighbour, house.district, employer.id(), 1, "看不到"));
        Scope worker = Scope.self(Actor.person(UUID.randomUUID(), "职工"), house.district);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.close(worker, house.district, employer.id(), 1, "职工"));
    }

    @Test
    @DisplayName("关停后查不到（除非要看关停的），不能再改")
    void aClosedEmployerIsReadOnly() {
        Employer employer = house.employer("关停厂", house.town(1));
        desk.close(house.house, house.district, employer.id(), 1, "破产");
        assertThat(found(house.house, "关停厂")).isEmpty();
        assertThat(employers.page(house.house, new EmployerQuery("关停厂", null, true), null, 5))
                .hasSize(1);
        assertThatThrownBy(() -> desk.amend(house.house, house.district, employer.id(), 2, employer.facts()))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.EMPLOYER_CLOSED"));
    }
}
