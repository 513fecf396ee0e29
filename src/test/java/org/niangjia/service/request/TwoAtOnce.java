package org.niangjia.service.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.niangjia.Http;
import org.niangjia.TestDatabase;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 同时来. Each race is run with its constraint and then without it: the constraint carries the invariant, not luck. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DisplayName("两个人同时来")
class TwoAtOnce {
    private static final int TRIES = 20;

    private final TestDatabase.Copy copy = TestDatabase.copy();
    private ConfigurableApplicationContext house;
    private Shipyard yard;

    @BeforeAll
    void open() {
        house = copy.served();
        yard = new Shipyard(house);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    @Test
    @Order(1)
    @DisplayName("同一份诉求同时交两遍，只立一件")
    void openOneCase() throws Exception {
        for (int i = 0; i < 5; i++) {
            int before = count("SELECT count(*) FROM casework_case");
            List<Http.Reply> replies = submitTwice("first-" + i);
            assertThat(count("SELECT count(*) FROM casework_case")).isEqualTo(before + 1);
            assertThat(replies)
                    .allSatisfy(reply ->
                            assertThat(reply.status()).as(reply.raw().body()).isIn(201, 409));
            assertThat(replies.stream()
                            .filter(reply -> reply.status() == 201)
                            .map(reply -> reply.text("no"))
                            .distinct())
                    .hasSize(1);
        }
    }

    @Test
    @Order(2)
    @DisplayName("两位干部同时写进展：一位记上，另一位被告知，写的还在")
    void areOneDecision() throws Exception {
        for (int i = 0; i < 5; i++) {
            String no = signed();
            List<Http.Reply> replies = noteTwice(no);
            assertThat(statuses(replies)).containsExactly(200, 409);
            assertThat(replies).filteredOn(reply -> reply.status() == 409).allSatisfy(reply -> {
                assertThat(reply.text("code")).isEqualTo("casework.DECIDED_MEANWHILE");
                assertThat(reply.text("title")).isNotEmpty();
            });
            assertThat(linesTwice(no)).isZero();
        }
    }

    @Test
    @Order(3)
    @DisplayName("十六人同时签收，只有一人签上")
    void areOneSignature() throws Exception {
        for (int i = 0; i < 3; i++) {
            String no = yard.submit().text("no");
            List<Http.Reply> replies = signBySixteen(no);
            assertThat(statuses(replies)).startsWith(200).hasSize(16);
            assertThat(statuses(replies).subList(1, 16)).containsOnly(409);
            assertThat(linesTwice(no)).isZero();
        }
    }

    @Test
    @Order(3)
    @DisplayName("两个人拿着同一个确认链接同时答复，只记一个；去掉约束就会记两个")
    void answerOneLinkOnce() throws Exception {
        for (int i = 0; i < 3; i++) {
            String id = behalf();
            assertThat(count("SELECT count(*) FROM behalf_answer WHERE entry = '" + id + "'"))
                    .isEqualTo(1);
        }
        copy.asOwner("ALTER TABLE behalf_answer DROP CONSTRAINT behalf_answer_once");
        boolean twice = false;
        for (int i = 0; i < TRIES && !twice; i++) {
            twice = count("SELECT count(*) FROM behalf_answer WHERE entry = '" + behalf() + "'") > 1;
        }
        assertThat(twice).isTrue();
    }

    /** Enters something for the shipyard and lets four answer its one link at once. */
    private String behalf() throws Exception {
        Http.Reply entered =
                yard.officer.post("/api/behalf/" + yard.district + "/" + yard.yard.id(), Map.of("subject", "employer"));
        String id = entered.text("id");
        String link = yard.officer
                .post("/api/behalf/entries/" + yard.district + "/" + id + "/link", Map.of())
                .text("link");
        String path = "/api" + link.substring(link.indexOf("/confirmations/"));
        atOnce(4, i -> Http.nobody(house).post(path, Map.of("name", "周厂长" + i, "agreed", true)));
        return id;
    }

    @Test
    @Order(4)
    @DisplayName("去掉键的约束，同时交两遍就会立两件")
    void wouldOpenTwoWithoutTheKey() throws Exception {
        copy.asOwner("ALTER TABLE frame_idempotency DROP CONSTRAINT frame_idempotency_pkey");
        boolean broken = false;
        for (int i = 0; i < TRIES && !broken; i++) {
            int before = count("SELECT count(*) FROM casework_case");
            submitTwice("second-" + i);
            broken = count("SELECT count(*) FROM casework_case") > before + 1;
        }
        assertThat(broken).isTrue();
    }

    @Test
    @Order(5)
    @DisplayName("去掉“一步一次”的约束，两个决定会各算各的")
    void wouldBeTwoDecisionsWithoutTheConstraint() throws Exception {
        copy.asOwner("ALTER TABLE casework_move DROP CONSTRAINT casework_move_once");
        boolean broken = false;
        for (int i = 0; i < TRIES && !broken; i++) {
            String no = signed();
            noteTwice(no);
            broken = linesTwice(no) > 0;
        }
        assertThat(broken).isTrue();
        copy.asOwner("DROP INDEX casework_task_one_open");
        broken = false;
        for (int i = 0; i < TRIES && !broken; i++) {
            String no = yard.submit().text("no");
            signBySixteen(no);
            broken = linesTwice(no) > 0;
        }
        assertThat(broken).isTrue();
    }

    @Test
    @Order(6)
    @DisplayName("同一个人同时匿名说两件，两件都找得到，也没有相同的值")
    void areTwoAnonymousCasesFoundByTheirPerson() throws Exception {
        for (int i = 0; i < 5; i++) {
            Http worker = Http.as(house, yard.place.account("匿名" + i));
            List<String> said = anonymousTwice(worker);
            assertThat(ownOf(worker)).containsAll(said);
            assertThat(sharing(said)).isZero();
        }
    }

    @Test
    @Order(7)
    @DisplayName("去掉别名的约束，两件匿名诉求会是同一个值")
    void wouldShareAValueWithoutTheConstraint() throws Exception {
        copy.asOwner("ALTER TABLE request_alias DROP CONSTRAINT request_alias_once");
        boolean broken = false;
        for (int i = 0; i < TRIES && !broken; i++) {
            broken = sharing(anonymousTwice(Http.as(house, yard.place.account("又匿名" + i)))) > 0;
        }
        assertThat(broken).isTrue();
    }

    private List<String> anonymousTwice(Http worker) throws Exception {
        Map<String, Object> hidden = yard.wages();
        hidden.put("anonymous", true);
        return atOnce(2, i -> worker.post("/api/requests", hidden)).stream()
                .peek(reply -> assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201))
                .map(reply -> reply.text("no"))
                .toList();
    }

