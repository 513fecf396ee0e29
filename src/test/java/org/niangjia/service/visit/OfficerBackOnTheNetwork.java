package org.niangjia.service.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.Browser.Look;
import org.niangjia.HouseTest;
import org.niangjia.platform.organisation.EmployerDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@Tag("browser")
@DisplayName("回到有网的地方：送到一次；不收的说原因，别人的不碰")
class OfficerBackOnTheNetwork {
    @Autowired
    private ApplicationContext context;

    @TempDir
    private Path memory;

    private WorkPhone phone;

    @BeforeEach
    void comeBack() {
        phone = new WorkPhone(context, memory);
    }

    @AfterEach
    void goHome() throws IOException {
        phone.close();
    }

    @Test
    @DisplayName("同一条记录送来三次，还是一次走访；问题也不重")
    void isOneVisitHoweverOftenItIsSent() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> body = written(id, WorkPhone.LEARNED);
        body.put("findings", List.of(finding("NOTED")));
        List<Integer> statuses = List.of("1", "1", "2").stream()
                .map(edits -> phone.yard
                        .officer
                        .post("/api/visits", body, "Idempotency-Key", id + ":" + edits)
                        .status())
                .toList();
        assertThat(statuses).containsExactly(201, 201, 200);
        assertThat(phone.visits()).isEqualTo(1);
        assertThat(phone.findings()).isEqualTo(1);
    }

    @Test
    @DisplayName("送到了，回音丢了：再送一次还是一次走访；中间改过的问题也不丢")
    void isOneVisitWhenTheAnswerIsLost() {
        phone.open();
        phone.begin();
        phone.found("WORKERS", WorkPhone.FOUND, "NOTED");
        phone.page.route("**/visits", route -> {
            if ("POST".equals(route.request().method())) {
                route.fetch();
                route.abort();
            } else {
                route.resume();
            }
        });
        phone.finish();
        assertThat(phone.page.locator("#waiting .note")).isVisible();
        assertThat(phone.visits()).isEqualTo(1);
        phone.page.unroute("**/visits");
        phone.waiting(WorkPhone.YARD).click();
        phone.page.locator("#findings textarea[data-name=text]").fill("夜班津贴按旧标准发，少了三个月。");
        phone.finish();
        assertThat(phone.page.locator("#sent")).containsText(WorkPhone.YARD);
        assertThat(phone.visits()).isEqualTo(1);
        assertThat(phone.findings()).isEqualTo(2);
    }

    @Test
    @DisplayName("日子在以后、单位已注销：不收，写的还在，说明原因；改好再发就收下")
    void isToldWhyItIsNotTaken() {
        Locator refused = phone.page.locator("#needs");
        phone.open();
        phone.begin();
        phone.page.locator("#day").fill(phone.today.plusDays(1).toString());
        phone.finish();
        assertThat(refused.locator(".note")).isVisible();
        refused.locator("a.row").click();
        assertThat(phone.page.locator("#refusals")).isVisible();
        phone.browser.look(phone.page, "field-refused", Look.USUAL);
        phone.page.locator("#refusals a").click();
        assertThat(phone.page.locator("#day")).isFocused();
        assertThat(phone.page.locator("#said")).hasValue(WorkPhone.LEARNED);
        context.getBean(EmployerDesk.class)
                .close(phone.yard.place.house, phone.yard.district, phone.yard.yard.id(), 1, "已注销");
        phone.page.locator("#day").fill(phone.today.toString());
        phone.finish();
        assertThat(refused.locator(".note")).isVisible();
        assertThat(phone.remembers()).contains(WorkPhone.LEARNED);
        assertThat(phone.visits()).isZero();
        phone.yard.place.employer("大洋二厂有限公司", phone.yard.place.town(101));
        refused.locator("a.row").click();
        phone.page.locator("#unit").fill("大洋二厂有限公司");
        phone.finish();
        assertThat(phone.page.locator("#sent")).containsText("大洋二厂有限公司");
        assertThat(phone.remembers()).doesNotContain(WorkPhone.LEARNED);
        phone.browser.isClean();
    }

    @Test
    @DisplayName("换一个账号登录：看不到也送不出前一个人写的，不管有没有职责；没登录的只看到有几条")
    void keepsWhatSomebodyElseWrote() {
        phone.open();
        phone.goOffline();
        phone.begin();
        phone.finish();
        assertThat(phone.waiting(WorkPhone.YARD)).isVisible();
        phone.page.context().clearCookies();
        phone.goOnline();
        assertThat(phone.page.locator("#signin")).isVisible();
        assertThat(phone.page.locator("#waiting")).isHidden();
        assertThat(phone.page.locator("#others")).containsText("1 条没有发送，登录后才看得到");
        phone.browser.enter(phone.page, phone.yard.countyAccount);
        phone.page.navigate("/field/visits");
        assertThat(phone.page.locator("#others")).containsText("1");
        assertThat(phone.page.locator("#waiting")).isHidden();
        assertThat(phone.visits()).isZero();
        phone.browser.enter(phone.page, phone.yard.workerAccount);
        phone.page.navigate("/field/visits");
        assertThat(phone.page.locator("#post")).isVisible();
        assertThat(phone.page.locator("#others")).containsText("1");
        assertThat(phone.page.locator("#waiting")).isHidden();
        assertThat(phone.page.locator("#begin")).isDisabled();
        phone.browser.enter(phone.page, phone.yard.officerAccount);
        phone.page.navigate("/field/visits");
        assertThat(phone.page.locator("#sent")).containsText(WorkPhone.YARD);
        assertThat(phone.page.locator("#others")).isHidden();
        assertThat(phone.visits()).isEqualTo(1);
    }

    @Test
    @DisplayName("同事在办公室也写了同一次计划：两份都留着，手机上说一声")
    void isToldOfAColleaguesText() {
        String id = UUID.randomUUID().toString();
        Map<String, Object> plan = written(id, "");
        plan.put("plan", true);
        assertThat(phone.yard.officer.post("/api/visits", plan).status()).isEqualTo(201);
        phone.open();
        phone.page.locator("#plans a").click();
        assertThat(phone.page.locator("#unit")).hasValue(WorkPhone.YARD);
        phone.write("#said", WorkPhone.LEARNED);
        assertThat(phone.yard
                        .colleague
                        .post("/api/visits", written(id, "职工最关心宿舍。"))
                        .status())
                .isEqualTo(200);
        phone.finish();
        assertThat(phone.page.locator("#sent .note a")).hasAttribute("href", Pattern.compile("/visits/ZF.*"));
        assertThat(phone.page.locator("#plans")).isHidden();
        assertThat(phone.visits()).isEqualTo(1);
    }

    @Test
    @DisplayName("照片不是必须的；有的跟在走访后面送，送到就从手机上清掉")
    void sendsPhotosAfterTheVisit() {
        phone.open();
        phone.begin();
        phone.unfold("#photo");
        phone.page.locator("#photo").setInputFiles(Path.of("docs", "images", "home.png"));
        assertThat(phone.page.locator("#photos img")).isVisible();
        phone.finish();
        assertThat(phone.page.locator("#sent")).containsText(WorkPhone.YARD);
        assertThat(phone.page.locator("#sent .note")).hasCount(0);
        assertThat(phone.remembers()).endsWith(",0]").doesNotContain(WorkPhone.LEARNED);
        assertThat(phone.photos()).isEqualTo(1);
    }

    static List<Look> looks() {
        return List.of(Look.USUAL, new Look("en", false));
    }

    @ParameterizedTest
    @MethodSource("looks")
    @DisplayName("中英文、大字，列表和表单都没有障碍")
    void readsInEveryLook(Look look) {
        phone.campaign();
        phone.browser.read(phone.page, look);
        phone.open();
        phone.begin();
        phone.found("WORKERS", WorkPhone.FOUND, "LONG_TERM");
        phone.found("UNION", WorkPhone.FOUND, "OUTSIDE");
        phone.unfold("#people");
        phone.unfold("#minutes");
        phone.unfold("#photo");
        phone.page.locator("#drop").click();
        phone.browser.look(phone.page, "field-all", look);
        phone.finish();
        phone.browser.look(phone.page, "field-missing", look);
        phone.page.locator("#back").click();
        assertThat(phone.page.locator("#begin")).isVisible();
        phone.browser.look(phone.page, "field-draft", look);
        phone.browser.isClean();
    }

    private Map<String, Object> written(String id, String said) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("district", phone.yard.district);
        body.put("unit", WorkPhone.YARD);
        body.put("day", phone.today.toString());
        body.put("said", said);
        body.put("base", 0);
        return body;
    }

    private static Map<String, Object> finding(String outcome) {
        return Map.of(
                "id", UUID.randomUUID().toString(), "theme", "WORKERS", "text", WorkPhone.FOUND, "outcome", outcome);
    }
}
