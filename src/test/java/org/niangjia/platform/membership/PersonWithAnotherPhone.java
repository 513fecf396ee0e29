package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.Union;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 手机不等于本人 (practice ruling 3): codes are real here, not the demo's own, which prove nothing and ask nothing. */
@HouseTest
@DisplayName("换了手机、换了设备的人")
class PersonWithAnotherPhone {
    private static final AtomicInteger COMERS = new AtomicInteger();
    private static final Duration TERM = Duration.ofDays(90);
    /** 会籍、会员卡、我能享受什么、令牌: for the person alone. */
    private static final List<String> OF_THE_PERSON =
            List.of("/me/membership", "/me/card", "/me/entitlements", "/me/tokens");

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private Shipyard yard;
    private UUID account;
    private String phone;
    private String number;
    private String no;

    @BeforeEach
    void saySomething() {
        yard = new Shipyard(context);
        account = yard.workerAccount;
        phone = context.getBean(Accounts.class).phoneOf(account).orElseThrow();
        number = TestMembers.number();
        no = yard.submit().text("no");
    }

    private void known() {
        Member member = new TestMembers(context).join("陈漆匠", number, new TestMembers(context).unit);
        context.getBean(Identities.class).link(account, member.id());
    }

    private static Visitor browser(ApplicationContext context) {
        int n = COMERS.incrementAndGet();
        return Visitor.at(context).from("10.7." + n / 250 + "." + n % 250);
    }

    /** Signs in by a code that the phone really got; gives where it leads. */
    private String comes(Visitor browser, String by) {
        browser.get("/sign-in");
        browser.post("/sign-in", "phone", by, "have", "1");
        String code = context.getBean(SignIn.class).readOut(by);
        browser.get("/sign-in/code");
        return browser.post("/sign-in/code", "code", code).to();
    }

    private Visitor.Seen confirms(Visitor browser, String name, String six) {
        browser.get("/me/confirmation");
        return browser.post("/me/confirmation", "name", name, "six", six, "next", "/requests");
    }

    private boolean sees(Visitor browser) {
        return browser.get("/requests").body().contains(no)
                && browser.get("/requests/" + no).status() == 200
                && browser.get("/").body().contains(no);
    }

    private boolean seesNothing(Visitor browser) {
        String all = browser.get("/requests").body()
                + browser.get("/").body()
                + browser.get("/me").body()
                + browser.get("/messages").body();
        return !all.contains(no)
                && !all.contains("陈漆匠")
                && browser.get("/requests/" + no).to().startsWith("/me/confirmation");
    }

    private String six() {
        return number.substring(12);
    }

    @Test
    @DisplayName("新设备上先什么都看不到；姓名和后六位对上才看到，这台设备以后不再问")
    void isAskedOnceOnANewDevice() {
        known();
        Visitor browser = browser(context);
        assertThat(comes(browser, phone)).isEqualTo("/");
        assertThat(seesNothing(browser)).isTrue();
        assertThat(OF_THE_PERSON)
                .allSatisfy(page -> assertThat(browser.get(page).to()).startsWith("/me/confirmation"));
        Visitor.Seen wrongSix = confirms(browser, "陈漆匠", "000000");
        Visitor.Seen wrongName = confirms(browser, "陈木匠", six());
        assertThat(wrongSix.status()).isEqualTo(422);
        assertThat(wrongName.status()).isEqualTo(422);
        assertThat(wrongSix.body()).contains("姓名或身份证号后六位对不上");
        assertThat(wrongName.body()).contains("姓名或身份证号后六位对不上");
        assertThat(seesNothing(browser)).isTrue();
        assertThat(confirms(browser, "陈 漆匠", six().toLowerCase(java.util.Locale.ROOT))
                        .to())
                .isEqualTo("/requests");
        assertThat(sees(browser)).isTrue();
        assertThat(OF_THE_PERSON)
                .allSatisfy(page -> assertThat(browser.get(page).status()).isEqualTo(200));
        browser.post("/sign-out");
        assertThat(comes(browser, phone)).isEqualTo("/");
        assertThat(sees(browser)).isTrue();
    }

    @Test
    @DisplayName("同一台设备，90 天之内不问，过了 90 天再问")
    void isAskedAgainAfterNinetyDays() {
        known();
        Visitor browser = browser(context);
        comes(browser, phone);
        confirms(browser, "陈漆匠", six());
        browser.post("/sign-out");
        silentFor(TERM.minusMinutes(5));
        assertThat(comes(browser, phone)).isEqualTo("/");
        assertThat(sees(browser)).isTrue();
        browser.post("/sign-out");
        silentFor(TERM.plusMinutes(5));
        assertThat(comes(browser, phone)).isEqualTo("/sign-in/who");
        browser.get("/sign-in/who");
        assertThat(browser.post("/sign-in/who", "account", account.toString()).to())
                .isEqualTo("/");
        assertThat(seesNothing(browser)).isTrue();
    }

    private void silentFor(Duration time) {
        Timestamp then = Timestamp.from(clock.instant().minus(time));
        jdbc.sql("UPDATE access_device SET seen_at = ? WHERE account = ?")
                .params(then, account)
                .update();
        jdbc.sql("DELETE FROM access_session WHERE account = ?").param(account).update();
        jdbc.sql("UPDATE access_account SET created_at = ? WHERE id = ?")
                .params(Timestamp.from(clock.instant().minus(Duration.ofDays(400))), account)
                .update();
    }