    private static List<String> ownOf(Http worker) {
        return Http.items(worker.get("/api/requests")).stream()
                .map(item -> item.path("no").asString())
                .toList();
    }

    private int sharing(List<String> numbers) {
        return count("SELECT count(*) FROM (SELECT holder FROM casework_case WHERE no IN ('"
                + String.join("', '", numbers) + "') GROUP BY holder HAVING count(*) > 1) shared");
    }

    private String signed() {
        String no = yard.submit().text("no");
        assertThat(yard.officer
                        .post("/api/requests/" + no + "/signature", Map.of())
                        .status())
                .isEqualTo(200);
        return no;
    }

    private List<Http.Reply> submitTwice(String key) throws Exception {
        return atOnce(2, i -> yard.worker.post("/api/requests", yard.wages(), "Idempotency-Key", key));
    }

    private List<Http.Reply> noteTwice(String no) throws Exception {
        List<Http> officers = List.of(yard.officer, yard.colleague);
        return atOnce(
                2,
                i -> officers.get(i)
                        .post("/api/requests/" + no + "/note", Map.of("text", "问过公司了" + i), "If-Match", "\"2\""));
    }

    private List<Http.Reply> signBySixteen(String no) throws Exception {
        List<Http> officers = List.of(yard.officer, yard.colleague);
        return atOnce(16, i -> officers.get(i % 2).post("/api/requests/" + no + "/signature", Map.of()));
    }

    /** 一个人. One of several who come at the same moment. */
    private interface Comer {
        Http.Reply come(int number);
    }

    private static List<Http.Reply> atOnce(int many, Comer comer) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(many);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Http.Reply>> all = IntStream.range(0, many)
                    .<Callable<Http.Reply>>mapToObj(i -> () -> {
                        barrier.await();
                        return comer.come(i);
                    })
                    .toList();
            List<Http.Reply> replies = new ArrayList<>();
            for (Future<Http.Reply> reply : threads.invokeAll(all)) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private static List<Integer> statuses(List<Http.Reply> replies) {
        return replies.stream().map(Http.Reply::status).sorted().toList();
    }

    /** Numbers of moves that stand twice in a case's record: nobody could say which came first. */
    private int linesTwice(String no) {
        return count(
                "SELECT count(*) FROM (SELECT seq FROM casework_move m JOIN casework_case c ON c.district = m.district"
                        + " AND c.id = m.case_id WHERE c.no = '" + no + "' GROUP BY seq HAVING count(*) > 1) twice");
    }

    private int count(String sql) {
        return house.getBean(JdbcClient.class).sql(sql).query(Integer.class).single();
    }
}
