package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Http.Reply;
import org.niangjia.platform.access.PostRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("组织管理页面与接口")
class OfficerAtTheOrganisationPages {
    @Autowired
    private ApplicationContext context;

    private TestOrganisation house;
    private Union town;
    private Union unit;
    private Post chair;
    private Employer employer;
    private Http officer;
    private Http townClerk;

    @BeforeEach
    void aCountyWithItsOfficer() {
        house = new TestOrganisation(context);
        town = house.town("港口街道总工会", 1);
        unit = house.unit(town, "䶮𬭩·机修厂工会", house.town(1));
        chair = house.post(unit, PostRole.CHAIR);
        employer = house.employer("䶮𬭩机修厂<b>&", house.town(1));
        house.cover(unit, employer);
        officer = Http.as(context, house.holder(house.county, PostRole.DEPUTY_CHAIR, "县里钱"));
        townClerk = Http.as(context, house.holder(town, PostRole.CLERK, "镇上林"));
    }

    private String unionPath(Union union) {
        return "/unions/" + union.district() + "/" + union.id();
    }

    private String postPath() {
        return "/posts/" + chair.district() + "/" + chair.id();
    }

    private String employerPath() {
        return "/employers/" + employer.district() + "/" + employer.id();
    }

    private Reply page(Http as, String path, String language) {
        return as.send(as.request(path)
                .header("Accept", "text/html")
                .header("Cookie", "lang=" + language)
                .GET());
    }

    @Test
    @DisplayName("每一页中文、英文都打得开，没有漏译，名称原样显示不变成标签")
    void everyPageOpensInBothLanguages() {
        UUID tenure = house.appoint(chair, house.account("王主席"));
        Reply ended = officer.post(
                "/api/tenures/" + unit.district() + "/" + tenure + "/ending",
                Map.of("reason", "离职", "name", "李代理", "phone", "13900001111", "items", "公章一枚"));
        List<String> paths = List.of(
                "/unions",
                "/unions?q=" + "%E6%B8%AF%E5%8F%A3",
                unionPath(unit),
                unionPath(town),
                unionPath(town) + "/new",
                unionPath(unit) + "/edit",
                unionPath(unit) + "/move?q=%E6%B8%AF",
                unionPath(unit) + "/closing",
                unionPath(unit) + "/coverage?q=%E6%9C%BA",
                unionPath(unit) + "/posts/new",
                postPath(),
                postPath() + "/edit",
                postPath() + "/appointment",
                "/handovers/" + unit.district() + "/" + ended.text("handover"),
                "/employers",
                "/employers?q=%E6%9C%BA&town=" + house.town(1),
                "/employers/new",
                employerPath(),
                employerPath() + "/edit",
                "/employers/imports");
        for (String language : List.of("zh", "en")) {
            for (String path : paths) {
                Reply reply = page(officer, path, language);
                assertThat(reply.status()).as(path).isEqualTo(200);
                String body = reply.raw().body();
                assertThat(body).as(path).contains(language.equals("zh") ? "lang=\"zh-CN\"" : "lang=\"en\"");
                assertThat(body).as(path).doesNotContain(">organisation.").doesNotContain("<b>&");
            }
        }
        assertThat(page(officer, unionPath(unit), "zh").raw().body()).contains("䶮𬭩机修厂&lt;b&gt;&amp;");
        assertThat(page(officer, unionPath(unit) + "/edit", "zh").raw().body())
                .as("a place that the dictionary lacks stays chosen")
                .contains("value=\"" + house.town(1) + "\" selected");
    }

