package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("命令行脚本")
class ScriptOnTheCommandLine {
    private static final Path SCRIPT = Path.of("niangjia").toAbsolutePath();

    private record Answer(int code, String words) {}

    @ParameterizedTest(name = "{0}")
    @DisplayName("每个命令都有中英文说明，在任何目录都能看")
    @ValueSource(strings = {"run", "test", "bench", "verify", "backup", "restore", "admin", "permissions", "build"})
    void explainsEveryCommandInBothLanguages(String command) throws IOException, InterruptedException {
        Answer answer = ask(command, "--help");
        assertThat(answer.code()).isZero();
        List<String> lines = answer.words().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("./niangjia " + command);
        assertThat(lines.get(1)).containsPattern("\\p{IsHan}{4}");
        assertThat(lines.get(2)).containsPattern("[A-Za-z ]{12}").doesNotContainPattern("\\p{IsHan}");
    }

    @Test
    @DisplayName("不认识的命令和选项以 2 结束，并用两种语言说明")
    void refusesWhatItDoesNotKnow() throws IOException, InterruptedException {
        assertThat(ask("frobnicate"))
                .isEqualTo(
                        new Answer(
                                2,
                                "没有这个命令：frobnicate，请看 ./niangjia --help\nThere is no command frobnicate; see ./niangjia --help\n"));
        assertThat(ask("test", "--fast").code()).isEqualTo(2);
    }

    private static Answer ask(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPT.toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(process.waitFor(), said);
    }
}
