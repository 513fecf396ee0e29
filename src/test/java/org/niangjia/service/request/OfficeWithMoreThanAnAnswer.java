package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.organisation.Ending;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.TenureDesk;
import org.niangjia.platform.store.HouseClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("承办机关：补充、转办、并案、交办单、难度、重新办理")
class OfficeWithMoreThanAnAnswer {
    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeEach
    void build() {
        yard = new Shipyard(context);
    }

    private String signed() {
        String no = yard.submit().text("no");
        ok(yard.officer, no, "signature", Map.of());
        return no;
    }

    private Http.Reply ok(Http who, String no, String act, Map<String, ?> body) {
        Http.Reply reply = who.post("/api/requests/" + no + "/" + act, body);
        assertThat(reply.status()).as(act + " " + reply.raw().body()).isEqualTo(200);
        return reply;
    }

    private List<String> refused(Http who, String no, String act, Map<String, ?> body) {
        Http.Reply reply = who.post("/api/requests/" + no + "/" + act, body);
        assertThat(reply.status()).as(act + " " + reply.raw().body()).isEqualTo(422);
        return reply.json()
                .path("refusals")
                .valueStream()
                .map(r -> r.path("code").asString())
                .toList();
    }

    private String page(Http who, String no) {
        Http.Reply page = who.get("/requests/" + no);
        assertThat(page.status()).as(page.raw().body()).isEqualTo(200);
        return page.raw().body();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(context.getBean(HouseClock.class).instant(), org.niangjia.base.WorkingCalendar.ZONE);
    }

    @Test
    @DisplayName("请诉求人补充：等待中不计时；补充了接着办")
    void asksTheApplicant() {
        String no = signed();
        assertThat(ok(yard.officer, no, "question", Map.of("text", "考勤表有吗？")).text("stage"))
                .isEqualTo("WAITING");
        assertThat(page(yard.worker, no)).contains("考勤表有吗？", "请您补充", "等待中，不计时");
        assertThat(ok(yard.worker, no, "supplement", Map.of("text", "有照片。")).text("step"))
                .isEqualTo("HANDLE");
    }

    @Test
    @DisplayName("转外部单位：取号、等回函、能打印；交接以后由接手的人登记回函")
    void refersToABodyOutside() {
        String no = signed();
        assertThat(refused(yard.officer, no, "referral", Map.of()))
                .containsExactlyInAnyOrder("request.WORDS_MISSING", "request.RECIPIENT_MISSING");
        Http.Reply sent = ok(yard.officer, no, "referral", Map.of("recipient", "区人力资源和社会保障局", "text", "请查处欠薪。"));
        assertThat(sent.text("stage")).isEqualTo("WAITING");
        assertThat(sent.text("step")).isEqualTo("BODY");
        assertThat(page(yard.officer, no)).contains("转办〔" + today().getYear() + "〕1 号");
        Http.Reply letter = yard.officer.get("/requests/" + no + "/letters/" + today().getYear() + "-1");
        assertThat(letter.raw().body())
                .contains("区人力资源和社会保障局", "请查处欠薪。", "船厂镇总工会", "转办〔" + today().getYear() + "〕1 号", no, "前将办理结果书面回复");
        for (String form : List.of("pdf", "docx")) {
            Http.Reply file = yard.officer.get("/requests/" + no + "/letters/" + today().getYear() + "-1?as=" + form);
            assertThat(file.status()).as(form).isEqualTo(200);
            assertThat(file.header("Content-Disposition")).contains(form);
        }
        assertThat(yard.officer
                        .get("/requests/" + no + "/letters/" + today().getYear() + "-2")
                        .status())
                .isEqualTo(404);
        assertThat(yard.chair
                        .get("/requests/" + no + "/letters/" + today().getYear() + "-1")
                        .status())
                .isEqualTo(404);
        assertThat(page(yard.worker, no)).contains("发函转给有关单位办理");
        Hat hat = context.getBean(Standing.class).hatsOf(yard.officerAccount).getFirst();
        UUID next = yard.place.account("接手的方");
        context.getBean(TenureDesk.class)
                .end(
                        yard.place.house,
                        new Ending(
                                hat.district(),
                                hat.tenure(),
                                "调离",
                                new Ending.Successor(next, OfficerKind.FULL_TIME),
                                "移交"));
        Http successor = Http.as(context, next);
        assertThat(ok(successor, no, "referral/reply", Map.of("text", "已责令补发。")).text("step"))
                .isEqualTo("HANDLE");
        assertThat(page(successor, no)).contains("已责令补发。");
    }

