package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.TestDatabase;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.Database;

@DisplayName("核对命令")
class VerifyOfAHouse {
    private static final String NOWHERE = "0".repeat(64);

    @TempDir
    private Path place;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    @DisplayName("无误时以 0 结束；给出未曾有过的链头时以 1 结束")
    void endsWithWhatItFound() {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            assertThat(verify(copy, "")).isZero();
            assertThat(words()).contains("ok    store.privileges").contains("核对无误");
            assertThat(verify(copy, NOWHERE)).isOne();
            assertThat(words()).contains(NOWHERE);
        }
    }

    @Test
    @DisplayName("程序角色被放宽权限时以 1 结束，并说出是哪张表")
    void findsAPrivilegeTooMuch() throws SQLException {
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            copy.asOwner("GRANT DELETE ON store_world TO niangjia_app");
            assertThat(verify(copy, "")).isOne();
            assertThat(words())
                    .contains("BAD   store.privileges")
                    .contains("store_world")
                    .contains("DELETE");
        }
    }

    private int verify(TestDatabase.Copy copy, String head) {
        Database database = Database.borrowed(new DataFolder(place), copy.owner(), copy.app());
        return new Verify(new PrintStream(said, true, StandardCharsets.UTF_8)).run(database, head);
    }

    private String words() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
