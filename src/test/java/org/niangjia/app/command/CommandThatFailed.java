package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.ExternalDatabase;

@DisplayName("命令出错了")
class CommandThatFailed {
    @TempDir
    private Path place;

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("no hat is worn"),
                new NullPointerException(),
                new IllegalStateException(new SQLException("could not extend file", "53100")),
                new IllegalStateException(new SQLException("terminating connection", "57P01")),
                new IllegalStateException(new SQLException("relation \"x\" does not exist", "42P01")),
                new UncheckedIOException(new IOException("No space left on device")),
                new UncheckedIOException(new AccessDeniedException("/var/lib/niangjia")),
                new UncheckedIOException(new NoSuchFileException("/backup/x.zip")),
                new UncheckedIOException(new IOException("Stream closed")),
                new OutOfMemoryError("Java heap space"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    @DisplayName("中英文各一句话，没有程序的类名；细节写进数据目录的 command.log")
    void saysSoInBothLanguages(Throwable fault) throws IOException {
        String told = Fault.told(fault, List.of("verify", "--data", place.toString()));
        assertThat(told).doesNotContain("Exception", "Error", "java.", "org.").doesNotContain("\tat ");
        List<String> lines = told.lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).matches(".*[\\u4e00-\\u9fff]{2}.*");
        assertThat(lines.get(1)).matches("[\\x20-\\x7e]{10,}");
        assertThat(Files.readString(place.resolve("command.log")))
                .contains(fault.getClass().getName());
    }

    @Test
    @DisplayName("磁盘满就说磁盘满，没权限就说哪里没权限")
    void namesTheCause() {
        assertThat(Fault.words(new IllegalStateException(new SQLException("x", "53100"))))
                .contains("磁盘已满", "disk is full");
        assertThat(Fault.words(new UncheckedIOException(new AccessDeniedException("/keys"))))
                .contains("没有权限", "/keys");
        assertThat(Fault.words(new IllegalStateException(new CannotStartException("中", "en"))))
                .contains("中", "en");
    }

    @Test
    @DisplayName("数据目录写不进去，细节写到别处，照样说得出在哪里")
    void writesTheDetailsElsewhere() {
        String told = Fault.told(
                new IllegalStateException(),
                List.of("verify", "--data", place.resolve("none").toString()));
        Path log = Path.of(told.substring(told.lastIndexOf(' ') + 1));
        assertThat(log).isRegularFile().isNotEmptyFile();
        assertThat(log.toFile().delete()).isTrue();
    }

    @Test
    @DisplayName("外部数据库的地址写错了，不把带密码的地址念出来")
    void keepsThePasswordOfAnAddress() {
        assertThatThrownBy(() ->
                        ExternalDatabase.of(Map.of("NIANGJIA_DATABASE_URL", "postgres://niangjia:secret@db/niangjia")))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("NIANGJIA_DATABASE_URL")
                .hasMessageContaining("jdbc:postgresql:")
                .hasMessageNotContaining("secret");
    }
}