    @Test
    @DisplayName("并案：跟着主件走，一起答复，各自评价；并到自己、并到已并的、保密范围不同的，说清楚不行")
    void mergesWhatIsTheSame() {
        String lead = signed();
        String second = signed();
        String third = signed();
        assertThat(refused(yard.officer, lead, "merger", Map.of("lead", lead)))
                .containsExactly("casework.MERGED_INTO_ITSELF");
        assertThat(refused(yard.officer, lead, "merger", Map.of("lead", "SQ-330903-2026-999999")))
                .containsExactly("request.LEAD_UNKNOWN");
        assertThat(ok(yard.officer, second, "merger", Map.of("lead", lead)).text("step"))
                .isEqualTo("MERGED");
        assertThat(refused(yard.officer, third, "merger", Map.of("lead", second)))
                .containsExactly("casework.MERGED_INTO_MERGED");
        assertThat(refused(yard.officer, lead, "merger", Map.of("lead", third)))
                .containsExactly("casework.MERGED_ALREADY");
        String open = no(yard.worker.post(
                "/api/requests",
                Map.of("district", yard.district, "category", "LAW", "text", "想问问合同。", "employer", "大洋船舶修造有限公司")));
        assertThat(refused(yard.countyOfficer, third, "merger", Map.of("lead", open)))
                .containsExactly("casework.MERGED_SEEN_BY_OTHERS");
        assertThat(page(yard.worker, second)).contains("和同样的事并在一起办");
        assertThat(page(yard.officer, lead)).contains("并入这件的有 1 件");
        ok(yard.officer, lead, "reply", Map.of("text", "公司同意一起补发。"));
        Http.Reply follower = yard.worker.get("/api/requests/" + second);
        assertThat(follower.text("step")).isEqualTo("REVISIT");
        assertThat(follower.raw().body()).contains("公司同意一起补发。");
        ok(yard.worker, second, "revisit", Map.of("solved", true));
        assertThat(yard.worker.get("/api/requests/" + lead).text("stage")).isEqualTo("DECIDED");
    }

    @Test
    @DisplayName("撤销并案；主件撤回了，跟着的件自己接着办")
    void partsAgain() {
        String lead = signed();
        String second = signed();
        ok(yard.officer, second, "merger", Map.of("lead", lead));
        assertThat(ok(yard.officer, second, "separation", Map.of("text", "情况不同"))
                        .text("step"))
                .isEqualTo("HANDLE");
        ok(yard.officer, second, "merger", Map.of("lead", lead));
        ok(yard.worker, lead, "withdrawal", Map.of());
        assertThat(yard.worker.get("/api/requests/" + second).text("step")).isEqualTo("HANDLE");
        ok(yard.officer, second, "reply", Map.of("text", "单独答复。"));
    }

    @Test
    @DisplayName("交办单：早的期限算数，单号一条热线只登一次，按单号找得到，答复可以回填")
    void takesAnOrderFromAbove() {
        String no = signed();
        OffsetDateTime before =
                OffsetDateTime.parse(yard.worker.get("/api/requests/" + no).text("dueAt"));
        String number = "DH" + yard.district + "001";
        Map<String, Object> late = Map.of(
                "source",
                "12345",
                "orderNo",
                number,
                "due",
                today().plusYears(1).toString());
        Http.Reply kept = ok(yard.officer, no, "order", late);
        assertThat(OffsetDateTime.parse(kept.text("dueAt"))).isEqualTo(before);
        String other = signed();
        assertThat(refused(yard.officer, other, "order", late)).containsExactly("request.ORDER_TAKEN");
        Map<String, Object> strict = Map.of(
                "source", "12351", "orderNo", number, "due", today().plusDays(1).toString());
        Http.Reply strictly = ok(yard.officer, other, "order", strict);
        assertThat(OffsetDateTime.parse(strictly.text("dueAt")).toLocalDate()).isEqualTo(today().plusDays(1));
        assertThat(refused(yard.officer, other, "extension", Map.of("days", 3, "text", "难")))
                .containsExactly("casework.EXTENSION_CAPPED");
        assertThat(refused(yard.officer, signed(), "order", Map.of("orderNo", "?")))
                .containsExactly("request.ORDER_SOURCE", "request.ORDER_NUMBER", "request.ORDER_DUE");
        Http.Reply found = yard.officer.get("/api/requests/orders?no=" + number);
        assertThat(Http.items(found).stream().map(one -> one.path("no").asString()))
                .containsExactlyInAnyOrder(no, other);
        assertThat(Http.items(yard.neighbour.get("/api/requests/orders?no=" + number)))
                .isEmpty();
        assertThat(Http.items(yard.chair.get("/api/requests/orders?no=" + number)))
                .isEmpty();
        ok(yard.officer, no, "reply", Map.of("text", "已补发。"));
        assertThat(page(yard.officer, no)).contains("回填上级平台", number);
    }

