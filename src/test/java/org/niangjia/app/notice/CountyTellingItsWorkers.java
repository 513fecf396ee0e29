package org.niangjia.app.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Decision;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("县总工会发通知")
class CountyTellingItsWorkers {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Accounts accounts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TestOrganisation place;
    private Http county;
    private Http worker;
    private Http neighbour;

    @BeforeEach
    void people() {
        place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        context.getBean(Partitions.class).open(place.neighbour);
        county = Http.as(context, place.holder(place.county, PostRole.DEPARTMENT_HEAD, "部里周"));
        worker = Http.as(context, place.account("油漆工陈"));
        neighbour = Http.as(context, accounts.open("邻县的人", "13900001234", place.neighbour));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }

    private Http.Reply draft(String title, LocalDate from, LocalDate until) {
        return county.post(
                "/api/desk/notices",
                Map.of(
                        "title",
                        title,
                        "body",
                        "周六上午在职工服务中心。\n带上身份证。",
                        "from",
                        from.toString(),
                        "until",
                        until.toString()));
    }

    private String published(String title, LocalDate from, LocalDate until) {
        String id = draft(title, from, until).text("id");
        Http.Reply reply = county.post("/api/desk/notices/" + id + "/publication", Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return id;
    }

    private static List<String> titles(Http reader) {
        return Http.items(reader.get("/api/notices")).stream()
                .map(item -> item.path("title").asString())
                .toList();
    }

    @Test
    @DisplayName("草稿没人看到，发布后本县职工看到，邻县看不到，撤回就没有了，每一步都有记录")
    void isReadOnlyBetweenPublicationAndWithdrawal() {
        String id = draft("免费体检", today(), today()).text("id");
        assertThat(titles(worker)).isEmpty();
        assertThat(worker.get("/api/notices/" + id).status()).isEqualTo(404);
        county.post("/api/desk/notices/" + id + "/publication", Map.of());
        assertThat(titles(worker)).containsExactly("免费体检");
        assertThat(worker.get("/api/notices/" + id).text("text")).contains("带上身份证");
        assertThat(titles(neighbour)).isEmpty();
        assertThat(neighbour.get("/api/notices/" + id).status()).isEqualTo(404);
        assertThat(county.post("/api/desk/notices/" + id + "/withdrawal", Map.of("why", ""))
                        .status())
                .isEqualTo(422);
        assertThat(county.post("/api/desk/notices/" + id + "/withdrawal", Map.of("why", "改期"))
                        .status())
                .isEqualTo(200);
        assertThat(titles(worker)).isEmpty();
        assertThat(county.get("/api/desk/notices/" + id).text("state")).isEqualTo("WITHDRAWN");
        assertThat(jdbc.sql("SELECT act FROM trail_entry WHERE district = :d AND subject = :id ORDER BY at")
                        .param("d", place.district)
                        .param("id", UUID.fromString(id))
                        .query((row, n) -> row.getString(1))
                        .list())
                .containsExactly("notice.drafted", "notice.published", "notice.withdrawn");
    }

    @Test
    @DisplayName("开始的那天看得到，前一天看不到；最后一天看得到，后一天看不到")
    void isReadFromTheFirstDayToTheLast() {
        published("今天开始", today(), today().plusDays(5));
        published("今天为止", today().minusDays(5), today());
        published("明天开始", today().plusDays(1), today().plusDays(5));
        String over = draft("昨天为止", today().minusDays(5), today().minusDays(1)).text("id");
        assertThat(county.post("/api/desk/notices/" + over + "/publication", Map.of())
                        .status())
                .as("what is over cannot be told")
                .isEqualTo(422);
        assertThat(titles(worker)).containsExactly("今天为止", "今天开始");
    }

    @Test
    @DisplayName("手机号、身份证号、太长、日子颠倒：一次说全")
    void isToldEveryReasonAtOnce() {
        Http.Reply reply = county.post(
                "/api/desk/notices",
                Map.of(
                        "title", "字".repeat(NoticeRules.LONGEST_TITLE + 1),
                        "body", "请打 138 0000 1111 找陈师傅",
                        "from", today().toString(),
                        "until", today().minusDays(1).toString()));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("refusals")
                        .valueStream()
                        .map(r -> r.path("code").asString()))
                .containsExactlyInAnyOrder("notice.TITLE", "notice.PERSONAL", "notice.DAYS");
        assertThat(draft("字".repeat(NoticeRules.LONGEST_TITLE), today(), today().plusDays(NoticeRules.MOST_DAYS))
                        .status())
                .isEqualTo(201);
        assertThat(draft("太久", today(), today().plusDays(NoticeRules.MOST_DAYS + 1L))
                        .status())
                .isEqualTo(422);
        assertThat(NoticeRules.words("办公电话", "0580-3012351 转 12351", today(), today()))
                .isInstanceOf(Decision.Allowed.class);
        assertThat(NoticeRules.words("公示", "99090319900101001X", today(), today()))
                .isInstanceOf(Decision.Refused.class);
    }

    @Test
    @DisplayName("发布过的不能再改；看的是旧样子就不能发布")
    void isNotChangedBehindItsReaders() {
        String id = draft("一稿", today(), today()).text("id");
        Map<String, Object> second =
                Map.of("title", "二稿", "body", "改过", "from", today().toString(), "until", today().toString());
        assertThat(county.post("/api/desk/notices/" + id, second, "If-Match", "\"1\"")
                        .status())
                .isEqualTo(200);
        assertThat(county.post("/api/desk/notices/" + id + "/publication", Map.of(), "If-Match", "\"1\"")
                        .status())
                .isEqualTo(409);
        assertThat(county.post("/api/desk/notices/" + id + "/publication", Map.of(), "If-Match", "\"2\"")
                        .status())
                .isEqualTo(200);
        assertThat(county.post("/api/desk/notices/" + id, second, "If-Match", "\"3\"")
                        .status())
                .isEqualTo(409);
        assertThat(county.post("/api/desk/notices/" + id + "/publication", Map.of())
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("没有发布职责的人不能发；普通职工不能进")
    void isToldOnlyByWhoMay() {
        Http clerk = Http.as(context, place.holder(place.town("船厂镇总工会", 101), PostRole.CLERK, "镇上林"));
        assertThat(clerk.get("/api/desk/notices").status()).isEqualTo(403);
        assertThat(worker.get("/api/desk/notices").status()).isEqualTo(403);
        assertThat(draft("一条", today(), today()).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("一页一页往前翻，不重不漏")
    void arePagedFromTheNewest() {
        for (int i = 1; i <= 5; i++) {
            published("第 " + i + " 条", today(), today());
        }
        Http.Reply first = worker.get("/api/notices?limit=2");
        JsonNode next = first.json().path("next");
        Http.Reply second = worker.get("/api/notices?limit=2&after=" + next.asString());
        Http.Reply third = worker.get("/api/notices?limit=2&after=" + second.text("next"));
        assertThat(List.of(first, second, third).stream()
                        .flatMap(reply -> Http.items(reply).stream())
                        .map(item -> item.path("title").asString()))
                .containsExactly("第 5 条", "第 4 条", "第 3 条", "第 2 条", "第 1 条");
        assertThat(third.json().path("next").isNull()).isTrue();
    }
}
