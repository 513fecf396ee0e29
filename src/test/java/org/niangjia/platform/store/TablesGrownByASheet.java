package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@DisplayName("一张表进来一万行：外键怎么查，按现在的行数定")
class TablesGrownByASheet {
    private static final TestDatabase.Copy COPY = TestDatabase.copy();
    private static final String MEMBERS = """
            INSERT INTO membership_member (district, id, union_id, path, state, name, grams, initials, id_kind, id_masked, id_hash,
                id_sealed, male, birth, joined_on, created_at)
            SELECT %s, uuidv7(), uuidv7(), '/' || n, 'ACTIVE', '甲', '{}', 'J', 'RESIDENT', '*', sha256((%s || '-' || n)::bytea), '',
                true, '1990-01-01', '2020-01-01', now()
            FROM generate_series(1, %d) AS n
            """;
    /** What the database asks for each row that refers to a member. */
    private static final String CHECK = """
            PREPARE checked (int, uuid) AS SELECT 1 FROM ONLY membership_member x WHERE district = $1 AND id = $2 FOR KEY SHARE OF x
            """;

    private static final String COUNT = "ANALYZE (SKIP_LOCKED) membership_member (district, id)";

    @BeforeAll
    static void manyDistrictsWithOneMemberEach() throws SQLException {
        COPY.asOwner(MEMBERS.formatted("100000 + n", "'one'", 60));
        COPY.asOwner("ANALYZE membership_member");
    }

    @AfterAll
    static void drop() {
        COPY.close();
    }

    private static List<String> plan(JdbcClient jdbc) {
        return jdbc.sql("EXPLAIN EXECUTE checked (200000, '00000000-0000-0000-0000-000000000000')")
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Test
    @DisplayName("许多县各有一人时，数据库以为一个县就一个人；重新数过以后按主键查")
    void looksUpByKeyOnceCounted() throws SQLException {
        try (Connection connection = COPY.app().connect()) {
            connection.setAutoCommit(false);
            JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            jdbc.sql(MEMBERS.formatted("200000", "'many'", 3_000)).update();
            jdbc.sql("SET plan_cache_mode = force_generic_plan").update();
            jdbc.sql(CHECK).update();
            assertThat(plan(jdbc)).as("the trap").noneMatch(line -> line.contains("membership_member_pkey"));
            TableSizes sizes = new TableSizes(jdbc);
            sizes.countAnew(COUNT, 999);
            assertThat(plan(jdbc))
                    .as("few rows count nothing")
                    .noneMatch(line -> line.contains("membership_member_pkey"));
            sizes.countAnew(COUNT, 1_000);
            assertThat(plan(jdbc)).anyMatch(line -> line.contains("membership_member_pkey"));
            connection.rollback();
        }
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("只有成批引用的表，程序才可以数")
    @ValueSource(
            strings = {"membership_member", "mutualaid_roster", "mutualaid_batch", "mutualaid_person", "trail_entry"})
    void countsWhatItMay(String table) throws SQLException {
        try (Connection connection = COPY.app().connect();
                java.sql.Statement statement = connection.createStatement()) {
            statement.execute(
                    switch (table) {
                        case "membership_member" -> "ANALYZE membership_member";
                        case "mutualaid_roster" -> "ANALYZE mutualaid_roster";
                        case "mutualaid_batch" -> "ANALYZE mutualaid_batch";
                        case "mutualaid_person" -> "ANALYZE mutualaid_person";
                        default -> "ANALYZE trail_entry";
                    });
            // whoever may not is warned, and nothing is counted
            assertThat(Stream.<Exception>ofNullable(statement.getWarnings()))
                    .hasSize(table.startsWith("trail") ? 1 : 0);
        }
    }
}
