package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.platform.store.CannotStartException;
import org.niangjia.platform.store.DataFolder;
import org.niangjia.platform.store.FolderLock;

@DisplayName("无法启动时")
class RunThatCannotBegin {
    @TempDir
    private Path place;

    @Test
    @DisplayName("端口被占用：说出端口，不启动数据库")
    void namesTheTakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            assertThatThrownBy(() -> run("--port", port))
                    .hasMessageContaining(port)
                    .hasMessageContaining("cannot be used");
        }
        assertThat(place.resolve("house/db/data")).doesNotExist();
    }

    @Test
    @DisplayName("目录正被另一个程序使用：说出目录")
    void namesTheFolderInUse() {
        DataFolder folder = new DataFolder(place.resolve("house"));
        folder.create();
        FolderLock held = Objects.requireNonNull(folder.tryLock());
        assertThatThrownBy(() -> run())
                .hasMessageContaining(folder.root().toString())
                .hasMessageContaining("使用");
        held.close();
        assertThat(folder.tryLock()).isNotNull();
    }

    @Test
    @DisplayName("数据目录是一个文件：说明无法写入")
    void namesTheFolderThatCannotBeMade() throws IOException {
        Files.writeString(place.resolve("house"), "a file");
        assertThatThrownBy(() -> run()).isInstanceOf(CannotStartException.class).hasMessageContaining("无法写入");
    }

    @ParameterizedTest
    @DisplayName("演示只在本机开放")
    @ValueSource(strings = {"0.0.0.0", "::", "192.0.2.1"})
    void keepsADemoOnThisMachine(String host) {
        assertThatThrownBy(() -> run("--demo", "--host", host)).hasMessageContaining("127.0.0.1");
    }

    @ParameterizedTest
    @DisplayName("不认识的参数用一句话指出")
    @CsvSource({
        "--prot,       unknown option --prot",
        "--port=65536, a number from 0 to 65535",
        "--port=-1,    a number from 0 to 65535",
        "--port=http,  a number from 0 to 65535",
        "now,          unexpected argument now",
        "--data,       lacks its value"
    })
    void namesTheWordNotUnderstood(String word, String answer) {
        assertThatThrownBy(() -> Serve.of(List.of(word)).open())
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining(answer);
    }

    private void run(String... words) {
        List<String> all =
                new ArrayList<>(List.of("--data", place.resolve("house").toString(), "--port", "0"));
        all.addAll(List.of(words));
        Serve.of(all).open();
    }
}
