package org.niangjia.platform.behalf;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.PostRole;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("镇街替单位填写，单位确认")
class TownActingForAUnit {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    private String unit() {
        return "/behalf/" + yard.district + "/" + yard.yard.id();
    }

    private Http.Reply enter(Http officer, String subject) {
        return officer.post("/api" + unit(), Map.of("subject", subject));
    }

    private String entered(String subject) {
        Http.Reply reply = enter(yard.officer, subject);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        assertThat(reply.text("state")).isEqualTo("waits");
        return "/behalf/entries/" + yard.district + "/" + reply.text("id");
    }

    private String link(String entry) {
        Http.Reply reply = yard.officer.post("/api" + entry + "/link", Map.of());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        String link = reply.text("link");
        return "/api" + link.substring(link.indexOf("/confirmations/"));
    }

    private Http.Reply say(String link, boolean agreed, String words) {
        return Http.nobody(context).post(link, Map.of("name", "周厂长", "agreed", agreed, "words", words));
    }

    private String html(Http who, String path) {
        return who.send(who.request(path).header("Accept", "text/html").GET())
                .raw()
                .body();
    }

    @Test
    @DisplayName("替谁填的、谁填的写得清楚；确认以前单位页上标着待确认；不用账号凭链接确认，只能一次")
    void isConfirmedOnceByLink() {
        String entry = entered("employer");
        String page = "/employers/" + yard.district + "/" + yard.yard.id();
        assertThat(html(yard.officer, page)).contains("待单位确认");
        String link = link(entry);
        String shown = html(Http.nobody(context), link.substring("/api".length()));
        assertThat(shown).contains("大洋船舶修造有限公司", "镇上林", "船厂镇总工会", "这些内容对吗");
        Http.Reply said = say(link, true, "");
        assertThat(said.status()).as(said.raw().body()).isEqualTo(200);
        assertThat(said.text("state")).isEqualTo("confirmed");
        assertThat(say(link, true, "").text("code")).isEqualTo("behalf.LINK_USED");
        assertThat(html(yard.officer, entry)).contains("单位已确认", "周厂长");
        assertThat(html(yard.officer, page)).doesNotContain("待单位确认");
        assertThat(jdbc.sql("""
                SELECT array_agg(act ORDER BY id) FROM trail_entry
                 WHERE district = ? AND subject = CAST(? AS uuid)
                """)
                        .param(yard.district)
                        .param(entry.substring(entry.lastIndexOf('/') + 1))
                        .query((row, n) -> (String[]) row.getArray(1).getArray())
                        .single())
                .containsExactly("behalf.entered", "behalf.linked", "behalf.confirmed");
    }

    @Test
    @DisplayName("再开一个链接，前一个就作废；填错编码的没有这一页；过期的不能用")
    void isReachedByTheLastLinkOnly() {
        String entry = entered("employer");
        String first = link(entry);
        String second = link(entry);
        assertThat(say(first, true, "").status()).isEqualTo(404);
        assertThat(Http.nobody(context).get(second + "0").status()).isEqualTo(404);
        jdbc.sql("UPDATE behalf_entry SET link_until = '2020-01-01' WHERE district = ? AND id = CAST(? AS uuid)")
                .param(yard.district)
                .param(entry.substring(entry.lastIndexOf('/') + 1))
                .update();
        assertThat(say(second, true, "").status()).isEqualTo(409);
        assertThat(html(Http.nobody(context), second.substring("/api".length())))
                .contains("链接过期了");
    }

    @Test
    @DisplayName("单位说不对，要写哪里不对；内容改过以后，旧的一份确认不了")
    void isCalledWrongOrChangedSince() {
        String link = link(entered("employer"));
        assertThat(say(link, false, "").raw().body()).contains("behalf.WORDS");
        Map<String, Object> facts = new HashMap<>(Map.of(
                "name", "大洋船舶修造有限公司",
                "place", yard.place.town(101),
                "staff", 60,
                "staffSource", "单位填报",
                "staffOn", "2026-03-02",
                "contactPhone", ""));
        facts.put("creditCode", yard.yard.facts().creditCode());
        Http.Reply amended = yard.officer.post(
                "/api/employers/" + yard.district + "/" + yard.yard.id(),
                facts,
                "If-Match",
                "\"" + yard.yard.version() + "\"");
        assertThat(amended.status()).as(amended.raw().body()).isEqualTo(200);
        Http.Reply late = say(link, true, "");
        assertThat(late.status()).isEqualTo(422);
        assertThat(late.raw().body()).contains("behalf.CHANGED_SINCE");
        assertThat(html(yard.officer, unit())).contains("单位看到的和现在的不一样");
        assertThat(say(link, false, "少了四个人").text("state")).isEqualTo("refused");
        String again = link(entered("employer"));
        assertThat(html(Http.nobody(context), again.substring("/api".length()))).contains("60（单位填报");
        assertThat(say(again, true, "").text("state")).isEqualTo("confirmed");
    }

