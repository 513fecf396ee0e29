package org.niangjia.app.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.store.Partitions;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("程序要演示令牌")
class ProgramAskingForAToken {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private SignIn signIn;

    @Autowired
    private Accounts accounts;

    @Test
    @DisplayName("手机号和验证码换令牌，戴上最高的岗位，已经同意")
    void getsOneForPhoneAndCode() {
        TestOrganisation place = new TestOrganisation(context);
        context.getBean(Partitions.class).open(place.district);
        UUID officer = place.holder(place.county, PostRole.DEPUTY_CHAIR, "县里钱");
        String phone = accounts.phoneOf(officer).orElseThrow();
        Http nobody = Http.nobody(context);
        Http.Reply issued = nobody.post("/api/tokens", Map.of("phone", phone, "code", signIn.demoCode(phone)));
        assertThat(issued.status()).as(issued.raw().body()).isEqualTo(200);
        assertThat(issued.text("expiresAt")).contains("+08:00");
        Http.Reply me =
                nobody.send(nobody.request("/api/me").header("Authorization", "Bearer " + issued.text("token")));
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.json().at("/posts/0/title").asString()).isEqualTo("副主席");
        assertThat(me.json().at("/posts/0/worn").asBoolean()).isTrue();
    }

    @Test
    @DisplayName("验证码不对、没有这个人，都是同一句话")
    void isRefusedInOneSentence() {
        Http nobody = Http.nobody(context);
        String stranger = "15700000001";
        Http.Reply wrong = nobody.post("/api/tokens", Map.of("phone", stranger, "code", "12"));
        Http.Reply unknown = nobody.post("/api/tokens", Map.of("phone", stranger, "code", signIn.demoCode(stranger)));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(unknown.json().at("/refusals/0/code")).isEqualTo(wrong.json().at("/refusals/0/code"));
    }
}
