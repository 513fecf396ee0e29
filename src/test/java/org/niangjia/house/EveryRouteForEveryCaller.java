package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Permissions;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.Route;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * 接口契约. Every declared route below {@code /api}, called by seven people. What each is answered follows from the
 * declaration alone: nobody 401; what one cannot see 404; what one sees without the duty 403; never a failure.
 */
@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("每个接口，七种人来调用")
class EveryRouteForEveryCaller {
    private static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");
    /** Of the applicant alone: an officer who sees the case is told that there is nothing here for them. */
    private static final Set<String> APPLICANTS = Set.of(
            "/requests/{no}/looks",
            "/requests/{no}/ticket",
            "/requests/{no}/withdrawal",
            "/requests/{no}/supplement",
            "/requests/{no}/joint");

    /** Of officers alone, or of a session named in the body: a worker is told that there is nothing here. */
    private static final Set<String> ABSENT = Set.of("/me/password", "/me/totp", "/me/sessions/end");

    @Autowired
    private ApplicationContext context;

    private Shipyard yard;
    private UUID stranger;
    private String seen = "";
    private int calls;

    /** 来的人. Whether they can see the confidential complaint about wages at the shipyard. */
    enum Person {
        /** 没有登录的人 */
        NOBODY(false),
        /** 提诉求的职工 */
        APPLICANT(true),
        /** 别的职工 */
        OTHER_WORKER(false),
        /** 本单位主席兼人事 */
        CHAIR_WHO_IS_HR(false),
        /** 邻县干部 */
        NEIGHBOUR(false),
        /** 镇上承办人 */
        HANDLER(true),
        /** 市总干部 */
        CITY_OFFICER(true);

        private final boolean sees;

        Person(boolean sees) {
            this.sees = sees;
        }
    }

    @BeforeAll
    void build() {
        yard = new Shipyard(context);
        stranger = yard.place.account("不相干的人");
        seen = newRequest();
    }

    /** Handed in with a fresh session: some routes end all others. */
    private String newRequest() {
        Http.Reply reply = Http.as(context, yard.workerAccount).post("/api/requests", yard.wages());
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return reply.text("no");
    }

