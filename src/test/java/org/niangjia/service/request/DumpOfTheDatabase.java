package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.store.Pollers;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 拿走数据库的人. Whoever steals every row, without the keys, learns no phone, no ID number and no anonymous name. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("拿走数据库的人")
class DumpOfTheDatabase {
    private static final String WORKERS_PHONE = "13911112222";
    private static final String CALLERS_PHONE = "13733334444";
    private static final String ID_NUMBER = "990903199001011234";

    @Autowired
    private ApplicationContext context;

    private Shipyard yard;
    private UUID account = new UUID(0, 0);
    private String namedNo = "";
    private String anonymousNo = "";
    private String otherNo = "";
    private String strangersNo = "";
    private final Map<String, List<String>> rows = new LinkedHashMap<>();

    @BeforeAll
    void live() {
        yard = new Shipyard(context);
        account = context.getBean(Accounts.class).open("陈隐名", WORKERS_PHONE, yard.district);
        SignIn signIn = context.getBean(SignIn.class);
        signIn.sendCode(WORKERS_PHONE, "127.0.0.9");
        signIn.checkCode(WORKERS_PHONE, signIn.demoCode(WORKERS_PHONE), "127.0.0.9");
        Http worker = Http.as(context, account);
        namedNo = no(worker.post("/api/requests", yard.wages(), "Idempotency-Key", "named-" + yard.district));
        Map<String, Object> hidden = yard.wages();
        hidden.put("anonymous", true);
        anonymousNo = no(worker.post("/api/requests", hidden, "Idempotency-Key", "hidden-" + yard.district));
        worker.post("/api/requests/" + anonymousNo + "/supplement", Map.of("text", "还有八月的。"));
        strangersNo = no(Http.as(context, yard.place.account("不相干的"))
                .post("/api/requests", hidden, "Idempotency-Key", "stranger-" + yard.district));
        otherNo = no(worker.post("/api/requests", hidden, "Idempotency-Key", "again-" + yard.district));
        Map<String, Object> counter = new HashMap<>(Map.of(
                "name",
                "李来访",
                "phone",
                CALLERS_PHONE,
                "channel",
                "CALL",
                "readAloud",
                true,
                "category",
                "WAGES",
                "text",
                "打电话来说工资没发。"));
        no(yard.officer.post("/api/requests/counter", counter));
        yard.officer.post("/api/requests/" + anonymousNo + "/signature", Map.of());
        yard.officer.post("/api/requests/" + anonymousNo + "/reply", Map.of("text", "公司同意补发。"));
        yard.officer.get("/api/requests/" + anonymousNo);
        worker.get("/api/requests/" + anonymousNo);
        worker.post("/api/requests/" + anonymousNo + "/revisit", Map.of("solved", true, "satisfaction", "GOOD"));
        context.getBean(Pollers.class).runAll();
        read();
    }

    private static String no(Http.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    private void read() {
        JdbcClient jdbc = context.getBean(JdbcClient.class);
        List<String> tables = jdbc.sql("""
                SELECT table_name FROM information_schema.tables
                 WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'reference_region'
                """).query((row, n) -> row.getString(1)).list();
        assertThat(tables).hasSizeGreaterThan(30).contains("trail_entry", "frame_idempotency", "request_draft");
        tables.forEach(table -> rows.put(
                table,
                jdbc.sql("SELECT t::text FROM " + table + " t")
                        .query((row, n) -> row.getString(1))
                        .list()));
        assertThat(rows.get("casework_move")).hasSizeGreaterThan(6);
        assertThat(rows.get("trail_entry")).hasSizeGreaterThan(6);
    }

    private void nowhere(String secret) {
        String hex = HexFormat.of().formatHex(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        rows.forEach(
                (table, all) -> assertThat(all).as(table).noneMatch(row -> row.contains(secret) || row.contains(hex)));
    }

    @Test
    @DisplayName("找不到任何人的手机号，明的、十六进制的都没有")
    void findsNoPhone() {
        nowhere(WORKERS_PHONE);
        nowhere(CALLERS_PHONE);
        rows.forEach((table, all) -> assertThat(all)
                .as(table)
                .noneMatch(row -> row.matches("(?s).*(?<![0-9a-f-])1[3-9]\\d{9}(?![0-9a-f-]).*")));
    }

    @Test
    @DisplayName("找不到身份证号")
    void findsNoIdNumber() {
        nowhere(ID_NUMBER);
        rows.forEach((table, all) -> assertThat(all)
                .as(table)
                .noneMatch(row -> row.matches("(?s).*(?<![0-9a-f-])9909\\d{13}[\\dX](?![0-9a-f-]).*")));
    }

    @Test
    @DisplayName("从匿名诉求走不到它的主人：带它编号的行里没有账号、姓名和实名诉求的索引")
    void findsNoWayFromAnAnonymousCase() {
        List<String> about = about(anonymousNo);
        assertThat(about).hasSizeGreaterThan(12);
        String holder = holder(namedNo);
        assertThat(holder).hasSize(64).isNotEqualTo(holder(anonymousNo));
        assertThat(about).noneMatch(row -> row.contains(account.toString()));
        assertThat(about).noneMatch(row -> row.contains("陈隐名"));
        assertThat(about).noneMatch(row -> row.contains(holder));
        assertThat(about(namedNo))
                .as("the search itself finds what is there")
                .anyMatch(row -> row.contains(account.toString()));
    }

    @Test
    @DisplayName("同一个人的两件匿名诉求没有一个相同的值，本人在“我的诉求”里两件都找得到")
    void findsNothingThatTwoAnonymousCasesShare() {
        Set<String> shared = values(anonymousNo);
        shared.retainAll(values(otherNo));
        assertThat(shared)
                .as("what two anonymous cases share, a stranger's case shares too")
                .isSubsetOf(values(strangersNo));
        assertThat(values(namedNo))
                .as("the search itself finds what a named case shares")
                .contains(account.toString());
        List<String> own = Http.items(Http.as(context, account).get("/api/requests?limit=100")).stream()
                .map(item -> item.path("no").asString())
                .toList();
        assertThat(own).contains(namedNo, anonymousNo, otherNo);
    }

    /** Every value of every row that carries the number, the id or the index of a case. */
    private Set<String> values(String no) {
        List<String> found = new ArrayList<>(about(no));
        String holder = holder(no);
        rows.values()
                .forEach(all -> all.stream().filter(row -> row.contains(holder)).forEach(found::add));
        return found.stream()
                .flatMap(row -> Stream.of(row.split("[(),\"]+")))
                .filter(value -> value.length() > 3)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    @DisplayName("消息里也没有：给匿名诉求人发的消息会泄露是谁")
    void findsNoMessageToTheAnonymous() {
        assertThat(rows.get("outbox_message"))
                .noneMatch(row -> row.contains(account.toString()) && row.contains(anonymousNo));
    }

    /** All rows of all tables that carry the number or the id of a case, or that carry an id of such a row. */
    private List<String> about(String no) {
        String id = context.getBean(JdbcClient.class)
                .sql("SELECT id::text FROM casework_case WHERE no = ?")
                .param(no)
                .query(String.class)
                .single();
        List<String> found = new ArrayList<>();
        rows.values()
                .forEach(all -> all.stream()
                        .filter(row -> row.contains(no) || row.contains(id))
                        .forEach(found::add));
        return found;
    }

    private String holder(String no) {
        return context.getBean(JdbcClient.class)
                .sql("SELECT encode(holder, 'hex') FROM casework_case WHERE no = ?")
                .param(no)
                .query(String.class)
                .single();
    }
}
