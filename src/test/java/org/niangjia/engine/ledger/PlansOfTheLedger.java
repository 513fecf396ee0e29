package org.niangjia.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 账本的查询计划. Among forty thousand transfers of one fund, a posting and a page read what they need and no more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("四万笔分录的账簿里，记一笔、翻一页都只读要用的几行")
class PlansOfTheLedger {
    private static final int MANY = 20_000;
    private static final int PAGE = 20;
    /** A page of each side, and what stands beside it. */
    private static final int MOST = 4 * PAGE;

    private final LedgerHouse house = new LedgerHouse();
    private final Fund fund = house.fund();
    private Instant first = Instant.EPOCH;

    @BeforeAll
    void fill() throws SQLException {
        first = house.clock.instant();
        fund.fee(1_000_000);
        Transfer held = fund.hold(1, first.plus(Duration.ofDays(9_000)));
        fund.settle(held, 1);
        house.copy.asOwner("""
                INSERT INTO ledger_transfer (district, id, book, debit, credit, amount_fen, kind, key, at, written_at,
                    batch, memo, subject, actor_kind, actor_name, actor_title)
                SELECT district, uuidv7(), book, debit, credit, 1, kind, key || n, at + n * interval '1 minute',
                       at + n * interval '1 minute', batch, memo, subject, actor_kind, actor_name, actor_title
                  FROM ledger_transfer CROSS JOIN generate_series(1, %d) AS n WHERE kind = 'POSTED'
                """.formatted(MANY));
        house.copy.asOwner("""
                WITH held AS (
                    INSERT INTO ledger_transfer (district, id, book, debit, credit, amount_fen, kind, key, at, written_at,
                        expires_at, batch, memo, subject, actor_kind, actor_name, actor_title)
                    SELECT district, uuidv7(), book, debit, credit, 1, kind, key || n, at, written_at, expires_at, batch,
                           memo, subject, actor_kind, actor_name, actor_title
                      FROM ledger_transfer CROSS JOIN generate_series(1, %d) AS n WHERE kind = 'PENDING'
                    RETURNING *)
                INSERT INTO ledger_open (district, id, book, expires_at) SELECT district, id, book, expires_at FROM held
                """.formatted(MANY));
        house.copy.asOwner("VACUUM ANALYZE");
        house.clock.pass(Duration.ofDays(60));
        house.copy.tellPlans();
        house.copy.dropConnections();
    }

    @AfterAll
    void close() {
        house.close();
    }

    @Test
    @DisplayName("明细账、日记账、查一笔、记一笔、转正、看到期，读的行数都有界")
    void readsNoMoreThanItNeeds() throws IOException {
        long from = Files.size(house.copy.serverLog());
        Instant middle = first.plus(Duration.ofMinutes(MANY / 2));
        Transfer.Place place = new Transfer.Place(middle, fund.book.id());
        house.journal.ofAccount(fund.scope, fund.book, fund.bank, place, PAGE);
        house.journal.ofAccount(fund.scope, fund.book, fund.fees, null, PAGE);
        Journal.Span span = new Journal.Span(first, middle.plus(Duration.ofDays(1)));
        house.journal.lines(fund.scope, fund.book, span, place, PAGE);
        Transfer fee = fund.fee(5);
        house.journal.find(fund.scope, fund.book, fee.id());
        house.journal.endOf(fund.scope, fund.book, fee.id());
        house.journal.balance(fund.scope, fund.book, fund.bank);
        fund.settle(fund.hold(1, null), 1);
        fund.reverse(fee);
        house.expiry.poll(fund.book.district());
        house.books.get(fund.scope, fund.book.district(), fund.book.code());
        Map<String, Long> most = new TreeMap<>();
        for (JsonNode plan : plans(from)) {
            read(
                    plan.path("Plan"),
                    plan.path("Query Text").asString("").lines().findFirst().orElse(""),
                    most);
        }
        assertThat(most).hasSizeGreaterThan(12);
        assertThat(most.entrySet()).noneMatch(each -> each.getValue() > MOST);
    }

    private List<JsonNode> plans(long from) throws IOException {
        byte[] all = Files.readAllBytes(house.copy.serverLog());
        String said = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        return said
                .lines()
                .filter(line -> line.contains(" plan:") || line.startsWith("\t"))
                .reduce("", (text, line) -> text + (line.startsWith("\t") ? line.substring(1) : "\f") + "\n")
                .transform(text -> List.of(text.split("\f")))
                .stream()
                .filter(text -> text.strip().startsWith("{"))
                .map(text -> JsonMapper.shared().readTree(text.substring(0, text.lastIndexOf('}') + 1)))
                .toList();
    }

    /** Rows that a node took from its table, those that it threw away included, over all its loops. */
    private static void read(JsonNode node, String where, Map<String, Long> most) {
        String table = node.path("Relation Name").asString("");
        if (!table.isEmpty()) {
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            long rows = Math.round(each * node.path("Actual Loops").asDouble());
            most.merge(table + " " + node.path("Node Type").asString("") + " " + where, rows, Math::max);
        }
        node.path("Plans").forEach(child -> read(child, where, most));
    }
}
