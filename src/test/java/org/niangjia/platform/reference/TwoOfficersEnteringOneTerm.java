package org.niangjia.platform.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("两位工作人员同时录入同一条款")
class TwoOfficersEnteringOneTerm {
    private static final Actor ONE = Actor.officer(new UUID(0, 1), "周岚", new UUID(0, 2), "普陀区总工会");
    private static final Actor OTHER = Actor.officer(new UUID(0, 3), "陈海", new UUID(0, 4), "普陀区总工会");
    private static final LocalDate MARCH = LocalDate.of(2027, 3, 1);

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;

    @BeforeAll
    void openAHouseOfItsOwn() {
        house = copy.house();
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    @Test
    @DisplayName("一位录入成功，另一位得知同事刚录过，同一天只有一个值")
    void leavesOneValueADay() throws Exception {
        assertThat(race(house, 100_000)).isInstanceOf(ConflictException.class);
        assertThat(overlaps(house)).isZero();
    }

    @Test
    @DisplayName("县里还没有自己的值时也一样")
    void leavesOneValueADayWhereNoneWasBefore() throws Exception {
        assertThat(race(house, 330_903)).isInstanceOf(ConflictException.class);
        assertThat(overlaps(house)).isZero();
    }

    @Test
    @DisplayName("去掉数据库约束，同一天就会有两个值：约束不是摆设")
    void wouldLeaveTwoWithoutTheConstraint() throws Exception {
        try (TestDatabase.Copy damaged = TestDatabase.copy();
                ConfigurableApplicationContext program = damaged.house()) {
            damaged.asOwner("ALTER TABLE reference_term DROP CONSTRAINT reference_term_one_value_a_day");
            assertThat(race(program, 330_903)).isInstanceOf(Term.class);
            assertThat(overlaps(program)).isEqualTo(1);
        }
    }

    /** One enters and has not committed yet when the other enters for a later day; gives what the other got. */
    private static Object race(ConfigurableApplicationContext house, int region) throws Exception {
        Terms terms = house.getBean(Terms.class);
        TransactionTemplate transaction = house.getBean(TransactionTemplate.class);
        try (ExecutorService desk = Executors.newSingleThreadExecutor()) {
            Callable<Object> entering = () -> enter(terms, region, MARCH.plusDays(7), OTHER);
            Future<Object> other = transaction.execute(status -> {
                enter(terms, region, MARCH, ONE);
                Future<Object> second = desk.submit(entering);
                Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> second.isDone() || someoneWaits(house));
                return second;
            });
            return other.get();
        }
    }

    private static Object enter(Terms terms, int region, LocalDate from, Actor officer) {
        try {
            return terms.enter("sq.complaint.answer", region, "12 WORK_DAY", from, "普工〔2027〕1号", officer);
        } catch (ConflictException e) {
            return e;
        }
    }

    private static boolean someoneWaits(ConfigurableApplicationContext house) {
        return count(house, "SELECT count(*) FROM pg_locks WHERE NOT granted") > 0;
    }

    private static int overlaps(ConfigurableApplicationContext house) {
        return count(house, """
                SELECT count(*) FROM reference_term one JOIN reference_term other
                    ON one.key = other.key AND one.region = other.region AND one.id < other.id
                    AND daterange(one.valid_from, one.valid_to, '[]') && daterange(other.valid_from, other.valid_to, '[]')
                """);
    }

    private static int count(ConfigurableApplicationContext house, String sql) {
        return JdbcClient.create(house.getBean(DataSource.class))
                .sql(sql)
                .query(Integer.class)
                .single();
    }
}
