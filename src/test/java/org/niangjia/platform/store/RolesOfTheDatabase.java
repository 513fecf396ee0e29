package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.TestDatabase;

@DisplayName("程序的数据库角色")
class RolesOfTheDatabase {
    private static final String NOT_ALLOWED = "42501";
    private static final TestDatabase.Copy COPY = TestDatabase.copy();

    @ParameterizedTest(name = "{0}")
    @DisplayName("对办理记录和账本只能增加和读取，不能改表、清表，不能改变数据世界")
    @ValueSource(
            strings = {
                "UPDATE trail_sample SET line = 'x'",
                "DELETE FROM trail_sample",
                "TRUNCATE trail_sample",
                "UPDATE ledger_sample SET line = 'x'",
                "DELETE FROM ledger_sample",
                "TRUNCATE store_partition",
                "UPDATE store_world SET demo = false",
                "DELETE FROM store_world",
                "DELETE FROM flyway_schema_history",
                "CREATE TABLE mine (n int)",
                "DROP TABLE store_partition",
                "SET ROLE niangjia_owner"
            })
    void mayNot(String sql) {
        assertThatThrownBy(() -> asProgram(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(NOT_ALLOWED));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("可以做日常所需的一切")
    @ValueSource(
            strings = {
                "INSERT INTO trail_sample VALUES ('one')",
                "SELECT * FROM trail_sample",
                "INSERT INTO ledger_sample VALUES ('one')",
                "SELECT demo FROM store_world",
                "INSERT INTO store_setting VALUES ('a', 'b')",
                "UPDATE store_setting SET value = 'c'",
                "DELETE FROM store_setting"
            })
    void may(String sql) {
        assertThatCode(() -> asProgram(sql)).doesNotThrowAnyException();
    }

    @Test
    @DisplayName("被人为放宽的权限在下次启动时收回")
    void loseWhatWasGrantedByHand() throws SQLException {
        COPY.asOwner("GRANT ALL ON trail_sample TO niangjia_app");
        TestMigrations.bring(COPY.owner(), "niangjia_app", true);
        assertThatThrownBy(() -> asProgram("DELETE FROM trail_sample")).isInstanceOf(SQLException.class);
    }

    @BeforeEach
    void makeSamples() throws SQLException {
        COPY.asOwner("DROP TABLE IF EXISTS trail_sample, ledger_sample");
        COPY.asOwner("CREATE TABLE trail_sample (line text); CREATE TABLE ledger_sample (line text)");
        TestMigrations.bring(COPY.owner(), "niangjia_app", true);
    }

    @AfterAll
    static void dropCopy() {
        COPY.close();
    }

    private static void asProgram(String sql) throws SQLException {
        try (Connection connection = COPY.app().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