    Stream<Route> routes() {
        return context.getBean(Routes.class).all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("routes")
    @DisplayName("按声明答复")
    void answersAsDeclared(Route route) {
        List<String> wrong = new ArrayList<>();
        for (Person person : Person.values()) {
            String trouble = call(route, person);
            if (trouble != null) {
                wrong.add(person + ": " + trouble);
            }
        }
        assertThat(wrong)
                .as(route.method() + " " + route.path() + " " + route.duty())
                .isEmpty();
    }

    @Test
    @DisplayName("清单不是空的，每种职责、每种答复都走到了")
    void coversAllDutiesAndAnswers() {
        TreeMap<Duty, Integer> duties = new TreeMap<>();
        TreeMap<Integer, Integer> answers = new TreeMap<>();
        routes().forEach(route -> {
            duties.merge(route.duty(), 1, Integer::sum);
            for (Person person : Person.values()) {
                expected(route, person).forEach(status -> answers.merge(status, 1, Integer::sum));
            }
        });
        assertThat(routes().count()).isGreaterThanOrEqualTo(60);
        assertThat(duties)
                .containsKeys(Duty.OPEN, Duty.SELF, Duty.HANDLE, Duty.COUNTER, Duty.ASSIGN, Duty.SIGN, Duty.REVEAL);
        assertThat(answers.get(401)).isGreaterThanOrEqualTo(40);
        assertThat(answers.get(403)).isGreaterThanOrEqualTo(30);
        assertThat(answers.get(404)).isGreaterThanOrEqualTo(30);
        assertThat(answers.get(200)).isGreaterThanOrEqualTo(150);
        assertThat(routes().filter(r -> r.sample().equals("request")).count()).isGreaterThanOrEqualTo(15);
    }

    /** The statuses that the declaration demands; 200 stands for anything but 401, 403 and, where visible, 404. */
    private Set<Integer> expected(Route route, Person person) {
        if (route.duty() == Duty.OPEN) {
            return Set.of(200);
        }
        if (person == Person.NOBODY) {
            return Set.of(401);
        }
        boolean may = duties(person).contains(route.duty());
        if (!route.sample().equals("request")) {
            return may ? Set.of(200) : route.sample().isEmpty() ? Set.of(403) : Set.of(403, 404);
        }
        if (!person.sees) {
            return Set.of(404);
        }
        boolean applicants = APPLICANTS.contains(route.path()) && person != Person.APPLICANT;
        return applicants ? Set.of(404) : may ? Set.of(200) : Set.of(403);
    }

    private @Nullable String call(Route route, Person person) {
        Set<Integer> expected = expected(route, person);
        Http.Reply reply = reply(route, person, "zh");
        int status = reply.status();
        boolean hole = HOLE.matcher(route.path().replace("{no}", route.sample().equals("request") ? "" : "{no}"))
                .find();
        if (status >= 500) {
            return status + " " + reply.raw().body();
        }
        boolean absent = hole || ABSENT.contains(route.path()) || route.duty() == Duty.OPEN;
        boolean fits = expected.contains(200)
                ? status != 401 && status != 403 && (status != 404 || absent)
                : expected.contains(status);
        if (!fits) {
            return status + " instead of " + expected + " " + reply.raw().body();
        }
        boolean file = !reply.header("Content-Disposition").isEmpty();
        String type = reply.header("Content-Type");
        if (!file && !type.startsWith(status >= 400 ? "application/problem+json" : "application/json")) {
            return status + " as " + type;
        }
        return status < 400 || "GET".equals(route.method()) && status != 404 ? null : titles(route, person, reply);
    }

    /** A problem says its title in the caller's language. */
    private @Nullable String titles(Route route, Person person, Http.Reply chinese) {
        JsonNode english = reply(route, person, "en").json();
        String zh = chinese.text("title");
        String en = english.path("title").asString("");
        boolean told = zh.codePoints().anyMatch(c -> c >= 0x4E00 && c <= 0x9FFF)
                && !en.isEmpty()
                && en.codePoints().allMatch(c -> c < 0x3000);
        return told ? null : "told “" + zh + "” and “" + en + "”";
    }

    /** POST routes change what they touch: a request and a session of their own each time. */
    private Http.Reply reply(Route route, Person person, String language) {
        boolean post = "POST".equals(route.method());
        boolean request = route.sample().equals("request");
        String no = request && post && person.sees ? newRequest() : seen;
        Matcher holes = HOLE.matcher(route.path());
        String path = holes.replaceAll(hole ->
                hole.group(1).equals("no") && request ? no : UUID.randomUUID().toString());
        Http who = who(person);
        String address = "198.51.100." + calls++ % 250; // limits count by address: none is used up here for others
        HttpRequest.Builder call =
                who.request("/api" + path).header("Accept-Language", language).header("X-Forwarded-For", address);
        return who.send(
                post
                        ? call.header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        : call.GET());
    }

    private Http who(Person person) {
        UUID account = account(person);
        return account == null ? Http.nobody(context) : Http.as(context, account);
    }

    private @Nullable UUID account(Person person) {
        return switch (person) {
            case NOBODY -> null;
            case APPLICANT -> yard.workerAccount;
            case OTHER_WORKER -> stranger;
            case CHAIR_WHO_IS_HR -> yard.chairAccount;
            case NEIGHBOUR -> yard.neighbourAccount;
            case HANDLER -> yard.officerAccount;
            case CITY_OFFICER -> yard.cityAccount;
        };
    }

    private Set<Duty> duties(Person person) {
        UUID account = account(person);
        return account == null
                ? Set.of(Duty.OPEN)
                : context.getBean(Standing.class).hatsOf(account).stream()
                        .findFirst()
                        .map((Hat hat) -> Permissions.of(hat.role(), hat.level()))
                        .orElse(Set.of(Duty.OPEN, Duty.SELF));
    }
}
