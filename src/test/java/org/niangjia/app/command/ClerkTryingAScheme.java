package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("在命令行试一个方案")
class ClerkTryingAScheme {
    private static final String PINGHU = "src/main/resources/org/niangjia/service/mutualaid/schemes/pinghu.yaml";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    @DisplayName("平湖自负 5232.97 元补 2616.49 元，JSON 里有每一步")
    void seesEveryStep() throws IOException {
        String json = """
                {"person":{"birth":"1980-01-01","sex":"female","insurance":"职工"},"cover":{"from":"2022-01-01","modules":["medical"]},
                 "claims":[{"on":"2022-05-01","amounts":{"selfPay":523297}},{"on":"2023-05-01","amounts":{"selfPay":523297}}]}
                """;
        assertThat(compute(json, "--json")).isZero();
        JsonNode answer = new JsonMapper().readTree(bytes.toByteArray());
        assertThat(answer.path("totalFen").asLong()).isEqualTo(261_649);
        JsonNode claim = answer.path("claims").path(0);
        assertThat(claim.path("payoutFen").asLong()).isEqualTo(261_649);
        assertThat(claim.path("trace").path(1).path("rate").decimalValue()).isEqualByComparingTo("0.5");
        assertThat(claim.path("trace").path(1).path("productFen").decimalValue())
                .isEqualByComparingTo("261648.5");
        assertThat(claim.path("refusals").isEmpty()).isTrue();
        assertThat(answer.path("claims")
                        .path(1)
                        .path("refusals")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo("benefit.OUTSIDE_COVER");
    }

    @Test
    @DisplayName("不加 --json 时读得懂")
    void readsItInWords() throws IOException {
        String json = """
                {"person":{"birth":"1980-01-01","sex":"女"},"cover":{"from":"2022-01-01"},"claims":[{"on":"2022-05-01","amounts":{"自负":60000}}]}
                """;
        assertThat(compute(json)).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("600.00 元没有超过门槛 600.00 元，不补助", "这次补助 0.00 元");
    }

    @Test
    @DisplayName("负数、半分钱、写错的词，一次说完，以 1 结束")
    void hearsWhatIsWrongWithTheCase() throws IOException {
        String json = """
                {"person":{"birth":"1980-13-01","sex":"x"},"cover":{"from":"2022-01-01","modules":["medical"],"share":1},
                 "claims":[{"on":"2022-05-01","amounts":{"selfPay":-1}},{"on":"2022-05-01","amounts":{"selfPay":0.5,"药费":1}}]}
                """;
        assertThat(compute(json)).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .contains(
                        "person.birth", "person.sex", "cover.share", "claims[0].amounts.selfPay：金额不能为负", "不能有小数", "药费");
    }

    @Test
    @DisplayName("方案写错，说出文件和行，以 1 结束")
    void hearsTheLineOfAFault() throws IOException {
        Path file = folder.resolve("错.yaml");
        String right = Files.readString(Path.of(PINGHU));
        long line = right.substring(0, right.indexOf("rate: 50%")).lines().count();
        Files.writeString(file, right.replace("rate: 50%", "rate: 500%"));
        assertThat(command().run(List.of("check", file.toString()))).isEqualTo(1);
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("错.yaml:" + line + " ", "0% 到 100%");
    }

    @Test
    @DisplayName("计算基数里有固定金额的，能用，但提醒每次申领都算一次；没有的不提")
    void isToldOfAFixedAmountInTheBase() throws IOException {
        Path file = folder.resolve("固定.yaml");
        Files.writeString(file, Files.readString(Path.of(PINGHU)).replace("base: 自负", "base: 取大(自负 - 500, 0)"));
        assertThat(command().run(List.of("check", file.toString()))).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).contains("提醒", "取大(自负 - 500, 0)", "every claim");
        bytes.reset();
        assertThat(command().run(List.of("check", PINGHU))).isZero();
        assertThat(bytes.toString(StandardCharsets.UTF_8)).doesNotContain("提醒");
    }

    @Test
    @DisplayName("随程序带的方案都能用")
    void findsTheBundledOnesGood() throws IOException {
        try (var files = Files.list(Path.of(PINGHU).getParent())) {
            for (Path file : files.toList()) {
                assertThat(command().run(List.of("check", file.toString())))
                        .as(file.toString())
                        .isZero();
            }
        }
    }

    private int compute(String json, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("case.json"), json);
        List<String> words = new java.util.ArrayList<>(List.of("compute", PINGHU, "--case", file.toString()));
        words.addAll(List.of(more));
        return command().run(words);
    }

    private SchemeCommand command() {
        return new SchemeCommand(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    }
}
