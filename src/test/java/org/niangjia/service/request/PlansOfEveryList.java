package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.platform.frame.Route;
import org.niangjia.platform.frame.Routes;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 清单的查询计划. In a county with eight thousand of everything that grows, each page and list that has an address of its own is
 * asked for by five people, and the database says how many rows it read for it: a list of twenty reads no more than its page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("八千人八千件的县里，每个清单只读它那一页")
class PlansOfEveryList {
    private static final int MANY = 8_000;
    /** Rows that one statement may read of one table: some pages of a hundred, one office's waiting work. */
    private static final int MOST = 1_600;

    /** Lists with something asked for. */
    private static final List<String> ASKED = List.of(
            "/members?q=张伟",
            "/members?q=zw",
            "/members?phone=19912345678",
            "/members?id=990903199001010012",
            "/members?after=" + UUID.randomUUID(),
            "/employers?q=船舶",
            "/employers?town=330903001",
            "/employers?after=" + UUID.randomUUID(),
            "/requests?state=OPEN",
            "/requests?state=CLOSED",
            "/requests?late=1",
            "/requests/orders?no=GH-2026-03317",
            "/tasks?limit=100",
            "/behalf?all=1");

    /** As large in every county. */
    private static final Set<String> FIXED =
            Set.of("reference_region", "reference_term", "reference_holiday", "request_category");

    /** Counts every unit of the county by what it means: which of them have a union. */
    private static final Set<String> COUNTS_ALL = Set.of("/outlook/rates");

    /** Tables that grow, and what sets a copied row apart from its original. */
    private static final Map<String, String> GROWN = Map.of(
            "membership_member",
            "'id', uuidv7(), 'id_hash', '\\x' || encode(sha256(t.id_hash || n::text::bytea), 'hex')",
            "membership_transfer",
            "'id', uuidv7(), 'person', gen_random_uuid()",
            "organisation_employer",
            "'id', uuidv7(), 'credit_code', NULL, 'normal_name', t.normal_name || n, 'name', t.name || n",
            "behalf_entry",
            "'id', uuidv7(), 'unit', gen_random_uuid(), 'link_code', NULL, 'link_until', NULL",
            "sheet_import",
            "'id', uuidv7()",
            "sheet_export",
            "'id', uuidv7()",
            "outbox_message",
            "'id', uuidv7(), 'subject', NULL, 'nth', NULL",
            "trail_entry",
            "'id', uuidv7()");

    private final TestDatabase.Copy copy = TestDatabase.told();
    private ConfigurableApplicationContext house;

    @BeforeAll
    void fill() throws SQLException {
        house = copy.served();
        JdbcClient jdbc = house.getBean(JdbcClient.class);
        new ManyRequests(jdbc, house.getBean(Clock.class)).write(330_903, MANY);
        copy.asOwner("""
                INSERT INTO casework_task (district, id, case_id, step, seat, union_id, path, opened_at, due_at)
                SELECT district, uuidv7(), id, step, 'handler', union_id, path, opened_at, due_at FROM casework_case
                 WHERE subject = '测速' AND closed_at IS NULL
                """);
        for (Map.Entry<String, String> table : GROWN.entrySet()) {
            copy.asOwner("""
                    INSERT INTO %1$s SELECT (jsonb_populate_record(t, jsonb_build_object(%2$s))).*
                      FROM %1$s t CROSS JOIN generate_series(1, (SELECT %3$d / greatest(1, count(*)) FROM %1$s)) AS n
                    """.formatted(table.getKey(), table.getValue(), MANY));
        }
        copy.asOwner("VACUUM ANALYZE");
        copy.tellPlans();
        copy.dropConnections();
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    @Test
    @DisplayName("县、镇、村、市、经审的每一个清单，读的行数都有界")
    void readsNoMoreThanItsPage() throws IOException {
        Map<String, Long> most = new TreeMap<>();
        for (String who : List.of("应建国", "虞晓岚", "闵阿娣", "蔡景行", "顾桂芬", "郑海波")) {
            Http browser = Http.as(house, account(who));
            for (String address : addresses().toList()) {
                long from = Files.size(copy.serverLog());
                Http.Reply reply = browser.get("/api" + address);
                assertThat(reply.status())
                        .as(who + " " + address + " " + reply.raw().body())
                        .isLessThan(500);
                for (JsonNode plan : plans(from)) {
                    read(plan.path("Plan"), who + " " + address, most);
                }
            }
        }
        Map<String, Long> over = new TreeMap<>();
        most.forEach((where, rows) -> {
            if (rows > MOST) {
                over.put(where, rows);
            }
        });
        assertThat(most).hasSizeGreaterThan(100);
        assertThat(over).isEmpty();
    }

    private UUID account(String name) {
        return house.getBean(JdbcClient.class)
                .sql("SELECT id FROM access_account WHERE name = :name LIMIT 1")
                .param("name", name)
                .query((row, n) -> row.getObject(1, UUID.class))
                .single();
    }

    private Stream<String> addresses() {
        Stream<String> own = house.getBean(Routes.class).all().stream()
                .filter(route -> route.method().equals("GET"))
                .map(Route::path)
                .filter(path -> !path.contains("{") && !COUNTS_ALL.contains(path));
        return Stream.concat(own, ASKED.stream());
    }

    /** What the server has written about its statements since. */
    private List<JsonNode> plans(long from) throws IOException {
        byte[] all = Files.readAllBytes(copy.serverLog());
        String said = new String(all, (int) from, (int) (all.length - from), StandardCharsets.UTF_8);
        List<JsonNode> plans = new ArrayList<>();
        StringBuilder one = null;
        for (String line : said.split("\n")) {
            if (line.contains(" plan:")) {
                one = new StringBuilder();
            } else if (one != null && line.startsWith("\t")) {
                one.append(line, 1, line.length()).append('\n');
                if (line.equals("\t}")) {
                    plans.add(JsonMapper.shared().readTree(one.toString()));
                    one = null;
                }
            }
        }
        return plans;
    }

    /** Rows that a node took from its table, those that it threw away included, over all its loops. */
    private static void read(JsonNode node, String where, Map<String, Long> most) {
        String table = node.path("Relation Name").asString("");
        if (!table.isEmpty() && !FIXED.contains(table)) {
            double each = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            long rows = Math.round(each * node.path("Actual Loops").asDouble());
            most.merge(where + " " + table + " " + node.path("Node Type").asString(""), rows, Math::max);
        }
        node.path("Plans").forEach(child -> read(child, where, most));
    }
}
