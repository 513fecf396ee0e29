package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.TimeLimit;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 两台机器. Two instances of the whole program look after the same clocks at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("两个程序共用一个数据库")
class TwoHousesOneDatabase {
    private static final int CASES = 12;

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;
    private Shipyard yard;

    @BeforeAll
    void open() {
        first = copy.served();
        second = copy.house();
        yard = new Shipyard(first);
    }

    @AfterAll
    void close() {
        second.close();
        first.close();
        copy.close();
    }

    @Test
    @DisplayName("一起催办：每件只提醒一次、只报一次，一件不漏；过了回访期，每件只办结一次")
    void tellEachOnce() throws Exception {
        List<String> numbers = new ArrayList<>();
        Instant due = Instant.EPOCH;
        for (int i = 0; i < CASES; i++) {
            Map<String, Object> body = new HashMap<>(
                    Map.of("district", yard.district, "category", "INJURY", "text", "手受了伤。", "employer", "大洋船舶修造有限公司"));
            Http.Reply reply = yard.worker.post("/api/requests", body);
            assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
            numbers.add(reply.text("no"));
            due = OffsetDateTime.parse(reply.text("dueAt")).toInstant();
            yard.officer.post("/api/requests/" + reply.text("no") + "/signature", Map.of());
        }
        HouseClock clock = first.getBean(HouseClock.class);
        clock.advanceTo(due.minusSeconds(60));
        pollTogether();
        assertThat(told(numbers, "casework.told.due_soon")).isEqualTo(CASES);
        clock.advanceTo(due.plusSeconds(60));
        pollTogether();
        assertThat(told(numbers, "casework.told.overdue")).isEqualTo(CASES);
        Http officer = Http.as(first, yard.officerAccount);
        for (String no : numbers) {
            assertThat(officer.post("/api/requests/" + no + "/reply", Map.of("text", "答复"))
                            .status())
                    .isEqualTo(200);
        }
        clock.advanceTo(first.getBean(Holidays.class)
                .calendar()
                .due(TimeLimit.parse("5 WORK_DAY"), clock.instant())
                .at()
                .plusSeconds(60));
        pollTogether();
        assertThat(count("SELECT count(*) FROM casework_case WHERE result = 'silent' AND no = ANY(:numbers)", numbers))
                .isEqualTo(CASES);
        assertThat(count(
                        "SELECT count(*) FROM casework_move m JOIN casework_case c ON c.district = m.district"
                                + " AND c.id = m.case_id WHERE m.outcome = 'silent' AND c.no = ANY(:numbers)",
                        numbers))
                .isEqualTo(CASES);
    }

    /** Three rounds of each instance at once. */
    private void pollTogether() throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(6);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Boolean>> rounds = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Pollers pollers = (i % 2 == 0 ? first : second).getBean(Pollers.class);
                rounds.add(() -> {
                    barrier.await();
                    pollers.runAll();
                    return true;
                });
            }
            for (Future<Boolean> round : threads.invokeAll(rounds)) {
                assertThat(round.get()).isTrue();
            }
        }
    }

    private int told(List<String> numbers, String words) {
        return first.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM outbox_message WHERE words_key = :words AND channel = 'IN_APP'"
                        + " AND args && CAST(:numbers AS text[])")
                .param("words", words)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private int count(String sql, List<String> numbers) {
        return first.getBean(JdbcClient.class)
                .sql(sql)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> row.getInt(1))
                .single();
    }
}
