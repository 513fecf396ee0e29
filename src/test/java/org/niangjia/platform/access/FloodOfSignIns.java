package org.niangjia.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.RefusedException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Four connections are left in the pool, and sixty-four come at the same moment. */
@HouseTest
@DisplayName("六十四人同时登录，连接池只剩四个连接")
class FloodOfSignIns {
    private static final int CROWD = 64;
    private static final int LEFT = 4;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private DataSource pool;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Credentials credentials;

    @Autowired
    private TransactionTemplate transaction;

    private final List<Connection> taken = new ArrayList<>();

    @BeforeEach
    void takeAllButFour() throws SQLException {
        int most = ((HikariDataSource) pool).getMaximumPoolSize();
        for (int i = LEFT; i < most; i++) {
            taken.add(pool.getConnection());
        }
    }

    @AfterEach
    void giveBack() throws SQLException {
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private static List<Object> atOnce(IntFunction<Callable<?>> work) throws Exception {
        CyclicBarrier start = new CyclicBarrier(CROWD);
        List<Object> outcomes = new ArrayList<>();
        try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Object>> all = new ArrayList<>();
            for (int i = 0; i < CROWD; i++) {
                Callable<?> one = work.apply(i);
                all.add(crowd.submit(() -> {
                    start.await();
                    try {
                        return one.call();
                    } catch (RefusedException e) {
                        return e.reasons().getFirst().code();
                    } catch (RuntimeException e) {
                        return e;
                    }
                }));
            }
            for (Future<Object> each : all) {
                outcomes.add(each.get(60, TimeUnit.SECONDS));
            }
        }
        return outcomes;
    }

    private static String phone(int kind, int i) {
        return String.format("1%d%d%08d", 3 + kind, 7, System.nanoTime() % 1_000_000 * 100 + i);
    }

    @Test
    @DisplayName("验证码登录：人人有答复")
    void answersEverybodyWithACode() throws Exception {
        assertThat(atOnce(i -> () -> signIn.checkCode(phone(0, i), "12", "10.1.0." + i)))
                .allMatch("access.CODE_WRONG"::equals);
    }

    @Test
    @DisplayName("密码登录：算密码的时候不占连接，人人有答复")
    void answersEverybodyWithAPassword() throws Exception {
        assertThat(atOnce(i -> () -> credentials.check(phone(2, i), "不知道是什么密码", "123456", "10.2.0." + i)))
                .allMatch("access.CREDENTIALS_WRONG"::equals);
    }

    @Test
    @DisplayName("办着别的事再计数，也不会互相等死")
    void countsInsideOtherWork() throws Exception {
        assertThat(atOnce(i -> () -> transaction.execute(status -> {
                    signIn.readOut(phone(4, i));
                    return "done";
                })))
                .allMatch("done"::equals);
    }

    @Test
    @DisplayName("带着防重号猜密码，一样会被拦下")
    void countsAlsoWhatIsSentWithAKey() {
        Http nobody = Http.nobody(context);
        Map<String, String> guess = Map.of("phone", phone(5, 1), "password", "猜一个密码试试看吧", "digits", "1");
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < 21; i++) {
            Http.Reply reply = nobody.post(
                    "/api/sign-in/officer",
                    guess,
                    "Idempotency-Key",
                    "guess-" + guess.get("phone"),
                    "X-Forwarded-For",
                    "10.9.0.1");
            answers.add(reply.status());
        }
        assertThat(answers).contains(429);
    }
}
