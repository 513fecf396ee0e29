package org.niangjia.platform.frame;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * 防重. The same call sent twice does its work once and is answered twice, also at the same moment and after a
 * restart: the key is a row of the transaction that does the work. The row names nobody; the answer is sealed.
 */
@Component
final class Idempotency {
    private static final String HEADER = "Idempotency-Key";
    private static final String FIELD = "_key";
    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final Duration KEPT = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final Seals seals;
    private final Inputs inputs;
    private final JsonMapper mapper;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Idempotency(
            JdbcClient jdbc,
            Seals seals,
            Inputs inputs,
            JsonMapper mapper,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.seals = seals;
        this.inputs = inputs;
        this.mapper = mapper;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    private record Kept(byte[] bodyHash, byte[] answer) {}

    /** Does the work once per caller, route and key. Another body with the same key is refused, one in flight too. */
    Output.Sent once(Route route, Call call, Supplier<Output.Sent> work) {
        Optional<String> given = key(route, call);
        if (given.isEmpty()) {
            return work.get();
        }
        byte[] key = seals.index(Purpose.DRAFT, who(call) + "|" + call.request().getRequestURI() + "|" + given.get());
        byte[] body = bodyHash(call);
        Output.Sent sent = transaction.execute(status -> {
            if (claim(key, body)) {
                Output.Sent done = work.get();
                keep(key, done);
                return done;
            }
            return replay(key, body);
        });
        return java.util.Objects.requireNonNull(sent);
    }

    private boolean claim(byte[] key, byte[] body) {
        jdbc.sql("SET LOCAL lock_timeout = '200ms'").update();
        int claimed = insert(key, body);
        jdbc.sql("SET LOCAL lock_timeout = 0").update();
        return claimed == 1;
    }

    private int insert(byte[] key, byte[] body) {
        try {
            return jdbc.sql("""
                    INSERT INTO frame_idempotency (key, body, at) VALUES (:key, :body, :now)
                    ON CONFLICT DO NOTHING
                    """)
                    .param("key", key)
                    .param("body", body)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DataAccessException e) {
            if (e.getMostSpecificCause() instanceof SQLException sql && LOCK_NOT_AVAILABLE.equals(sql.getSQLState())) {
                throw new ConflictException("frame.IN_FLIGHT");
            }
            throw e;
        }
    }

    private void keep(byte[] key, Output.Sent done) {
        jdbc.sql("UPDATE frame_idempotency SET answer = :answer WHERE key = :key")
                .param("answer", seals.seal(Purpose.DRAFT, mapper.writeValueAsBytes(done)))
                .param("key", key)
                .update();
    }

    private Output.Sent replay(byte[] key, byte[] body) {
        Kept kept = jdbc.sql("SELECT body, answer FROM frame_idempotency WHERE key = :key")
                .param("key", key)
                .query((row, n) -> new Kept(row.getBytes("body"), row.getBytes("answer")))
                .optional()
                .orElseThrow(() -> new ConflictException("frame.IN_FLIGHT"));
        if (!Arrays.equals(kept.bodyHash(), body)) {
            throw new RefusedException(Refusal.of("frame.KEY_REUSED"));
        }
        return mapper.readValue(seals.openBytes(Purpose.DRAFT, kept.answer()), Output.Sent.class);
    }

    private static Optional<String> key(Route route, Call call) {
        if (!"POST".equals(route.method()) || route.isEveryTime()) {
            return Optional.empty();
        }
        return Optional.ofNullable(call.request().getHeader(HEADER))
                .or(() -> Optional.ofNullable(call.request().getParameter(FIELD)))
                .filter(key -> !key.isBlank());
    }

    private static String who(Call call) {
        Caller caller = call.callerOrNull();
        return caller == null ? call.address() : caller.account().toString();
    }

    private byte[] bodyHash(Call call) {
        if (Inputs.isJson(call.request())) {
            return seals.index(Purpose.DRAFT, new String(inputs.body(call.request()), StandardCharsets.UTF_8));
        }
        StringBuilder text = new StringBuilder();
        Map<String, String[]> fields = new TreeMap<>(call.request().getParameterMap());
        fields.remove("_csrf");
        fields.forEach((name, values) -> text.append(name).append(List.of(values)));
        return seals.index(
                Purpose.DRAFT, text.append(inputs.digestOfFiles(call.request())).toString());
    }

    /** Forgets keys older than a day. */
    void sweep() {
        jdbc.sql("DELETE FROM frame_idempotency WHERE at < :before")
                .param("before", clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
    }

    static String header() {
        return HEADER + ", " + HttpHeaders.IF_MATCH;
    }
}
