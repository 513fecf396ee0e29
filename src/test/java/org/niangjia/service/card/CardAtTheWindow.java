package org.niangjia.service.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.membership.Member;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.platform.membership.MemberState;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.seal.Seals;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("会员卡：会员出示，干部核验")
class CardAtTheWindow {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;
    private Http holder;
    private Member member;
    private String phone = "";

    @BeforeAll
    void aMember() {
        yard = new Shipyard(context);
        UUID account = yard.place.account("韩会员");
        phone = context.getBean(Accounts.class).phoneOf(account).orElseThrow();
        LocalDate today = yard.place.today();
        member = context.getBean(MemberDesk.class)
                .join(
                        Scope.house(yard.district),
                        yard.district,
                        new MemberFacts(
                                "韩会员",
                                IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1981, 2, 3), 911)
                                        .value(),
                                phone,
                                yard.town.id(),
                                new MemberFacts.Work(yard.yard.id(), null, "", null, today),
                                Set.of(),
                                today));
        context.getBean(OwnMembership.class).adopt(Actor.person(account, "韩会员"), member);
        holder = Http.as(context, account);
    }

    private String shown() {
        return holder.get("/api/me/card").text("code");
    }

    private Http.Reply scan(Http who, String code) {
        return who.post("/api/member-cards", Map.of("code", code));
    }

    private static void refused(Http.Reply reply, String code) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(422);
        assertThat(reply.raw().body()).contains(code);
    }

    @Test
    @DisplayName("扫码：看到遮住的姓名、工会、状态和有效时间，记入办理记录；看不到号码")
    void isScanned() {
        Http.Reply reply = scan(yard.officer, shown());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        assertThat(reply.text("name")).isEqualTo("韩 * *");
        assertThat(reply.text("union")).isEqualTo("船厂镇总工会");
        assertThat(reply.text("state")).isEqualTo("ACTIVE");
        assertThat(reply.text("validUntil")).isNotEmpty();
        assertThat(reply.raw().body()).doesNotContain(phone).doesNotContain("韩会员");
        assertThat(context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("SELECT count(*) FROM trail_entry WHERE act = 'member.scanned' AND subject = :id")
                        .param("id", member.id())
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    @DisplayName("没有扫码枪：手机号加六位数字；数字不对、号码不对，都不认")
    void isTyped() {
        Http.Reply card = holder.get("/api/me/card");
        Map<String, String> right = Map.of("phone", phone, "digits", card.text("digits"));
        assertThat(yard.officer.post("/api/member-cards", right).text("name")).isEqualTo("韩 * *");
        String wrong = card.text("digits").equals("123456") ? "654321" : "123456";
        refused(yard.officer.post("/api/member-cards", Map.of("phone", phone, "digits", wrong)), "CARD_EXPIRED");
        refused(
                yard.officer.post("/api/member-cards", Map.of("phone", "13900000000", "digits", card.text("digits"))),
                "CARD_EXPIRED");
        refused(yard.officer.post("/api/member-cards", Map.of("phone", phone, "digits", "")), "CODE_MISSING");
    }

    @Test
    @DisplayName("过期的、伪造的、空的，话说得明白")
    void isRefusedInWords() {
        CardCode over = CardCode.made(
                yard.district,
                member.id(),
                context.getBean(Clock.class).instant().minusSeconds(121),
                120);
        refused(scan(yard.officer, over.text(context.getBean(Seals.class))), "CARD_EXPIRED");
        refused(scan(yard.officer, "x" + shown()), "CARD_UNKNOWN");
        refused(scan(yard.officer, ""), "CODE_MISSING");
    }

    @Test
    @DisplayName("邻县的干部扫不了，只知道是哪个县的卡；职工不能验别人的卡")
    void isOfOneCounty() {
        refused(scan(yard.neighbour, shown()), "CARD_ELSEWHERE");
        assertThat(scan(holder, shown()).status()).isEqualTo(403);
        assertThat(scan(yard.cityOfficer, shown()).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("手机号的二维码里没有姓名、号码；没有会籍的人没有卡")
    void holdsNothingPersonal() {
        byte[] inside = java.util.Base64.getUrlDecoder().decode(shown());
        assertThat(new String(inside, StandardCharsets.ISO_8859_1)).doesNotContain(phone);
        assertThat(yard.worker.get("/api/me/card").json().path("code").isNull()).isTrue();
    }

    @Test
    @DisplayName("会籍注销以后，还没到期的码也不认")
    void endsWithTheMembership() {
        LocalDate today = yard.place.today();
        Member leaving = context.getBean(MemberDesk.class)
                .join(
                        Scope.house(yard.district),
                        yard.district,
                        new MemberFacts(
                                "要走的",
                                IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1981, 2, 4), 911)
                                        .value(),
                                "",
                                yard.town.id(),
                                new MemberFacts.Work(yard.yard.id(), null, "", null, today),
                                Set.of(),
                                today));
        CardCode code = CardCode.made(
                yard.district, leaving.id(), context.getBean(Clock.class).instant(), 120);
        String text = code.text(context.getBean(Seals.class));
        assertThat(scan(yard.officer, text).status()).isEqualTo(200);
        context.getBean(MemberDesk.class).setState(Scope.house(yard.district), leaving.id(), MemberState.ENDED, "退会");
        refused(scan(yard.officer, text), "NO_CARD");
    }
}
