package org.niangjia.platform.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("读不出来的表单")
class FormThatCannotBeRead {
    @Autowired
    private ApplicationContext context;

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, PERCENT",
        "application/x-www-form-urlencoded, MANY",
        "multipart/form-data, NOTHING"
    })
    @DisplayName("一万个字段、坏的百分号、没有分界线的附件：答 400，不算程序出错")
    void isRefused(String type, String kind) {
        String body = switch (kind) {
            case "PERCENT" -> "text=%%%zz";
            case "MANY" ->
                IntStream.range(0, 10_000).mapToObj(i -> "f" + i + "=1").collect(Collectors.joining("&"));
            default -> "x";
        };
        Http nobody = Http.nobody(context);
        Http.Reply reply = nobody.send(nobody.request("/api/query")
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(400);
        assertThat(reply.text("code")).isEqualTo("frame.BAD_INPUT");
    }
}
