package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.store.DataFolder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("导入 12345、12351 交办单")
class OfficeImportingOrders {
    private static final String IMPORTS = "/api/requests/orders/imports";

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Clock clock;

    @Autowired
    private DataFolder folder;

    private Shipyard yard;
    private String prefix;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
        prefix = "GD" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    private LocalDate day(int later) {
        return WorkingCalendar.dayOf(clock.instant()).plusDays(later);
    }

    private Http.Reply hand(Http who, String mode, String... lines) {
        byte[] file = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
        return who.upload(IMPORTS + "?mode=" + mode, "交办单.csv", file);
    }

    private List<String> codes(Http.Reply reply) {
        return reply.json()
                .path("errors")
                .valueStream()
                .map(error ->
                        error.path("row").asInt() + " " + error.path("column").asString("") + " "
                                + error.path("code").asString(""))
                .toList();
    }

    @Test
    @DisplayName("热线平台自己的列名也认得；每行立一件，单号能查，期限早的算；再传一次说已经有了")
    void takesTheLinesOwnFile() {
        String[] file = {
            "工单编号,诉求内容,来电人,联系电话,被反映单位,办结时限,受理部门",
            prefix + "-1,两个月没发工资了，老板人找不到。,丁阿姨,13900009004,大洋船舶修造有限公司," + day(1) + " 17:30:00,某处",
            prefix + "-2,想问问产假有多少天。,,,," + day(300) + ",某处"
        };
        Http.Reply stored = hand(yard.officer, "all", file);
        assertThat(stored.text("state")).as(stored.raw().body()).isEqualTo("STORED");
        List<String> found = Http.items(yard.countyOfficer.get("/api/requests/orders?no=" + prefix + "-1")).stream()
                .map(one -> one.path("no").asString())
                .toList();
        assertThat(found).hasSize(1);
        Http.Reply strict = yard.officer.get("/api/requests/" + found.getFirst());
        assertThat(OffsetDateTime.parse(strict.text("dueAt")).toLocalDate())
                .as("the line's deadline is the stricter one")
                .isEqualTo(day(1));
        String second = Http.items(yard.countyOfficer.get("/api/requests/orders?no=" + prefix + "-2"))
                .getFirst()
                .path("no")
                .asString();
        assertThat(OffsetDateTime.parse(yard.countyOfficer
                                .get("/api/requests/" + second)
                                .text("dueAt"))
                        .toLocalDate())
                .as("our own limit is the stricter one")
                .isBefore(day(60));
        assertThat(codes(hand(yard.officer, "all", file)))
                .containsExactlyInAnyOrder("2 交办单号 request.ORDER_KNOWN", "3 交办单号 request.ORDER_KNOWN");
        assertThat(Http.items(yard.neighbour.get("/api/requests/orders?no=" + prefix + "-1")))
                .isEmpty();
        assertThat(Http.items(yard.chair.get("/api/requests/orders"))).isEmpty();
    }

    @Test
    @DisplayName("错在哪一行哪一列说清楚：单号重复、热线不对、过了期、电话不对、类别没有；一行不进")
    void namesRowAndColumn() {
        Http.Reply refused = hand(
                yard.officer,
                "all",
                "热线,交办单号,内容,上级要求的最后一天,电话,类别",
                "12345," + prefix + "-1,没发工资，找不到人。," + day(3) + ",,",
                "12345," + prefix + "-1,同一个号又来一次。," + day(3) + ",,",
                "12340,?," + "没发工资，找不到人。" + "," + day(-1) + ",123,没有这一类");
        assertThat(refused.text("state")).isEqualTo("REFUSED");
        assertThat(codes(refused))
                .contains(
                        "3 交办单号 request.ORDER_TWICE",
                        "4 热线 request.ORDER_SOURCE",
                        "4 交办单号 request.ORDER_NUMBER",
                        "4 上级要求的最后一天 request.ORDER_DUE",
                        "4 类别 request.CATEGORY_MISSING")
                .anyMatch(code -> code.startsWith("4 电话 "));
        assertThat(Http.items(yard.officer.get("/api/requests/orders"))).isEmpty();
    }

    @Test
    @DisplayName("管理员在数据目录里加一行列名，马上认得")
    void readsTheOperatorsOwnHeadings() throws Exception {
        Path own = folder.root().resolve("exchange").resolve(OrderColumns.FILE);
        String[] file = {"流水" + prefix + ",内容,上级要求的最后一天", prefix + "-9,班车太挤了，想多开一班。," + day(20)};
        assertThat(hand(yard.officer, "dry", file).raw().body()).contains("sheet.COLUMN_MISSING");
        Files.createDirectories(own.getParent());
        Files.writeString(own, "line,heading,column\n12345,流水" + prefix + ",orderNo\n不是一行\n");
        try {
            assertThat(hand(yard.officer, "all", file).text("state")).isEqualTo("STORED");
        } finally {
            Files.delete(own);
        }
    }
}
