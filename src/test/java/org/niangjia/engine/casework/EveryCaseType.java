package org.niangjia.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Dictionary;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.niangjia.service.request.Shipyard;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** 办件类型契约. What every declared type owes its users, whatever service it is of. */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每一种办件")
class EveryCaseType {
    /** 重新办理的次数, as the term has it. */
    private static final int MOST = 2;

    private static final String REGENERATE = "-Dniangjia.diagrams=write";

    @Autowired
    private ApplicationContext context;

    private Shipyard yard;

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
    }

    Stream<CaseService> types() {
        return context.getBean(CaseTypes.class).all().stream();
    }

    /** A new case of a type, handed in the way its own users do. A new type adds its line here. */
    private Case opened(CaseType type) {
        Http.Reply reply = switch (type.code()) {
            case "SQ" -> yard.submit();
            case "RH" -> yard.join();
            case "ZW" -> yard.find();
            case "HZ" ->
                yard.worker.post("/api/mutual-aid/claims", new InsuredWorker(context, yard.district).claimBy("OTHER"));
            default -> throw new AssertionError("say here how a case of " + type.code() + " is handed in");
        };
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        String no = type.code().equals("ZW")
                ? reply.json().path("findings").path(0).path("no").asString()
                : reply.text("no");
        return context.getBean(Cases.class).findByNumber(yard.district, no).orElseThrow();
    }

    @Test
    @DisplayName("至少有一种，职工诉求在内")
    void exists() {
        assertThat(types().map(service -> service.type().code())).contains("SQ");
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("声明没有毛病：每一步走得到，也了结得掉")
    void isDeclaredWithoutFault(CaseService service) {
        CaseType type = service.type();
        assertThat(type.faults()).isEmpty();
        Map<String, List<String>> ways = new Ways(type, MOST).all();
        assertThat(ways.keySet()).containsAll(type.steps().keySet());
        assertThat(ways.keySet().stream().filter(step -> step.startsWith(CaseType.END)))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("每个时限在每个开通的区县都有")
    void hasItsTermsEverywhere(CaseService service) {
        LocalDate today = LocalDate.now(context.getBean(Clock.class));
        Terms terms = context.getBean(Terms.class);
        List<String> keys = new ArrayList<>(service.type().clocks().stream()
                .flatMap(clock -> service.allTermKeys(clock.term()).stream())
                .distinct()
                .toList());
        assertThat(service.type().clocks())
                .allSatisfy(c -> assertThat(service.allTermKeys(c.term())).isNotEmpty());
        keys.add(service.type().kept());
        List<Integer> districts = context.getBean(Partitions.class).all().stream()
                .filter(district ->
                        context.getBean(Regions.class).find(district).isPresent())
                .toList();
        assertThat(districts).isNotEmpty();
        for (int district : districts) {
            assertThat(keys)
                    .allSatisfy(key -> assertThat(terms.find(key, district, today))
                            .as(key + " in " + district)
                            .isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("每一步、每种决定、每种结果，中文英文都有话说")
    void hasWordsInBothLanguages(CaseService service) {
        CaseType type = service.type();
        String[] parts = AopUtils.getTargetClass(service).getPackageName().split("\\.");
        // the service, whose words all its packages share: org.niangjia.service.NAME
        String module = parts[3];
        List<String> keys = new ArrayList<>(List.of("casework.type." + type.code()));
        type.steps().keySet().forEach(step -> keys.add("casework.step." + type.code() + "." + step));
        Ways ways = new Ways(type, MOST);
        ways.outcomes()
                .forEach(outcome -> keys.addAll(List.of(module + ".done." + outcome, module + ".trail." + outcome)));
        ways.all().keySet().stream()
                .filter(step -> step.startsWith(CaseType.END))
                .forEach(end -> keys.add(module + ".result." + end.substring(1)));
        for (Stage stage : Stage.values()) {
            keys.add("casework.stage." + stage);
        }
        Dictionary dictionary = context.getBean(Dictionary.class);
        assertThat(keys).hasSizeGreaterThan(15).allSatisfy(key -> {
            assertThat(dictionary.in(Locale.CHINESE).find(key)).as(key).isPresent();
            assertThat(dictionary.in(Locale.ENGLISH).find(key)).as(key).isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("走到每一步、每种结果，职工和干部的页面都打得开")
    void rendersAtEveryStep(CaseService service) {
        CaseType type = service.type();
        new Ways(type, MOST).all().forEach((place, way) -> {
            Case now = opened(type);
            for (String outcome : way) {
                now = context.getBean(Caseworker.class)
                        .move(
                                Scope.house(now.district()),
                                new Move(
                                        now.district(),
                                        now.id(),
                                        -1,
                                        outcome,
                                        "说明",
                                        true,
                                        withdrawal(outcome),
                                        Actor.HOUSE));
            }
            assertThat(now.stage().open() ? now.step() : CaseType.END + now.result())
                    .isEqualTo(place);
            for (Http reader : readers(type)) {
                String page = reader.get("/cases/" + now.no()).header("Location");
                Http.Reply html = reader.get(page);
                assertThat(html.status()).as(place + " " + html.raw().body()).isEqualTo(200);
                assertThat(html.header("Content-Type")).startsWith("text/html");
                assertThat(html.raw().body()).contains(now.no()).doesNotContain("casework.step.", ".trail.", ".done.");
            }
        });
    }

    /** Officers, and the worker whose matter it is; a finding is nobody's own. */
    private List<Http> readers(CaseType type) {
        List<Http> officers = List.of(yard.countyOfficer, yard.cityOfficer);
        return type.code().equals("ZW")
                ? officers
                : Stream.concat(Stream.of(yard.worker), officers.stream()).toList();
    }

    private static @org.jspecify.annotations.Nullable String withdrawal(String outcome) {
        return outcome.equals("withdrawn") ? Who.APPLICANT : null;
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("乱走一千步，没有一件走丢")
    void strandsNothing(CaseService service) {
        CaseType type = service.type();
        RandomMoves.Walked walked = new RandomMoves(context, type, 20261124L).walk(() -> opened(type), 1_000);
        assertThat(walked.taken()).isGreaterThan(250);
        assertThat(walked.refused()).isGreaterThan(100);
        assertThat(walked.ended()).isGreaterThan(20);
    }

    @ParameterizedTest
    @MethodSource("types")
    @DisplayName("图和声明一致：" + REGENERATE + " 重新生成")
    void isDrawnAsDeclared(CaseService service) throws Exception {
        String drawn = new CaseDiagram(
                        service.type(), context.getBean(Dictionary.class).in(Locale.CHINESE))
                .markdown();
        Path file = Path.of("docs", "cases", service.type().code() + ".md");
        if ("write".equals(System.getProperty("niangjia.diagrams"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, drawn);
        }
        assertThat(file).exists();
        assertThat(Files.readString(file, StandardCharsets.UTF_8))
                .as(file + " is out of date: run this test with " + REGENERATE)
                .isEqualTo(drawn);
    }
}
