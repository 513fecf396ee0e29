package org.niangjia.service.mutualaid.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
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
import org.niangjia.platform.store.Verification;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("钱认给了别家的通知单：没缴清的可以撤销，缴清的说出怎么办")
class ConfirmedForTheWrongNotice {
    @Autowired
    private ApplicationContext context;

    private UnitHouse house;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
    }

    private List<String> findings() {
        return context.getBeansOfType(Verification.class).values().stream()
                .filter(each ->
                        List.of("collection", "ledger", "mutualaid-fund").contains(each.name()))
                .flatMap(each -> each.verify().stream())
                .map(Object::toString)
                .toList();
    }

    private String undoing(String line) {
        return line + "/allocations/"
                + house.cashier.get(line).json().at("/allocations/0/id").asString() + "/undoing";
    }

    private long paid(UUID notice) {
        return house.cashier
                .get(house.till() + "/notices/" + notice)
                .json()
                .at("/notice/paidFen")
                .asLong();
    }

    @Test
    @DisplayName("没缴清：写明原因就撤销，钱回到暂收，再认给对的那家；撤销留痕，不能撤两次")
    void isTakenBackBeforeItIsSettled() {
        UUID wrong = house.noticeOf(house.approved(house.otherUnit("认错船厂甲"), 2));
        UUID right = house.noticeOf(house.approved(house.otherUnit("认错船厂乙"), 1));
        house.read(UnitHouse.line("认错甲", "", "50.00"));
        String line = house.lineOf("认错甲");
        house.confirm("认错甲", List.of(wrong));
        assertThat(paid(wrong)).isEqualTo(50_00);
        String undoing = undoing(line);
        assertThat(house.cashier.post(undoing, Map.of("undoing", " ")).codes())
                .containsExactly("collection.REASON_MISSING");
        assertThat(house.reviewer.post(undoing, Map.of("undoing", "认错")).codes())
                .containsExactly("collection.CASHIER_ONLY");
        Http.Reply undone = house.cashier.post(undoing, Map.of("undoing", "认错单位"));
        assertThat(undone.status()).as(undone.raw().body()).isEqualTo(200);
        assertThat(undone.json().at("/line/usedFen").asLong()).isZero();
        assertThat(undone.json().at("/allocations/0/undoReason").asString()).isEqualTo("认错单位");
        assertThat(paid(wrong)).isZero();
        assertThat(findings()).isEmpty();
        assertThat(house.cashier.post(undoing, Map.of("undoing", "再来")).codes())
                .containsExactly("collection.UNDONE_ALREADY");
        assertThat(house.confirm("认错甲", List.of(right)).status()).isEqualTo(200);
        assertThat(paid(right)).isEqualTo(50_00);
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("缴清了，保障已生效、收据已开：不能撤销，告诉出纳怎么办，账和收据不动")
    void staysOnceItIsSettled() {
        UUID notice = house.noticeOf(house.approved(house.otherUnit("认错船厂丙"), 1));
        house.read(UnitHouse.line("认错丙", "", "50.00"));
        String line = house.lineOf("认错丙");
        house.confirm("认错丙", List.of(notice));
        assertThat(house.cashier.post(undoing(line), Map.of("undoing", "认错")).codes())
                .containsExactly("mutualaid.COVER_IN_FORCE");
        assertThat(paid(notice)).isEqualTo(50_00);
        assertThat(house.cashier
                        .get(house.till() + "/notices/" + notice)
                        .json()
                        .at("/receipts/0/voidedAt")
                        .isNull())
                .isTrue();
        assertThat(findings()).isEmpty();
    }

    @Test
    @DisplayName("同时撤销同一次认领：只成一次，通知单和明细都不多退")
    void isTakenBackOnceByTwo() throws Exception {
        UUID notice = house.noticeOf(house.approved(house.otherUnit("认错船厂丁"), 3));
        house.read(UnitHouse.line("认错丁", "", "50.00") + UnitHouse.line("认错戊", "", "50.00"));
        String line = house.lineOf("认错丁");
        house.confirm("认错丁", List.of(notice));
        house.confirm("认错戊", List.of(notice));
        String undoing = undoing(line);
        Callable<Integer> act =
                () -> house.cashier.post(undoing, Map.of("undoing", "认错")).status();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Integer> answers = new java.util.ArrayList<>();
            for (Future<Integer> each : threads.invokeAll(List.of(act, act, act))) {
                answers.add(each.get());
            }
            assertThat(answers).filteredOn(status -> status == 200).hasSize(1);
        }
        assertThat(paid(notice)).isEqualTo(50_00);
        assertThat(findings()).isEmpty();
    }
}
