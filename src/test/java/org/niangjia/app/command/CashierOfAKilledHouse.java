package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.niangjia.app.command.AidAtTheBank.CASHIER;
import static org.niangjia.app.command.AidAtTheBank.HEAD;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.Http;
import tools.jackson.databind.json.JsonMapper;

/**
 * The real program is killed four times on one folder, and goes on with what the kill before has left. Twice a lock of the test
 * stops its transactions in the middle first, so that the kill surely hits there; twice it hits where they happen to be.
 */
@Tag("slow")
@DisplayName("付款到一半，程序被强行终止（kill -9）")
class CashierOfAKilledHouse {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int LAST_LINE = 3;
    private static final List<String> NOTHING = List.of("", "", "");
    private static final List<String> ALL = List.of("PAID", "PAID", "PAID");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path place;

    private HouseProcess house;
    private AidAtTheBank aid;

    /** 一批. The key is what the cashier's browser sends with the file; one batch is sent without. */
    private record Batch(String id, List<String> claims, byte[] file, String key) {}

    private final List<Batch> batches = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        house = new HouseProcess(place);
        aid = new AidAtTheBank(house);
        house.start();
    }

    @AfterEach
    void end() throws IOException {
        house.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    @DisplayName("组批、复核、导出、读回盘，断在哪一步都一样：重来一遍，每笔恰好付一次，账上分文不差")
    void losesNothingAndPaysNothingTwice() throws IOException, InterruptedException, SQLException {
        killWhileTheFileIsMade();
        killWhileTheAnswerIsRead();
        AidAtTheBank.Standing before = aid.book();
        long all = batches.stream().mapToLong(batch -> aid.fen(batch.id())).sum();
        killWhileAllAreWritten(before);
        killAsTheFirstAnswerBegins(before);
        sendAllAgain();
        assertThat(aid.book()).isEqualTo(before.less(all));
        for (Batch batch : batches) {
            assertThat(batch.claims())
                    .allSatisfy(claim -> assertThat(aid.paid(claim)).as(claim).isOne());
            assertThat(transfers(batch)).as("transfers of " + batch.id()).isEqualTo(List.of(1L, 1L, 1L));
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        int found = house.verify(new PrintStream(said, true, StandardCharsets.UTF_8));
        assertThat(found).as(said.toString(StandardCharsets.UTF_8)).isZero();
    }

    // --- while the bank's file is made; the program alone is killed, its database lives

    private void killWhileTheFileIsMade() throws IOException, InterruptedException, SQLException {
        List<List<String>> claims = aid.decided();
        String made = aid.made(claims.get(0));
        String released = aid.made(claims.get(1));
        aid.release(released);
        String taken = aid.made(claims.get(2));
        aid.release(taken);
        aid.take(taken);
        Map<String, Object> fourth = aid.batchOf(claims.get(3));
        List<CallByHand> calls = new ArrayList<>();
        try (Connection lock = house.owner();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("LOCK TABLE trail_entry IN SHARE MODE");
            calls.add(json("POST", "/api/payments/batches", CASHIER, "k-batch", fourth));
            calls.add(json("POST", AidAtTheBank.at(made, "release"), HEAD, "k-release", Map.of()));
            calls.add(json("POST", AidAtTheBank.at(released, "taking"), CASHIER, "k-taking", Map.of()));
            calls.add(json("GET", AidAtTheBank.at(taken, "file"), CASHIER, "", Map.of()));
            house.awaitBlocked(calls.size());
            house.killProgram();
        }
        assertUnanswered(calls);
        house.start();
        assertThat(aid.batchOf(claims.get(3))).isEqualTo(fourth);
        assertThat(List.of(aid.state(made), aid.state(released), aid.state(taken)))
                .containsExactly("made", "released", "taken");
        String last =
                sentAgain(CASHIER, "/api/payments/batches", fourth, "k-batch").text("id");
        sentAgain(HEAD, AidAtTheBank.at(made, "release"), Map.of(), "k-release");
        aid.take(made);
        sentAgain(CASHIER, AidAtTheBank.at(released, "taking"), Map.of(), "k-taking");
        aid.release(last);
        aid.take(last);
        List<String> ids = List.of(made, released, taken, last);
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            assertThat(house.as(CASHIER).bytes(AidAtTheBank.at(id, "file"))).isNotEmpty();
            batches.add(new Batch(id, claims.get(i), aid.answer(id), i == 0 ? "" : "k-answer"));
        }
    }

    /** What a browser does whose answer never came. */
    private Http.Reply sentAgain(String who, String path, Map<String, Object> body, String key) {
        return AidAtTheBank.done(house.as(who).post(path, body, "Idempotency-Key", key));
    }

    // --- while the bank's answer is read; from here on the database dies too

    /** One has two of three lines, one waits for it, of one half the file has come, of one all but the last byte. */
    private void killWhileTheAnswerIsRead() throws IOException, InterruptedException, SQLException {
        AidAtTheBank.Standing before = aid.book();
        List<CallByHand> calls = new ArrayList<>();
        try (Connection lock = house.owner();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("""
                    SELECT 1 FROM mutualaid_payee y JOIN payment_order o ON o.district = y.district AND o.subject = y.id
                     WHERE o.batch IN ('%s', '%s') AND o.line = %d FOR UPDATE OF y
                    """.formatted(batches.get(0).id(), batches.get(1).id(), LAST_LINE));
            calls.add(CallByHand.send(house.address(), upload(batches.get(0))));
            house.awaitBlocked(1);
            calls.add(CallByHand.send(house.address(), upload(batches.get(1))));
            house.awaitBlocked(2);
            CallByHand.Bytes half = upload(batches.get(2));
            calls.add(CallByHand.send(house.address(), half, half.all().length / 2));
            CallByHand.Bytes most = upload(batches.get(3));
            calls.add(CallByHand.send(house.address(), most, most.all().length - 1));
            house.killAll();
        }
        assertUnanswered(calls);
        house.start();
        for (Batch batch : batches) {
            assertThat(aid.outcomes(batch.id())).isEqualTo(NOTHING);
            assertThat(aid.state(batch.id())).isEqualTo("taken");
        }
        assertThat(aid.book()).isEqualTo(before);
    }

    /** Nobody knows how far each has come: of each it is all or nothing. */
    private void killWhileAllAreWritten(AidAtTheBank.Standing before)
            throws IOException, InterruptedException, SQLException {
        List<CallByHand> calls = sendAll();
        house.awaitWriting("payment_return");
        house.killAll();
        house.start();
        assertAllOrNothing(calls, before);
    }

    /** What was answered stands, though it was on disk for less than a moment. */
    private void killAsTheFirstAnswerBegins(AidAtTheBank.Standing before) throws IOException {
        List<CallByHand> calls = sendAll();
        CompletableFuture.anyOf(calls.stream().map(CallByHand::status).toArray(CompletableFuture<?>[]::new))
                .join();
        house.killAll();
        house.start();
        assertThat(assertAllOrNothing(calls, before)).isPositive();
    }

    private List<CallByHand> sendAll() throws IOException {
        List<CallByHand> calls = new ArrayList<>();
        for (Batch batch : batches) {
            calls.add(CallByHand.send(house.address(), upload(batch)));
        }
        return calls;
    }

    private static void assertUnanswered(List<CallByHand> calls) throws IOException {
        for (CallByHand call : calls) {
            assertThat(call.status().join()).isEqualTo(CallByHand.UNANSWERED);
            call.close();
        }
    }

    /** Gives how many were answered before the kill. */
    private int assertAllOrNothing(List<CallByHand> calls, AidAtTheBank.Standing before) throws IOException {
        long gone = 0;
        int answered = 0;
        for (int i = 0; i < calls.size(); i++) {
            Batch batch = batches.get(i);
            int status = calls.get(i).status().join();
            calls.get(i).close();
            List<String> outcomes = aid.outcomes(batch.id());
            if (status != CallByHand.UNANSWERED) {
                answered++;
                assertThat(outcomes).as("answered with " + status).isEqualTo(ALL);
            }
            assertThat(outcomes).isIn(NOTHING, ALL);
            gone += outcomes.equals(ALL) ? aid.fen(batch.id()) : 0;
        }
        assertThat(aid.book()).isEqualTo(before.less(gone));
        return answered;
    }

    // --- again

    /** With the same key the same answer comes, whether the money moved then or only now; without, the file is known. */
    private void sendAllAgain() {
        Http cashier = house.as(CASHIER);
        for (Batch batch : batches) {
            boolean paid = aid.outcomes(batch.id()).equals(ALL);
            Http.Reply again = cashier.upload(answers(batch), "回盘.csv", batch.file(), key(batch));
            assertThat(again.status())
                    .as(again.raw().body())
                    .isEqualTo(batch.key().isEmpty() && paid ? 422 : 200);
            assertThat(aid.outcomes(batch.id())).isEqualTo(ALL);
            assertThat(aid.state(batch.id())).isEqualTo("ended");
            Http.Reply other = cashier.upload(answers(batch), "回盘.csv", batch.file());
            assertThat(other.codes()).containsExactly("payment.FILE_READ_BEFORE");
        }
    }

    private static String[] key(Batch batch) {
        return batch.key().isEmpty() ? new String[0] : new String[] {"Idempotency-Key", batch.key()};
    }

    private static String answers(Batch batch) {
        return AidAtTheBank.at(batch.id(), "answers");
    }

    private CallByHand.Bytes upload(Batch batch) {
        return CallByHand.Bytes.upload(answers(batch), house.token(CASHIER), batch.key(), "回盘.csv", batch.file());
    }

    private CallByHand json(String method, String path, String who, String key, Map<String, Object> body)
            throws IOException {
        byte[] bytes = method.equals("GET") ? new byte[0] : JSON.writeValueAsBytes(body);
        return CallByHand.send(
                house.address(), CallByHand.Bytes.of(method, path, house.token(who), key, "application/json", bytes));
    }

    /** How many transfers of its very amount each order of a batch has come to. */
    private List<Long> transfers(Batch batch) throws SQLException {
        List<Long> counts = new ArrayList<>();
        try (Connection owner = house.owner();
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT count(t.id) FROM payment_order o
                          LEFT JOIN ledger_transfer t ON t.district = o.district AND t.of_id = o.hold AND t.kind = 'POST'
                                AND t.amount_fen = o.amount_fen
                         WHERE o.batch = '%s' GROUP BY o.id
                        """.formatted(batch.id()))) {
            while (row.next()) {
                counts.add(row.getLong(1));
            }
        }
        return counts;
    }
}