    @Test
    @DisplayName("新建、改名、换上级、撤销，一步一步走完；旧版本保存是 409")
    void aUnionFromItsBeginningToItsEnd() {
        Reply made = officer.post(
                "/api" + unionPath(town) + "/unions",
                Map.of("kind", "BASIC", "name", "新厂工会", "place", house.town(1), "noCreditCodeReason", "尚未登记"));
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.text("level")).isEqualTo("UNIT");
        String path = "/api/unions/" + made.json().path("district").asInt() + "/" + made.text("id");
        Map<String, Object> renamed = Map.of("name", "新名工会", "place", house.town(1), "noCreditCodeReason", "尚未登记");
        assertThat(officer.post(path, renamed, "If-Match", "\"1\"").text("name"))
                .isEqualTo("新名工会");
        assertThat(officer.post(path, renamed, "If-Match", "\"1\"").status()).isEqualTo(409);
        Union hill = house.town("山前镇总工会", 2);
        Reply moved = officer.post(path + "/move", Map.of("parent", hill.id()), "If-Match", "\"2\"");
        assertThat(moved.text("path")).startsWith(hill.path());
        Reply refused = officer.post(path + "/closing", Map.of("reason", ""), "If-Match", "\"3\"");
        assertThat(refused.status()).isEqualTo(422);
        Reply closed = officer.post(path + "/closing", Map.of("reason", "注销"), "If-Match", "\"3\"");
        assertThat(closed.json().path("open").asBoolean()).isFalse();
    }

    @Test
    @DisplayName("写姓名和手机号就能任命；到期日当天还在任；免去时当场交接")
    void appointedByNameAndPhone() {
        Map<String, Object> person = Map.of(
                "name",
                "王海生",
                "phone",
                "13700002222",
                "kind",
                "PART_TIME",
                "lastDay",
                house.today().plusYears(3).toString());
        Reply appointed = officer.post("/api" + postPath() + "/appointment", person);
        assertThat(appointed.status()).isEqualTo(201);
        Reply again = officer.post("/api" + postPath() + "/appointment", person);
        assertThat(again.status()).isEqualTo(422);
        Tenures tenures = context.getBean(Tenures.class);
        Tenure tenure = tenures.get(house.house, unit.district(), UUID.fromString(appointed.text("tenure")));
        LocalDate last = house.today().plusYears(3);
        assertThat(tenure.on(last)).isTrue();
        assertThat(tenure.on(last.plusDays(1))).isFalse();
        Reply ended = officer.post(
                "/api/tenures/" + unit.district() + "/" + tenure.id() + "/ending",
                Map.of("reason", "离职", "name", "李代理", "phone", "13700002222"));
        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.text("handover")).isNotEmpty();
        assertThat(page(officer, postPath(), "zh").raw().body()).contains("李代理").contains("王海生");
        assertThat(tenures.runningIn(house.house, unit.district(), unit.id(), house.today()))
                .singleElement()
                .satisfies(acting -> assertThat(acting.account()).isNotEqualTo(tenure.account()));
    }

    @Test
    @DisplayName("漏填的一次说完")
    void everythingMissingIsSaidAtOnce() {
        Reply reply = officer.post("/api" + postPath() + "/appointment", Map.of("name", "", "phone", "138"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.json()
                        .path("refusals")
                        .valueStream()
                        .map(refusal -> refusal.path("field").asString("")))
                .containsExactlyInAnyOrder("name", "phone", "kind");
    }

    @Test
    @DisplayName("没登录 401，邻县 404，没有职责 403，隔壁镇街 404")
    void whoMayNot() {
        Http nobody = Http.nobody(context);
        Http neighbour = Http.as(context, house.neighbourOfficer("邻县孙"));
        Http worker = Http.as(context, house.account("陈漆匠"));
        Http unitChair = Http.as(context, house.holder(unit, PostRole.CHAIR, "厂里周"));
        Http besides = Http.as(context, house.holder(house.town("山前镇总工会", 2), PostRole.CLERK, "隔壁何"));
        for (String path : List.of(unionPath(unit), postPath(), employerPath())) {
            assertThat(nobody.get("/api" + path).status()).as(path).isEqualTo(401);
            assertThat(neighbour.get("/api" + path).status()).as(path).isEqualTo(404);
            assertThat(officer.get("/api" + path).status()).as(path).isEqualTo(200);
            assertThat(townClerk.get("/api" + path).status()).as(path).isEqualTo(200);
            assertThat(worker.get("/api" + path).status()).as(path).isEqualTo(404);
        }
        assertThat(besides.get("/api" + unionPath(unit)).status()).isEqualTo(404);
        assertThat(besides.get("/api" + postPath()).status()).isEqualTo(404);
        assertThat(unitChair.get("/api" + unionPath(unit)).status()).isEqualTo(403);
        assertThat(unitChair.get("/api/employers").status()).isEqualTo(403);
        assertThat(Http.items(neighbour.get("/api/employers"))).isEmpty();
        assertThat(Http.items(neighbour.get("/api/unions?q=%E5%B7%A5%E4%BC%9A")))
                .noneMatch(item -> item.path("district").asInt() == house.district);
    }

    @Test
    @DisplayName("单位列表一页一页翻，接口带 next")
    void employersComePageByPage() {
        house.employer("第二厂", house.town(1));
        house.employer("第三厂", house.town(1));
        Reply first = officer.get("/api/employers?limit=2");
        assertThat(Http.items(first))
                .extracting(item -> item.path("name").asString(""))
                .as("the newest first; two of one millisecond in any order")
                .containsExactlyInAnyOrder("第三厂", "第二厂");
        Reply second = officer.get("/api/employers?limit=2&after=" + first.text("next"));
        assertThat(Http.items(second))
                .extracting(item -> item.path("name").asString(""))
                .containsExactly("䶮𬭩机修厂<b>&");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(officer.get("/api/employers?after=nonsense").status()).isEqualTo(200);
    }

    @Test
    @DisplayName("联系电话要写理由才看得到全号")
    void aTelephoneIsRevealedForAReason() {
        Reply made = officer.post(
                "/api/employers", Map.of("name", "有电话的厂", "place", house.town(1), "contactPhone", "13805801234"));
        assertThat(made.text("contactPhone")).isEqualTo("138 **** 1234");
        String path = "/api/employers/" + house.district + "/" + made.text("id") + "/telephone";
        assertThat(officer.post(path, Map.of()).status()).isEqualTo(422);
        assertThat(officer.post(path, Map.of("reason", "核对")).text("contactPhone"))
                .isEqualTo("13805801234");
    }
}