    @Test
    @DisplayName("盖章确认单扫回来也算：没有扫描件不行，有了就确认，看扫描件要留记录")
    void isConfirmedByAStampedPaper() {
        String entry = entered("members");
        assertThat(html(yard.officer, entry + "/paper")).contains("在籍会员", "大洋船舶修造有限公司");
        assertThat(yard.officer.get(entry + "/paper?as=pdf").status()).isEqualTo(200);
        assertThat(scan(entry, "").raw().body()).contains("behalf.SCAN_MISSING");
        Http.Reply stamped =
                scan(entry, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
        assertThat(stamped.status()).as(stamped.raw().body()).isEqualTo(200);
        assertThat(stamped.text("state")).isEqualTo("confirmed");
        assertThat(html(yard.officer, entry)).contains("单位已确认", entry + "/files/");
        assertThat(scan(entry, "%PDF-1.4\ntrailer\n%%EOF\n").status()).isEqualTo(409);
    }

    private Http.Reply scan(String entry, String pdf) {
        String file = pdf.isEmpty()
                ? ""
                : "--x\n" + "Content-Disposition: form-data; name=\"files\"; filename=\"盖章.pdf\"\n"
                        + "Content-Type: application/pdf\n\n" + pdf + "\n";
        String body = "--x\nContent-Disposition: form-data; name=\"name\"\n\n周厂长\n" + file + "--x--\n";
        return yard.officer.send(yard.officer
                .request("/api" + entry + "/paper")
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("\n", "\r\n"))));
    }

    @Test
    @DisplayName("单位自己的主席不能代填；在这家单位兼职的镇干部也不能；邻县看不到；别的镇看不到这一份")
    void isNoOnesOwnUnit() {
        String entry = entered("employer");
        assertThat(enter(yard.chair, "employer").status()).isIn(403, 422);
        UUID both = yard.place.holder(yard.town, PostRole.CLERK, "两头兼");
        yard.place.appoint(
                yard.place.post(yard.place.unit(yard.town, "大洋船厂第二工会", yard.place.town(101)), PostRole.CHAIR), both);
        UUID unionOfUnit = jdbc.sql("SELECT union_id FROM organisation_coverage WHERE district = ? AND employer_id = ?")
                .param(yard.district)
                .param(yard.yard.id())
                .query(UUID.class)
                .single();
        yard.place.appoint(
                yard.place.post(
                        context.getBean(org.niangjia.platform.organisation.Unions.class)
                                .get(yard.place.house, yard.district, unionOfUnit),
                        PostRole.CLERK),
                both);
        Http tied = Http.as(context, both);
        Http.Reply refused = enter(tied, "employer");
        assertThat(refused.status()).as(refused.raw().body()).isEqualTo(422);
        assertThat(refused.raw().body()).contains("behalf.OWN_UNIT");
        assertThat(tied.post("/api" + entry + "/link", Map.of()).raw().body()).contains("behalf.OWN_UNIT");
        assertThat(yard.neighbour.get("/api" + entry).status()).isEqualTo(404);
        UUID elsewhere = yard.place.holder(yard.place.town("别的镇总工会", 103), PostRole.CHAIR, "别镇吴");
        assertThat(Http.as(context, elsewhere).get("/api" + entry).status()).isEqualTo(404);
        assertThat(yard.countyOfficer.get("/api" + entry).status()).isEqualTo(200);
        assertThat(Http.items(yard.countyOfficer.get("/api/behalf"))).hasSize(1);
        assertThat(enter(yard.officer, "nothing").raw().body()).contains("behalf.SUBJECT_MISSING");
    }
}
