package org.niangjia.service.request;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 匿名别名. Each anonymous case of an account has an index of its own, HMAC(account, 0), HMAC(account, 1) … Whoever has
 * the keys finds them by counting; whoever has only the tables sees values that have nothing in common.
 */
@Repository
class Aliases {
    private static final int WINDOW = 16;

    private final JdbcClient jdbc;
    private final Seals seals;

    Aliases(JdbcClient jdbc, Seals seals) {
        this.jdbc = jdbc;
        this.seals = seals;
    }

    /**
     * The next index of this account, taken in the transaction that opens the case. Of two at once the second waits for
     * the first and takes the one after it, so that the numbers have no gaps.
     */
    byte[] take(UUID account) {
        for (int number = list(account).size(); ; number++) {
            byte[] next = alias(account, number);
            int taken = jdbc.sql("INSERT INTO request_alias (alias) VALUES (:alias) ON CONFLICT DO NOTHING")
                    .param("alias", next)
                    .update();
            if (taken == 1) {
                return next;
            }
        }
    }

    /** All indexes that this account has taken, the first ones first. */
    List<byte[]> list(UUID account) {
        int known = 0;
        int found;
        do {
            found = taken(window(account, known));
            known += found;
        } while (found == WINDOW);
        return IntStream.range(0, known).mapToObj(n -> alias(account, n)).toList();
    }

    private byte[][] window(UUID account, int from) {
        return IntStream.range(from, from + WINDOW)
                .mapToObj(n -> alias(account, n))
                .toArray(byte[][]::new);
    }

    private int taken(byte[][] window) {
        return jdbc.sql("SELECT count(*) FROM request_alias WHERE alias = ANY(:window)")
                .param("window", window)
                .query(Integer.class)
                .single();
    }

    private byte[] alias(UUID account, int number) {
        return seals.index(Purpose.ANONYMOUS, "anonymous " + account + " " + number);
    }
}
