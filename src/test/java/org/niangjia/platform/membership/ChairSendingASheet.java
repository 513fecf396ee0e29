package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.seal.Seals;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("会员导入：逐行逐列说清楚错在哪里")
class ChairSendingASheet {
    private static final List<String> HEADINGS =
            List.of("姓名", "证件号", "手机号", "所属工会", "用人单位", "行当", "所在镇街", "群体", "入会日期");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Members members;

    @Autowired
    private MembershipVerification verification;

    @Autowired
    private JdbcClient jdbc;

    private TestMembers people;
    private UUID county = new UUID(0, 0);

    @BeforeEach
    void aCounty() {
        people = new TestMembers(context);
        county = people.house.holder(people.house.county, PostRole.DEPARTMENT_HEAD, "县里的干部");
    }

    private static byte[] sheet(List<Object[]> rows) throws IOException {
        return sheet(rows.size(), (sheet, r) -> {
            Object[] cells = rows.get(r);
            for (int c = 0; c < cells.length; c++) {
                if (cells[c] instanceof Number number) {
                    sheet.value(r + 1, c, number);
                } else if (cells[c] != null) {
                    sheet.value(r + 1, c, cells[c].toString());
                }
            }
        });
    }

    private static byte[] sheet(int rows, BiConsumer<Worksheet, Integer> write) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "test", null)) {
            Worksheet sheet = workbook.newWorksheet("会员");
            for (int c = 0; c < HEADINGS.size(); c++) {
                sheet.value(0, c, HEADINGS.get(c));
            }
            for (int r = 0; r < rows; r++) {
                write.accept(sheet, r);
            }
        }
        return out.toByteArray();
    }

    private JsonNode send(String mode, byte[] file) {
        String edge = "----niangjia";
        byte[] head = ("--" + edge + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"m.xlsx\"\r\n"
                        + "Content-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8);
        Http.Reply reply = Http.as(context, county)
                .send(Http.as(context, county)
                        .request("/api/members/imports?mode=" + mode)
                        .timeout(java.time.Duration.ofSeconds(90))
                        .header("Content-Type", "multipart/form-data; boundary=" + edge)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, file, tail))));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.json();
    }

    private static List<String> errors(JsonNode report, String list) {
        return report.path(list)
                .valueStream()
                .map(e -> e.path("row").asInt() + " " + e.path("column").asString("") + " "
                        + e.path("code").asString(""))
                .toList();
    }

    @Test
    @DisplayName("错号、15 位、数字格式、表内重复、名册重复、退休、不认识的工会，每个都按行列说出来")
    void everyMistakeIsNamed() throws IOException {
        String union = people.unit.name();
        String taken = TestMembers.number();
        people.join("已在册", taken, people.unit);
        String twice = TestMembers.number();
        String good = TestMembers.number();
        List<Object[]> rows = new ArrayList<>();
        rows.add(new Object[] {"好的人", good, "13800000001", union});
        rows.add(new Object[] {"错号人", good.substring(0, 17) + "?", "", union});
        rows.add(new Object[] {"旧号人", "330903850101101", "", union});
        rows.add(new Object[] {"数字人", 990903198501011000.0, "", union});
        rows.add(new Object[] {"重复人", twice, "", union});
        rows.add(new Object[] {"重复人", twice, "", union});
        rows.add(new Object[] {"已在册", taken, "", union});
        rows.add(new Object[] {"退休人", "99090319500101100" + check("99090319500101100"), "", union});
        rows.add(new Object[] {"无会人", TestMembers.number(), "", "没有这个工会"});
        rows.add(new Object[] {"𬭩·䶮", TestMembers.number(), "", union});
        JsonNode report = send("dry", sheet(rows));
        assertThat(errors(report, "errors").stream().map(e -> e.split(" ")[0] + " " + e.split(" ")[2]))
                .contains(
                        "3 base.ID_CARD_CHARACTERS",
                        "7 membership.TWICE_IN_SHEET",
                        "8 membership.ALREADY_HERE",
                        "9 membership.RETIRED",
                        "10 membership.UNION_UNKNOWN")
                .anyMatch(e -> e.startsWith("5 sheet."))
                .noneMatch(e -> e.startsWith("2 ") || e.startsWith("4 ") || e.startsWith("11 "));
        assertThat(errors(report, "warnings").stream().map(e -> e.split(" ")[2]))
                .contains("membership.OLD_NUMBER");
        assertThat(members.page(Scope.house(people.house.district), MemberQuery.all(), null, 20))
                .hasSize(1);
        JsonNode stored = send("good", sheet(rows));
        assertThat(stored.path("stored").asInt()).as(stored.toString()).isEqualTo(4);
        assertThat(members.page(Scope.house(people.house.district), MemberQuery.text("𬭩·"), null, 20))
                .hasSize(1);
        assertThat(verification.verify()).noneMatch(f -> f.subject().contains(String.valueOf(people.house.district)));
    }

    private static char check(String body) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += weights[i] * (body.charAt(i) - '0');
        }
        return "10X98765432".charAt(sum % 11);
    }

    @Test
    @DisplayName("一个手机号写了六十行，只提醒，不拦")
    void oneTelephoneSixtyTimes() throws IOException {
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(new Object[] {"张三丰", TestMembers.number(), "13800000002", people.unit.name()});
        }
        JsonNode report = send("all", sheet(rows));
        assertThat(errors(report, "warnings")).singleElement().asString().endsWith("membership.SHARED_PHONE");
        assertThat(report.path("stored").asInt()).isEqualTo(60);
    }

    @Test
    @DisplayName("整张表进来的人当天就算进去：数不差，核对得出，差一个也看得见")
    void countsWhoCameWithTheSheet() throws IOException {
        int district = people.house.district;
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            rows.add(new Object[] {"张三丰", TestMembers.number(), "", people.unit.name()});
        }
        people.join("先来的", people.unit);
        send("all", sheet(rows));
        people.join("后来的", people.unit);
        MemberSumsVerification sums = context.getBean(MemberSumsVerification.class);
        LocalDate today = people.house.today();
        assertThat(counted(today).getLast().joined()).isEqualTo(9);
        assertThat(counted(today).getFirst().number().active()).isZero();
        assertThat(context.getBean(MemberNumbers.class)
                        .asOf(Scope.house(district), district, people.unit.path(), today.minusDays(1))
                        .active())
                .isZero();
        assertThat(sums.differences(district)).isEmpty();
        jdbc.sql("UPDATE membership_sheet_sum SET joined = joined + 1 WHERE district = :district")
                .param("district", district)
                .update();
        assertThat(sums.differences(district)).isNotEmpty();
        assertThat(counted(today).getLast().joined()).isEqualTo(10);
    }

    private List<MemberNumbers.Month> counted(LocalDate today) {
        YearMonth month = YearMonth.from(today);
        return context.getBean(MemberNumbers.class)
                .months(
                        Scope.house(people.house.district),
                        people.house.district,
                        people.unit.path(),
                        month.minusMonths(1),
                        month);
    }

    @Test
    @DisplayName("两万人的名册，每种查法都走索引；再导一万行")
    void everySearchTakesAnIndex() throws IOException {
        String given = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国红梅";
        String family = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗";
        for (int sheet = 0; sheet < 3; sheet++) {
            byte[] file = sheet(10_000, (to, r) -> {
                to.value(r + 1, 0, "" + family.charAt(r % 20) + given.charAt(r / 20 % 28) + given.charAt(r / 560 % 28));
                to.value(r + 1, 1, TestMembers.number());
                to.value(r + 1, 2, "139%08d".formatted(r));
                to.value(r + 1, 3, r % 2 == 0 ? people.unit.name() : people.sister.name());
                to.value(r + 1, 5, "船员");
                to.value(r + 1, 6, String.valueOf(people.house.district));
            });
            long began = System.nanoTime();
            JsonNode report = send("all", file);
            System.out.println("import of 10,000 rows: " + (System.nanoTime() - began) / 1_000_000 + " ms");
            assertThat(report.path("stored").asInt()).as(report.toString()).isEqualTo(10_000);
        }
        try (java.sql.Connection owner = org.niangjia.TestDatabase.ownerConnection();
                java.sql.Statement statement = owner.createStatement()) {
            statement.execute("ANALYZE membership_member");
            statement.execute("ANALYZE membership_employment");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
        List<MemberQuery> queries = List.of(
                MemberQuery.all(),
                MemberQuery.text("伟芳"),
                MemberQuery.text("王"),
                MemberQuery.text("w"),
                MemberQuery.text("ww"),
                MemberQuery.text("wwf"),
                new MemberQuery("王", "13900000123", "", null, ""),
                new MemberQuery("", "13900000123", "", null, ""),
                new MemberQuery("", "", TestMembers.number(), null, ""),
                new MemberQuery("", "", "", people.employer.id(), ""));
        Members.After middle = new Members.After(people.house.district, people.sister.path(), new UUID(0, 0));
        for (MemberQuery query : queries) {
            assertThat(plan(query, null)).as(query.toString()).doesNotContain("Seq Scan");
            assertThat(plan(query, middle)).as(query + " in the middle").doesNotContain("Seq Scan");
        }
        assertThat(plan(MemberQuery.text("王"), middle))
                .contains("membership_member_surname")
                .doesNotContain("Sort");
        assertThat(plan(MemberQuery.text("ww"), null)).contains("two_initials").doesNotContain("Sort");
        assertThat(plan(MemberQuery.all(), middle))
                .contains("membership_member_path")
                .doesNotContain("Sort");
    }

    private String plan(MemberQuery query, Members.@Nullable After after) {
        java.util.Map<String, Object> parameters = new java.util.HashMap<>();
        String sql = new MemberSearch(context.getBean(Seals.class))
                .sql(people.house.district, query, after, false, parameters);
        parameters.put("district", people.house.district);
        parameters.put("from", people.house.county.path());
        parameters.put("behind", Members.behind(people.house.county.path()));
        parameters.put("limit", 21);
        return String.join(
                "\n",
                jdbc.sql("EXPLAIN (ANALYZE, COSTS OFF) " + sql)
                        .params(parameters)
                        .query((row, n) -> row.getString(1))
                        .list());
    }
}