    @Test
    @DisplayName("号码给了别人：新机主说自己是新来的，看不到前一个人的任何事；冒充也看不到")
    void isNotWhoeverGotTheNumber() {
        known();
        silentFor(TERM.plusMinutes(5));
        Visitor stranger = browser(context);
        assertThat(comes(stranger, phone)).isEqualTo("/sign-in/who");
        assertThat(stranger.get("/sign-in/who").body()).doesNotContain("陈漆匠");
        stranger.post("/sign-in/who", "name", "马新机", "county", Integer.toString(yard.district));
        stranger.get("/consent");
        stranger.post("/consent", "answer", "agree", "next", "/");
        assertThat(stranger.get("/").body()).contains("马新机");
        assertThat(stranger.get("/requests").body()).doesNotContain(no);
        assertThat(stranger.get("/requests/" + no).status()).isEqualTo(404);
        Visitor bold = browser(context);
        comes(bold, phone);
        bold.get("/sign-in/who");
        bold.post("/sign-in/who", "account", account.toString());
        assertThat(seesNothing(bold)).isTrue();
        assertThat(bold.post("/me/email", "email", "a@example.org").to()).startsWith("/me/confirmation");
        assertThat(bold.post("/requests/" + no + "/withdrawal", "text", "算了").status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("没有登记过身份证号：答什么都一样；新说的事看得到")
    void isToldNothingWhereNoNumberIsKnown() {
        Visitor browser = browser(context);
        comes(browser, phone);
        Visitor.Seen refused = confirms(browser, "陈漆匠", six());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("姓名或身份证号后六位对不上");
        known();
        assertThat(confirms(browser, "陈漆匠", six()).status())
                .as("a link made since they came in proves nothing")
                .isEqualTo(422);
        browser.get("/requests/new");
        browser.post("/requests/new", "text", "食堂的饭凉了。", "category", "LAW");
        assertThat(seesNothing(browser)).isTrue();
        assertThat(browser.get("/requests/new").body()).contains("食堂的饭凉了");
    }

    @Test
    @DisplayName("一天最多猜五次，第六次对了也不行")
    void cannotGuessOn() {
        known();
        Visitor browser = browser(context);
        comes(browser, phone);
        for (int i = 0; i < 5; i++) {
            assertThat(confirms(browser, "陈漆匠", "00000" + i).status()).isEqualTo(422);
        }
        assertThat(confirms(browser, "陈漆匠", six()).status()).isEqualTo(429);
        assertThat(seesNothing(browser)).isTrue();
    }

    @Test
    @DisplayName("窗口换绑：两个号码都告知，记入办理记录，旧号码和旧会话作废，一天之内登录就算确认过")
    void goesOverToAnotherPhoneAtTheCounter() {
        String next = "1397%07d".formatted(System.nanoTime() % 10_000_000);
        Map<String, String> asked = Map.of("phone", phone, "name", "陈漆匠", "to", next, "seen", "1");
        assertThat(yard.chair.post("/api/counter/rebinding", asked).status()).isEqualTo(403);
        assertThat(yard.officer
                        .post("/api/counter/rebinding", Map.of("phone", phone, "name", "陈木匠", "to", next, "seen", "1"))
                        .status())
                .isEqualTo(422);
        assertThat(yard.officer.post("/api/counter/rebinding", asked).status()).isEqualTo(200);
        assertThat(yard.worker.get("/api/requests").status()).isEqualTo(401);
        assertThat(texts(account)).isEqualTo(2);
        assertThat(told(account)).isEqualTo(1);
        assertThat(jdbc.sql("SELECT account FROM trail_entry WHERE act = 'access.rebound' AND subject = ?")
                        .param(account)
                        .query(UUID.class)
                        .list())
                .containsExactly(yard.officerAccount);
        assertThat(context.getBean(Accounts.class).reachedBy(phone)).isEmpty();
        Visitor browser = browser(context);
        assertThat(comes(browser, next)).isEqualTo("/");
        assertThat(sees(browser)).isTrue();
        Visitor second = browser(context);
        comes(second, next);
        assertThat(seesNothing(second)).as("the officer vouched once").isTrue();
    }

    @Test
    @DisplayName("干部不能给自己换绑；单位工会的复核、部室负责人也没有窗口职责")
    void isNotServedByThemselvesNorByTheUnit() {
        Accounts accounts = context.getBean(Accounts.class);
        String own = accounts.phoneOf(yard.officerAccount).orElseThrow();
        Http.Reply reply = yard.officer.post(
                "/api/counter/rebinding", Map.of("phone", own, "name", "镇上林", "to", "13900001111", "seen", "1"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.raw().body()).contains("access.REBIND_SELF");
        Union unit = yard.place.unit(yard.town, "大洋船厂工会二", yard.place.town(101));
        for (PostRole role : List.of(PostRole.REVIEWER, PostRole.DEPARTMENT_HEAD, PostRole.CHAIR)) {
            Http boss = Http.as(context, yard.place.holder(unit, role, "人事吴"));
            assertThat(boss.post("/api/counter/sign-in-codes", Map.of("phone", phone, "seen", "1"))
                            .status())
                    .as(role.name())
                    .isEqualTo(403);
            assertThat(boss.post(
                                    "/api/counter/rebinding",
                                    Map.of("phone", phone, "name", "陈漆匠", "to", own, "seen", "1"))
                            .status())
                    .as(role.name())
                    .isEqualTo(403);
        }
    }

    private int texts(UUID about) {
        return jdbc.sql("SELECT count(*) FROM outbox_message WHERE words_key = 'outbox.text.rebound' AND subject = ?")
                .param(about)
                .query(Integer.class)
                .single();
    }

    private int told(UUID whom) {
        return jdbc.sql("SELECT count(*) FROM outbox_message WHERE words_key = 'portal.told.rebound' AND account = ?")
                .param(whom)
                .query(Integer.class)
                .single();
    }
}
