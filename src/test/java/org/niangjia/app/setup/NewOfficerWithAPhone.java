package org.niangjia.app.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.Visitor;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.store.Partitions;
import org.springframework.context.ConfigurableApplicationContext;

@DisplayName("正式环境里，刚上任的干部拿着手机来设密码")
class NewOfficerWithAPhone {
    private static final String PASSWORD = "舟山的海是蓝的，船是白的";

    private TestDatabase.Copy database;
    private ConfigurableApplicationContext house;
    private TestOrganisation place;
    private Union town;
    private UUID officer;
    private UUID tenure;
    private Http county;
    private Visitor browser;

    @BeforeEach
    void start() {
        database = TestDatabase.real();
        house = database.served();
        place = new TestOrganisation(house);
        house.getBean(Partitions.class).open(place.district);
        town = place.town("船厂镇总工会", 101);
        officer = place.account("镇上林");
        tenure = place.appoint(place.post(town, PostRole.CLERK), officer);
        county = Http.as(house, place.holder(place.county, PostRole.CHAIR, "县里钱"));
        browser = signedIn(officer);
    }

    @AfterEach
    void stop() {
        house.close();
        database.close();
    }

    private Visitor signedIn(UUID account) {
        String phone = house.getBean(Accounts.class).phoneOf(account).orElseThrow();
        house.getBean(Consents.class).give(account);
        Visitor visitor = Visitor.at(house);
        visitor.get("/sign-in");
        visitor.post("/sign-in", "phone", phone, "have", "1");
        visitor.get("/sign-in/code");
        visitor.post("/sign-in/code", "code", house.getBean(SignIn.class).readOut(phone));
        return visitor;
    }

    private Visitor.Seen setPassword(Visitor at, String code) {
        at.get("/me/password");
        return at.post("/me/password", "handover", code, "password", PASSWORD, "repeat", PASSWORD);
    }

    private String path(UUID of) {
        return "/api/tenures/" + place.district + "/" + of + "/hand-over-code";
    }

    private String issue() {
        Http.Reply issued = county.post(path(tenure), Map.of());
        assertThat(issued.status()).as(issued.raw().body()).isEqualTo(200);
        return issued.text("code");
    }

    private boolean hasPassword() {
        return house.getBean(Accounts.class).get(officer).hasPassword();
    }

    @Test
    @DisplayName("只有手机验证码，设不成密码；动态口令也轮不到")
    void setsNothingWithThePhoneAlone() {
        assertThat(browser.get("/me/password").body()).contains("移交码");
        Visitor.Seen refused = setPassword(browser, "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("移交码不对").doesNotContain(PASSWORD);
        assertThat(setPassword(browser, "2345-6789-ABCD").status()).isEqualTo(422);
        assertThat(hasPassword()).isFalse();
        assertThat(browser.get("/me/totp").to()).isEqualTo("/me/password");
    }

    @Test
    @DisplayName("带上任命他的工会发的移交码就成；小写、不带横线也认，用过就作废")
    void setsThePasswordWithTheCodeFromAbove() {
        String code = issue();
        assertThat(code).matches("[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4}");
        assertThat(setPassword(browser, code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))
                        .to())
                .isEqualTo("/me/totp");
        assertThat(hasPassword()).isTrue();
        assertThat(county.post(path(tenure), Map.of()).status())
                .as("a password is there already")
                .isEqualTo(422);
    }

    @Test
    @DisplayName("太短的密码不会把移交码用掉；再发一次，上一个作废；十四天后作废")
    void keepsTheCodeUntilThePasswordIsSet() {
        String first = issue();
        String second = issue();
        assertThat(setPassword(browser, first).status()).isEqualTo(422);
        browser.get("/me/password");
        assertThat(browser.post("/me/password", "handover", second, "password", "短", "repeat", "短")
                        .body())
                .contains("密码要 10 到 128 个字符");
        house.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("UPDATE access_handover_code SET expires_at = issued_at WHERE account = ?")
                .param(officer)
                .update();
        assertThat(setPassword(browser, second).status()).isEqualTo(422);
        assertThat(setPassword(browser, issue()).to()).isEqualTo("/me/totp");
    }

    @Test
    @DisplayName("给谁发：下级可以；自己、本级（县以下）、别的县不行；记在办理记录里，不记码")
    void isHandedOutFromAboveOnly() {
        UUID mate = place.appoint(place.post(town, PostRole.CHAIR), place.account("镇上王"));
        Http clerk = Http.as(house, officer);
        assertThat(clerk.post(path(mate), Map.of()).status()).isEqualTo(422);
        assertThat(clerk.post(path(tenure), Map.of()).status()).isEqualTo(422);
        UUID top = place.appoint(place.post(place.county, PostRole.DEPUTY_CHAIR), place.account("县里赵"));
        assertThat(clerk.get(path(top)).status()).isEqualTo(404);
        Http worker = Http.as(house, place.account("陈漆匠"));
        assertThat(worker.post(path(tenure), Map.of()).status()).isIn(403, 404);
        String code = issue();
        assertThat(house.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("SELECT t::text FROM trail_entry t WHERE act = 'access.handover-code'")
                        .query((row, n) -> row.getString(1))
                        .list())
                .isNotEmpty()
                .noneMatch(row -> row.contains(code));
    }
}
