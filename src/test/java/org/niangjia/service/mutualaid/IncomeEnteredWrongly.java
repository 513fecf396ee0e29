package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("补助、利息记错了：另一人冲正，只冲一次，原因留痕，再按同一张进账单重记")
class IncomeEnteredWrongly {
    private static final String BOOK = "/api/books/mutualaid-" + UnitHouse.SCHEME;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private UnitHouse house;
    private Http head;
    private Http chair;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        head = holder(PostRole.DEPARTMENT_HEAD, "部长");
        chair = holder(PostRole.CHAIR, "主席");
    }

    private Http holder(PostRole role, String name) {
        return Http.as(context, house.yard.place.holder(house.yard.place.county, role, name));
    }

    private String income(String kind, String yuan, String voucher) {
        Http.Reply reply = head.post(
                "/api/mutual-aid/funds/incomes",
                Map.of(
                        "scheme",
                        UnitHouse.SCHEME,
                        "kind",
                        kind,
                        "amount",
                        yuan,
                        "on",
                        UnitHouse.today().toString(),
                        "voucher",
                        voucher));
        assertThat(reply.status()).as(reply.raw().body()).isIn(200, 201);
        return BOOK + "/entries/"
                + latest("mutualaid." + kind.toLowerCase(java.util.Locale.ROOT), voucher)
                        .getFirst();
    }

    private List<String> latest(String memo, String subject) {
        return head.get(BOOK)
                .json()
                .path("latest")
                .valueStream()
                .filter(each -> each.path("memo").asString().equals(memo)
                        && each.path("subject").asString().equals(subject))
                .map(each -> each.path("id").asString())
                .toList();
    }

    private long bank() {
        return head.get(BOOK)
                .json()
                .path("lines")
                .valueStream()
                .filter(each -> each.path("code").asString().equals(FundBooks.BANK))
                .mapToLong(each -> each.path("debitFen").asLong())
                .sum();
    }

    private List<String> findings() {
        return context.getBeansOfType(Verification.class).values().stream()
                .filter(each -> List.of("ledger", "mutualaid-fund").contains(each.name()))
                .flatMap(each -> each.verify().stream())
                .map(Object::toString)
                .toList();
    }

    @Test
    @DisplayName("记账的人自己不能冲，没写原因不能冲；主席冲了，银行存款回到原数，只能冲一次")
    void isReversedByAnother() {
        long before = bank();
        String entry = income("SUBSIDY", "50000", "JZ-1");
        assertThat(bank()).isEqualTo(before + 5_000_000);
        assertThat(head.post(entry + "/reversal", Map.of("reason", " ")).codes())
                .containsExactlyInAnyOrder("ledger.ENTERED_BY_YOU", "ledger.REASON_MISSING");
        assertThat(house.cashier
                        .post(entry + "/reversal", Map.of("reason", "多一个零"))
                        .status())
                .isEqualTo(403);
        assertThat(chair.post(entry + "/reversal", Map.of("reason", "多一个零")).status())
                .isEqualTo(200);
        assertThat(bank()).isEqualTo(before);
        assertThat(chair.post(entry + "/reversal", Map.of("reason", "再冲")).codes())
                .containsExactly("ledger.ENDED_ALREADY");
        assertThat(jdbc.sql("SELECT detail FROM trail_entry WHERE district = :d AND act = 'ledger.reversed'")
                        .param("d", house.district)
                        .query(String.class)
                        .list())
                .anyMatch(detail -> detail.endsWith("多一个零"));
        income("SUBSIDY", "5000", "JZ-1");
        assertThat(bank()).as("同一张进账单可以按对的重记").isEqualTo(before + 500_000);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("冲正那一笔、缴费的分录不能在这里冲；别的县看不到这笔账")
    void reversesNothingElse() {
        income("INTEREST", "8", "JZ-2");
        String entry = income("INTEREST", "3", "JZ-3");
        assertThat(chair.post(entry + "/reversal", Map.of("reason", "不是这个基金")).status())
                .isEqualTo(200);
        String reversal = BOOK + "/entries/" + latest("ledger.reversal", "JZ-3").getFirst();
        assertThat(chair.post(reversal + "/reversal", Map.of("reason", "再冲")).codes())
                .containsExactly("ledger.NOT_BY_HAND");
        house.read(UnitHouse.line("冲正甲", "", "9.00"));
        String arrival = head.get(BOOK)
                .json()
                .path("latest")
                .valueStream()
                .filter(each -> each.path("memo").asString().equals("collection.arrival"))
                .map(each -> BOOK + "/entries/" + each.path("id").asString())
                .findFirst()
                .orElseThrow();
        assertThat(chair.post(arrival + "/reversal", Map.of("reason", "试")).codes())
                .containsExactly("ledger.NOT_BY_HAND");
        assertThat(house.yard.neighbour.get(entry).status()).isIn(403, 404);
    }

    @Test
    @DisplayName("两个人同时冲同一笔：账上只冲一次")
    void isReversedOnceByTwo() throws Exception {
        String entry = income("INTEREST", "20", "JZ-4");
        long before = bank();
        Http deputy = holder(PostRole.DEPARTMENT_HEAD, "另一部长");
        List<Callable<Integer>> both = List.of(
                () -> chair.post(entry + "/reversal", Map.of("reason", "错")).status(),
                () -> deputy.post(entry + "/reversal", Map.of("reason", "错")).status());
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Integer> answers = new ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(both)) {
                answers.add(each.get());
            }
            assertThat(answers).filteredOn(status -> status == 200).isNotEmpty();
        }
        assertThat(bank()).isEqualTo(before - 2_000);
        assertThat(findings()).isEmpty();
    }
}
