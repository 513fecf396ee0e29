package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.TestDatabase;

@DisplayName("迁移后的数据表")
class TablesOfTheMigratedSchema {

    @Test
    @DisplayName("每张表都在清单中登记类别和归属")
    void areAllListed() throws SQLException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            List<String> listed =
                    TableKinds.all().stream().map(TableKinds.Table::name).toList();
            assertThat(listed).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(listed)).containsAll(present(copy));
        }
    }

    @Test
    @DisplayName("表名以归属模块开头")
    void beginWithTheirOwner() {
        assertThat(TableKinds.all())
                .filteredOn(table -> !table.name().equals("flyway_schema_history"))
                .filteredOn(table -> !table.name().equals("scheduled_tasks"))
                .allMatch(table -> table.name().startsWith(table.owner() + "_"));
    }

    @Test
    @DisplayName("符合分区规则：主键、唯一约束和外键都以 district 为首，不用序列、触发器和级联")
    void keepTheRulesOfDistribution() throws SQLException, IOException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            assertThat(findings(copy)).isEmpty();
        }
    }

    @Test
    @DisplayName("违反规则的表会被发现")
    void areFoundWhenTheyBreakARule() throws SQLException, IOException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            copy.asOwner("CREATE SEQUENCE s");
            copy.asOwner("ALTER TABLE store_number_block ADD COLUMN n bigint DEFAULT nextval('s')");
            copy.asOwner("ALTER TABLE store_number_block ADD CONSTRAINT u UNIQUE (n)");
            copy.asOwner("ALTER TABLE store_number_block ADD COLUMN at timestamp, ADD COLUMN code varchar(9)");
            assertThat(findings(copy))
                    .containsExactlyInAnyOrder(
                            "store_number_block: sequence or identity column n",
                            "store_number_block: unique or exclusion index without district: u",
                            "store_number_block: column at is timestamp without time zone",
                            "store_number_block: column code is character varying");
        }
    }

    private static List<String> findings(TestDatabase.Copy copy) throws SQLException, IOException {
        try (Connection connection = copy.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(lint())) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1) + ": " + row.getString(2));
            }
            return found;
        }
    }

    /** The lint with the list of kinds put in. Listed tables that do not exist are no finding: their module is not there. */
    private static String lint() throws IOException {
        String kinds = TableKinds.all().stream()
                .map(table -> "('" + table.name() + "','" + table.kind() + "')")
                .collect(Collectors.joining(","));
        try (InputStream file =
                Objects.requireNonNull(TablesOfTheMigratedSchema.class.getResourceAsStream("/db/table-lint.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("/*kinds*/", kinds);
        }
    }

    private static List<String> present(TestDatabase.Copy copy) throws SQLException {
        try (Connection connection = copy.owner().connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")) {
            List<String> names = new ArrayList<>();
            while (row.next()) {
                names.add(row.getString(1));
            }
            return names;
        }
    }
}
