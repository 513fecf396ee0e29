package org.niangjia.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.platform.store.Partitions;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** 同时发函. The race is run with the key and then without it: the key carries the numbers, not luck. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("五十人同时发函")
class LettersAtOnce {
    private static final int MANY = 50;

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Case about;

    @BeforeAll
    void open() {
        house = copy.house(Mediation.class);
        house.getBean(Partitions.class).open(Mediation.DISTRICT);
        about = house.getBean(Caseworker.class)
                .open(new Opening(
                        Mediation.DISTRICT,
                        UUID.randomUUID(),
                        "TJ",
                        "TJ-330903-2026-000001",
                        "工资争议",
                        Mediation.office(),
                        null,
                        null,
                        null,
                        null,
                        null,
                        false,
                        null,
                        Actor.HOUSE,
                        "",
                        Mediation::key,
                        ""));
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    @Test
    @Order(1)
    @DisplayName("编号从 1 到 50，一个不缺，一个不重")
    void takeOneToFifty() throws Exception {
        UUID union = UUID.randomUUID();
        assertThat(issue(union, number -> false)).hasSize(MANY);
        assertThat(numbers(union))
                .isEqualTo(IntStream.rangeClosed(1, MANY).boxed().toList());
    }

    @Test
    @Order(2)
    @DisplayName("有人中途作罢，号不浪费：留下的仍然连着；别的工会另从 1 编起")
    void leaveNoHoleWhereSomeGoBack() throws Exception {
        UUID union = UUID.randomUUID();
        int stayed = issue(union, number -> number % 3 == 0).size();
        assertThat(stayed).isEqualTo(MANY - 17);
        assertThat(numbers(union))
                .isEqualTo(IntStream.rangeClosed(1, stayed).boxed().toList());
        UUID other = UUID.randomUUID();
        issueOne(other);
        assertThat(numbers(other)).containsExactly(1);
    }

    @Test
    @Order(3)
    @DisplayName("去掉编号的键，就会重号")
    void wouldShareNumbersWithoutTheKey() throws Exception {
        copy.asOwner("ALTER TABLE casework_letter DROP CONSTRAINT casework_letter_number");
        boolean broken = false;
        for (int i = 0; i < 10 && !broken; i++) {
            UUID union = UUID.randomUUID();
            issue(union, number -> false);
            List<Integer> numbers = numbers(union);
            broken = Set.copyOf(numbers).size() < numbers.size();
        }
        assertThat(broken).isTrue();
    }

    /** 作罢. Which of those who come takes back what they did. */
    private interface GoesBack {
        boolean test(int comer);
    }

    private Set<Integer> issue(UUID union, GoesBack back) throws Exception {
        TransactionTemplate transaction = new TransactionTemplate(house.getBean(PlatformTransactionManager.class));
        CyclicBarrier barrier = new CyclicBarrier(MANY);
        Set<Integer> stayed = new TreeSet<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                int comer = i;
                all.add(() -> {
                    barrier.await();
                    Integer number = transaction.execute(status -> {
                        int taken = issueOne(union);
                        if (back.test(comer)) {
                            status.setRollbackOnly();
                        }
                        return taken;
                    });
                    return back.test(comer) || number == null ? 0 : number;
                });
            }
            for (Future<Integer> one : threads.invokeAll(all)) {
                stayed.add(one.get());
            }
        }
        stayed.remove(0);
        return stayed;
    }

    private int issueOne(UUID union) {
        return house.getBean(Letters.class)
                .issue(about, union, "转办函", "区人社局", "请依法处理。", Actor.HOUSE)
                .number();
    }

    private List<Integer> numbers(UUID union) {
        return house.getBean(JdbcClient.class)
                .sql("SELECT number FROM casework_letter WHERE district = ? AND union_id = ? ORDER BY number")
                .param(Mediation.DISTRICT)
                .param(union)
                .query((row, n) -> row.getInt(1))
                .list();
    }
}