    @Test
    @DisplayName("难度：类别和难度里长的算；诉求人看得到理由；调回来也按长的")
    void setsTheDifficulty() {
        String no = signed();
        OffsetDateTime wages = due(no);
        ok(yard.officer, no, "difficulty", Map.of("difficulty", "VERY_DIFFICULT", "text", "涉及三家单位"));
        OffsetDateTime hard = due(no);
        assertThat(hard).isAfter(wages.plusDays(30));
        assertThat(page(yard.worker, no)).contains("涉及三家单位");
        ok(yard.officer, no, "difficulty", Map.of("difficulty", "DIFFICULT", "text", "查清了两家"));
        assertThat(due(no)).isBetween(wages.plusDays(10), hard.minusDays(10));
        ok(yard.officer, no, "difficulty", Map.of("difficulty", "ORDINARY", "text", "都查清了"));
        assertThat(due(no)).isEqualTo(wages);
        assertThat(refused(yard.officer, no, "difficulty", Map.of("difficulty", "HUGE")))
                .containsExactlyInAnyOrder("request.WORDS_MISSING", "request.DIFFICULTY_UNKNOWN");
        assertThat(refused(yard.countyOfficer, no, "difficulty", Map.of("difficulty", "DIFFICULT", "text", "看看")))
                .containsExactly("casework.NOT_YOUR_TASK");
    }

    @Test
    @DisplayName("办结以后重新办理：职工可以，机关也可以；满两次以后是答复意见")
    void reopensWhatWasClosed() {
        String no = signed();
        ok(yard.officer, no, "reply", Map.of("text", "已补发。"));
        ok(yard.worker, no, "revisit", Map.of("solved", true));
        assertThat(refused(yard.worker, no, "reopening", Map.of())).containsExactly("request.WORDS_MISSING");
        Http.Reply again = ok(yard.officer, no, "reopening", Map.of("text", "漏算了八月"));
        assertThat(again.text("step")).isEqualTo("HANDLE");
        assertThat(again.json().at("/handler/name").asString()).isEqualTo("镇上林");
        ok(yard.officer, no, "reply", Map.of("text", "八月也补了。"));
        ok(yard.worker, no, "revisit", Map.of("solved", true));
        Http.Reply higher = ok(yard.worker, no, "reopening", Map.of("text", "九月又欠了"));
        String name = higher.json().at("/handler/name").asString();
        assertThat(name).isIn("中心赵", "县里钱");
        ok(name.equals("中心赵") ? yard.countyOfficer : yard.deputy, no, "reply", Map.of("text", "九月补了。"));
        ok(yard.worker, no, "revisit", Map.of("solved", true));
        Http.Reply third = ok(yard.worker, no, "reopening", Map.of("text", "十月又欠了"));
        assertThat(third.text("step")).isEqualTo("OPINION");
        assertThat(page(yard.countyOfficer, no)).contains("重新办理 2 次");
        ok(yard.deputy, no, "opinion", Map.of("text", "依法申请仲裁。"));
        Http.Reply late = yard.worker.post("/api/requests/" + no + "/reopening", Map.of("text", "还是没有"));
        assertThat(late.status()).isEqualTo(409);
    }

    @Test
    @DisplayName("延期：经办申请，负责人批；批了按原到期日往后算，只有一次；普通干部不能批")
    void asksForMoreTime() {
        String no = signed();
        OffsetDateTime before = due(no);
        assertThat(refused(yard.officer, no, "extension", Map.of("days", 16, "text", "要等鉴定")))
                .containsExactly("casework.EXTENSION_DAYS");
        ok(yard.officer, no, "extension", Map.of("days", 5, "text", "要等鉴定"));
        assertThat(due(no)).isEqualTo(before);
        assertThat(refused(yard.officer, no, "extension", Map.of("days", 5, "text", "再申请")))
                .containsExactly("casework.EXTENSION_ASKED");
        assertThat(refused(yard.officer, no, "extension/approval", Map.of("granted", true)))
                .containsExactly("request.HEAD_ONLY");
        assertThat(page(yard.colleague, no)).contains("延期等审批", "要等鉴定");
        ok(yard.colleague, no, "extension/approval", Map.of("granted", true));
        assertThat(due(no)).isAfterOrEqualTo(before.plusDays(7)).isBeforeOrEqualTo(before.plusDays(14));
        assertThat(page(yard.worker, no)).contains("要等鉴定");
        assertThat(refused(yard.officer, no, "extension", Map.of("days", 1, "text", "还要")))
                .containsExactly("casework.EXTENSIONS_USED_UP");
        String other = signed();
        ok(yard.officer, other, "extension", Map.of("days", 2, "text", "要等鉴定"));
        ok(yard.colleague, other, "extension/approval", Map.of("granted", false, "text", "抓紧办"));
        assertThat(due(other)).isEqualTo(before);
        assertThat(refused(yard.colleague, other, "extension/approval", Map.of("granted", true)))
                .containsExactly("casework.EXTENSION_NOT_ASKED");
    }

    private OffsetDateTime due(String no) {
        return OffsetDateTime.parse(yard.worker.get("/api/requests/" + no).text("dueAt"));
    }

    private static String no(Http.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }
}
