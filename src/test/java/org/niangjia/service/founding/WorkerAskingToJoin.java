package org.niangjia.service.founding;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.niangjia.base.IdCardNumber;
import org.niangjia.engine.casework.Pointers;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Poller;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("网上入会：单位工会先办，不作声就由镇里接，批了马上进名册")
class WorkerAskingToJoin {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private Shipyard yard;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
    }

    private static String number() {
        return IdCardNumber.of(
                        IdCardNumber.DEMO_AREA,
                        LocalDate.of(1970, 6, 1).plusDays(PEOPLE.get() / 900),
                        100 + PEOPLE.incrementAndGet() % 900)
                .value();
    }

    private Map<String, Object> body(String name, String number) {
        return new HashMap<>(Map.of(
                "name",
                name,
                "idNumber",
                number,
                "kind",
                "UNIT",
                "district",
                yard.district,
                "employer",
                "大洋船舶修造有限公司",
                "town",
                yard.district,
                "willing",
                true));
    }

    private Http somebody(String name) {
        return Http.as(context, yard.place.account(name));
    }

    private static String no(Http.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private Http.Reply decide(Http who, String no, String act, Map<String, Object> with) {
        return who.post("/api/joinings/" + no + "/" + act, with);
    }

    @Test
    @DisplayName("本单位工会批准，当场进名册、绑上账号、有了会员卡；权益里“入会”变成已是会员")
    void becomesAMember() {
        Http worker = somebody("吴漆工");
        Http.Reply handed = worker.post("/api/joinings", body("吴漆工", number()));
        String no = no(handed);
        assertThat(handed.text("handler")).contains("大洋船厂工会");
        assertThat(verdict(worker, "founding.entitled")).isEqualTo("YES");
        assertThat(verdict(worker, "card.entitled")).isEqualTo("TELL_MORE");
        Http.Reply approved = decide(yard.chair, no, "approval", Map.of("union", "大洋船厂工会", "employer", "大洋船舶修造有限公司"));
        assertThat(approved.status()).as(approved.raw().body()).isEqualTo(200);
        assertThat(approved.text("result")).isEqualTo("approved");
        JsonNode own = worker.get("/api/me/membership").json();
        assertThat(own.path("state").asString()).isEqualTo("ACTIVE");
        assertThat(own.path("union").asString()).isEqualTo("大洋船厂工会");
        assertThat(worker.get("/api/me/card").text("digits")).matches("\\d{6}");
        assertThat(verdict(worker, "founding.entitled")).isEqualTo("NOT_YET");
        assertThat(verdict(worker, "card.entitled")).isEqualTo("YES");
        assertThat(worker.post("/api/joinings", body("吴漆工", number())).codes())
                .containsExactly("founding.MEMBER_ALREADY");
    }

    private static String verdict(Http who, String key) {
        return Http.items(who.get("/api/me/entitlements")).stream()
                .filter(each -> each.path("key").asString().equals(key))
                .map(each -> each.path("verdict").asString())
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("没有单位的骑手由镇县办，批进下属工会；单位主席看不见")
    void joinsWithoutAnEmployer() {
        Http rider = somebody("郑骑手");
        Map<String, Object> body = body("郑骑手", number());
        body.put("kind", "FLEXIBLE");
        body.put("trade", "RIDER");
        body.remove("employer");
        Http.Reply handed = rider.post("/api/joinings", body);
        String no = no(handed);
        assertThat(handed.text("handler")).contains("某县职工服务中心");
        assertThat(decide(yard.chair, no, "approval", Map.of("union", "大洋船厂工会")).status())
                .isEqualTo(404);
        assertThat(decide(yard.countyOfficer, no, "approval", Map.of("union", "没有的工会"))
                        .codes())
                .containsExactly("founding.UNION_MISSING");
        assertThat(decide(yard.countyOfficer, no, "approval", Map.of("union", "船厂镇总工会"))
                        .status())
                .isEqualTo(200);
        JsonNode work =
                rider.get("/api/me/membership").json().path("employments").path(0);
        assertThat(work.path("trade").asString()).isEqualTo("外卖骑手");
    }

    @Test
    @DisplayName("单位工会不作声：到期前不动，到期后镇里接办，本人收到通知")
    void isTakenOverByTheTown() {
        Http worker = somebody("冯焊工");
        String no = no(worker.post("/api/joinings", body("冯焊工", number())));
        Clock clock = context.getBean(Clock.class);
        due(no, clock.instant().plusSeconds(60));
        poll();
        assertThat(worker.get("/api/joinings/" + no).text("step")).isEqualTo("VERIFY");
        due(no, clock.instant().minusSeconds(1));
        poll();
        Http.Reply now = worker.get("/api/joinings/" + no);
        assertThat(now.text("step")).isEqualTo("TOWN");
        assertThat(now.text("handler")).contains("船厂镇总工会");
        assertThat(worker.get("/api/messages").raw().body()).contains("船厂镇总工会");
        assertThat(decide(yard.chair, no, "refusal", Map.of("reason", "晚了")).status())
                .isNotEqualTo(200);
        assertThat(decide(yard.officer, no, "approval", Map.of("union", "大洋船厂工会"))
                        .status())
                .isEqualTo(200);
    }

    private void due(String no, java.time.Instant at) {
        jdbc.sql("""
                        UPDATE casework_clock SET due_at = :at, next_at = :at WHERE district = :district AND term = 'rh.unit'
                          AND case_id = (SELECT id FROM casework_case WHERE district = :district AND no = :no)
                        """)
                .param("at", Timestamp.from(at))
                .param("district", yard.district)
                .param("no", no)
                .update();
    }

    private void poll() {
        context.getBeansOfType(Poller.class).values().stream()
                .filter(each -> each.name().equals("casework-clocks"))
                .forEach(each -> each.poll(yard.district));
    }

    @Test
    @DisplayName("不同意要写理由；答复以后可以再申请，转上级也要写理由")
    void isRefusedWithAReasonAndMayApplyAgain() {
        Http worker = somebody("陈电工");
        String number = number();
        String no = no(worker.post("/api/joinings", body("陈电工", number)));
        assertThat(decide(yard.chair, no, "refusal", Map.of()).codes()).containsExactly("founding.REASON_MISSING");
        assertThat(worker.post("/api/joinings", body("陈电工", number)).codes()).containsExactly("founding.OPEN_ALREADY");
        assertThat(somebody("外人").post("/api/joinings", body("陈电工", number)).codes())
                .containsExactly("founding.NOT_ONLINE");
        assertThat(decide(yard.chair, no, "refusal", Map.of("reason", "没有签劳动合同"))
                        .status())
                .isEqualTo(200);
        String again = no(worker.post("/api/joinings", body("陈电工", number)));
        assertThat(decide(yard.chair, again, "forwarding", Map.of("reason", "在劳务公司"))
                        .text("handler"))
                .contains("船厂镇总工会");
        assertThat(worker.post("/api/joinings/" + again + "/withdrawal", Map.of())
                        .text("result"))
                .isEqualTo("withdrawn");
        assertThat(decide(yard.officer, again, "approval", Map.of("union", "大洋船厂工会"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("已在名册上的，批不进第二次，申请还开着，可以改为不同意")
    void isNotDoubledInTheRegister() {
        String number = number();
        String first = no(somebody("褚木工").post("/api/joinings", body("褚木工", number)));
        decide(yard.chair, first, "approval", Map.of("union", "大洋船厂工会"));
        Http other = somebody("褚木工");
        String second = no(other.post("/api/joinings", body("褚木工", number)));
        assertThat(decide(yard.chair, second, "approval", Map.of("union", "大洋船厂工会"))
                        .codes())
                .containsExactly("membership.ALREADY_HERE");
        assertThat(other.get("/api/joinings/" + second).text("step")).isEqualTo("VERIFY");
    }

    @Test
    @DisplayName("超过退休年龄的，提交时就说明白")
    void isToldAtOnceWhenRetired() {
        String old = IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1950, 1, 1), 105)
                .value();
        assertThat(somebody("老卫").post("/api/joinings", body("老卫", old)).codes())
                .containsExactly("membership.RETIRED");
    }

    @Test
    @DisplayName("证件号码不在库里明写，也不在接口里")
    void keepsTheNumberSealed() {
        String number = number();
        Http.Reply reply = somebody("蒋瓦工").post("/api/joinings", body("蒋瓦工", number));
        assertThat(reply.raw().body()).doesNotContain(number);
        String row = jdbc.sql("SELECT row_to_json(j)::text FROM founding_joining j WHERE name = '蒋瓦工'")
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(number).doesNotContain(number.substring(6, 14));
    }

    @Test
    @DisplayName("同一个人八份申请同时到，只开一份；去掉约束，八份都开")
    void opensOneAtATime() throws Exception {
        Joinings joinings = context.getBean(Joinings.class);
        String number = number();
        assertThat(atOnce(() -> joinings.claim(number, yard.district, UUID.randomUUID())))
                .isEqualTo(1);
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            copy.asOwner("ALTER TABLE founding_open DROP CONSTRAINT founding_open_once");
            Joinings unguarded = new Joinings(
                    JdbcClient.create(copy.connections()),
                    context.getBean(Pointers.class),
                    context.getBean(Seals.class),
                    context.getBean(Clock.class));
            assertThat(atOnce(() -> unguarded.claim(number, yard.district, UUID.randomUUID())))
                    .isEqualTo(8);
        }
    }

    private static long atOnce(Callable<Boolean> deed) throws Exception {
        CyclicBarrier start = new CyclicBarrier(8);
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            Callable<Boolean> one = () -> {
                start.await();
                return deed.call();
            };
            long won = 0;
            for (Future<Boolean> each : pool.invokeAll(List.of(one, one, one, one, one, one, one, one))) {
                won += each.get() ? 1 : 0;
            }
            return won;
        }
    }
}
