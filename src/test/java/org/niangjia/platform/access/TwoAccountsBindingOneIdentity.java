package org.niangjia.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.TestDatabase;
import org.niangjia.base.ConflictException;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("两个账号同时绑定同一个身份")
class TwoAccountsBindingOneIdentity {
    private static final OutsideIdentity PERSON =
            new OutsideIdentity("zhe", "https://issuer.example", "subject-1", "", null, false);

    /** How many of eight, who all begin at once, have bound it. */
    private static int bound(ConfigurableApplicationContext house) throws InterruptedException, ExecutionException {
        IdentityLinks links = house.getBean(IdentityLinks.class);
        CyclicBarrier start = new CyclicBarrier(8);
        int bound = 0;
        try (ExecutorService all = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> one = () -> {
                start.await();
                try {
                    links.link(UUID.randomUUID(), PERSON, false);
                    return true;
                } catch (ConflictException e) {
                    assertThat(e.getMessage()).contains("access.IDENTITY_TAKEN");
                    return false;
                }
            };
            for (Future<Boolean> each : all.invokeAll(List.of(one, one, one, one, one, one, one, one))) {
                bound += each.get() ? 1 : 0;
            }
        }
        return bound;
    }

    @Test
    @DisplayName("只有一个绑上；拿掉约束，就不止一个")
    void isWonByOneAndNeedsTheConstraint() throws Exception {
        try (TestDatabase.Copy copy = TestDatabase.copy();
                ConfigurableApplicationContext house = copy.house()) {
            assertThat(bound(house)).isEqualTo(1);
            drop(copy);
            assertThat(bound(house)).as("without the constraint").isEqualTo(8);
        }
    }

    private static void drop(TestDatabase.Copy copy) throws SQLException {
        copy.asOwner("ALTER TABLE access_identity DROP CONSTRAINT access_identity_is_one_account");
        copy.asOwner("TRUNCATE access_identity");
    }
}
