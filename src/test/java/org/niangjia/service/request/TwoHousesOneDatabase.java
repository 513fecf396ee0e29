package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
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
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.TimeLimit;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 两台机器. Two instances of the whole program look after the same clocks at the same moment. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
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
    @Order(1)
    @DisplayName("一起催办：每人每天只收一条，里面一件不漏、一件不重；过了回访期，每件只办结一次")
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
        LocalDate last = LocalDate.ofInstant(due, WorkingCalendar.ZONE);
        morning(clock, last);
        assertThat(told("digest.told", last)).as("one message a person").isEqualTo(1);
        assertThat(lines(numbers, "DUE")).isEqualTo(CASES);
        clock.advanceTo(due.plusSeconds(60));
        pollTogether();
        LocalDate next = first.getBean(Holidays.class).calendar().workingDay(last, 1);
        morning(clock, next);
        assertThat(told("digest.told", next)).as("the handler and the head").isEqualTo(2);
        assertThat(lines(numbers, "LATE")).isEqualTo(2 * CASES);
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

    @Test
    @Order(2)
    @DisplayName("去掉“一天一条”的约束，就会收到两条")
    void wouldTellTwiceWithoutTheConstraint() throws Exception {
        copy.asOwner("ALTER TABLE digest_told DROP CONSTRAINT digest_told_once_a_day");
        HouseClock clock = first.getBean(HouseClock.class);
        boolean twice = false;
        for (int i = 0; i < 10 && !twice; i++) {
            yard = new Shipyard(first);
            yard.submit();
            LocalDate day = first.getBean(Holidays.class)
                    .calendar()
                    .workingDay(LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE), 1);
            morning(clock, day);
            twice = told("digest.told", day) > 1;
        }
        assertThat(twice).isTrue();
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

    private void morning(HouseClock clock, LocalDate day) throws Exception {
        Instant nine = day.atTime(9, 0).atZone(WorkingCalendar.ZONE).toInstant();
        clock.advanceTo(nine);
        pollTogether();
        clock.advanceTo(nine.plus(Duration.ofMinutes(6)));
        pollTogether();
    }

    private int told(String words, LocalDate day) {
        return first.getBean(JdbcClient.class)
                .sql("SELECT count(*) FROM outbox_message WHERE words_key = :words AND channel = 'IN_APP'"
                        + " AND district = :district AND created_at >= :from AND created_at < :until")
                .param("words", words)
                .param("district", yard.district)
                .param("from", day.atStartOfDay(WorkingCalendar.ZONE).toOffsetDateTime())
                .param(
                        "until",
                        day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toOffsetDateTime())
                .query((row, n) -> row.getInt(1))
                .single();
    }

    private int lines(List<String> numbers, String kind) {
        return count(
                "SELECT count(*) FROM digest_line WHERE no = ANY(:numbers) AND day = (SELECT max(day) FROM"
                        + " digest_line) AND kind = '" + kind + "'",
                numbers);
    }

    private int count(String sql, List<String> numbers) {
        return first.getBean(JdbcClient.class)
                .sql(sql)
                .param("numbers", numbers.toArray(String[]::new))
                .query((row, n) -> row.getInt(1))
                .single();
    }
}
