package org.niangjia.service.mutualaid.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.claim.AidCounty;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("一个人参加几个项目")
class TakingTwoModules {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    private static Insured woman() {
        IdCardNumber card = IdCardNumber.of(
                IdCardNumber.DEMO_AREA, LocalDate.of(1983, 4, 1).plusDays(PEOPLE.incrementAndGet()), 802);
        return new Insured("参保女工", card, "employee", 1);
    }

    private boolean enrol(String module, LocalDate paidOn, Insured... people) {
        return enrol(2026, module, paidOn, people);
    }

    private boolean enrol(int year, String module, LocalDate paidOn, Insured... people) {
        Batch batch = new Batch(
                Uuid7.next(context.getBean(Clock.class)),
                county.district,
                "putuo",
                year,
                module,
                "unit",
                null,
                "两项单位",
                paidOn,
                List.of(people));
        context.getBean(EnrolmentDesk.class).enrol(Scope.house(county.district), batch);
        return true;
    }

    private List<Integer> counted() {
        return jdbc.sql("SELECT people FROM mutualaid_batch WHERE district = :d AND year = 2026 ORDER BY id")
                .param("d", county.district)
                .query((row, n) -> row.getInt("people"))
                .list();
    }

    @Test
    @DisplayName("先住院，后来加重大疾病：人次只算一次，新来的另算；公示按钱到的那天看")
    void takesPartOnce() {
        LocalDate winter = LocalDate.of(2025, 12, 20);
        LocalDate spring = LocalDate.of(2026, 3, 2);
        Insured one = woman();
        Insured two = woman();
        Insured three = woman();
        enrol("medical", winter, one, two);
        enrol("major", spring, one, three);
        enrol("women", spring, one, two, three);
        assertThat(counted()).containsExactly(2, 1, 0);
        Http nobody = Http.nobody(context);
        String page = "/api/public/funds/" + county.district;
        assertThat(nobody.get(page + "?until=2026-01-01")
                        .json()
                        .path("enrolments")
                        .asLong())
                .isEqualTo(2);
        assertThat(nobody.get(page + "?until=2026-03-02")
                        .json()
                        .path("enrolments")
                        .asLong())
                .isEqualTo(3);
        assertThat(nobody.get(page).json().path("feesFen").asLong()).isEqualTo(2 * 40_00 + 2 * 10_00 + 3 * 10_00);
    }

    /** The balances of the fund, which the first one's fee has locked, let the second count after the first. */
    @Test
    @DisplayName("两份名册同一刻到账，同一个人各参加一项，人次也只算一次")
    void takesPartOnceOfTwoAtOnce() throws Exception {
        LocalDate winter = LocalDate.of(2025, 12, 20);
        Insured one = woman();
        // the books and the person are there before
        enrol(2025, "medical", LocalDate.of(2024, 12, 19), one);
        List<Callable<Boolean>> both = List.of(() -> enrol("medical", winter, one), () -> enrol("major", winter, one));
        Overlap.at("ledger_balance", both);
        assertThat(counted()).containsExactlyInAnyOrder(1, 0);
    }

    @Test
    @DisplayName("数错的人次，核对时会说出来")
    void isVerified() {
        Insured one = woman();
        enrol("medical", LocalDate.of(2025, 12, 20), one);
        enrol("major", LocalDate.of(2025, 12, 20), one);
        assertThat(found()).isEmpty();
        jdbc.sql("UPDATE mutualaid_batch SET people = heads WHERE district = :d")
                .param("d", county.district)
                .update();
        assertThat(found()).hasSize(1).first().asString().contains("参保人次");
        // left as it was, for others verify this house too
        jdbc.sql("UPDATE mutualaid_batch SET people = 0 WHERE district = :d AND fee_fen = 1000")
                .param("d", county.district)
                .update();
    }

    private List<String> found() {
        return context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> each.name().equals("mutualaid-fund"))
                .flatMap(each -> each.verify().stream())
                .map(Object::toString)
                .filter(each -> each.contains(county.district + " putuo 2026"))
                .toList();
    }
}
