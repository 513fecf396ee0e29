package org.niangjia.platform.store;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.TestDatabase;

@DisplayName("不合要求的数据库")
class DatabaseThatDoesNotFit {

    @Test
    @DisplayName("编码、区域设置不对，或缺少扩展而不能创建：启动前用一句话拒绝")
    void isRefusedInWords() {
        try (TestDatabase.Copy good = TestDatabase.copy();
                TestDatabase.Copy latin = TestDatabase.made("ENCODING 'LATIN1' LOCALE 'C' LOCALE_PROVIDER libc");
                TestDatabase.Copy plain = TestDatabase.made("ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER libc")) {
            assertThatCode(() -> DatabaseCheck.require(good.owner())).doesNotThrowAnyException();
            assertThatThrownBy(() -> DatabaseCheck.require(latin.owner())).hasMessageContaining("需要 UTF8");
            assertThatThrownBy(() -> DatabaseCheck.require(plain.owner())).hasMessageContaining("不识别汉字");
            assertThatThrownBy(() -> DatabaseCheck.require(new Login("jdbc:postgresql://127.0.0.1:1/x", "a", "b")))
                    .hasMessageContaining("无法连接");
        }
    }

    @Test
    @DisplayName("演示和正式数据互不打开，更新版本的数据不打开")
    void isRefusedWhenItIsAnotherWorldOrNewer() throws SQLException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            assertThatThrownBy(() -> TestMigrations.bring(copy.owner(), "niangjia_app", false))
                    .hasMessageContaining("--demo");
            copy.asOwner("UPDATE store_world SET demo = false");
            assertThatThrownBy(() -> TestMigrations.bring(copy.owner(), "niangjia_app", true))
                    .hasMessageContaining("正式数据");
            copy.asOwner("""
                    INSERT INTO flyway_schema_history
                    SELECT 1 + max(installed_rank), '299901010000', 'tomorrow', 'SQL', 'V299901010000__tomorrow.sql', 1,
                           current_user, now(), 0, true
                    FROM flyway_schema_history
                    """);
            assertThatThrownBy(() -> TestMigrations.bring(copy.owner(), "niangjia_app", false))
                    .hasMessageContaining("更新的程序版本");
        }
    }
}
