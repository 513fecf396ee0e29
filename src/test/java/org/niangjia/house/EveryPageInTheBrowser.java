package org.niangjia.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Page;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.ToldWorld;
import org.niangjia.platform.frame.Routes;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * 逐页看过. People of the demo world follow every link that they are shown, one page of each kind, and axe looks at it in
 * both languages, in normal and in large text. A page that nobody can reach by links is named here with the reason.
 */
@Tag("browser")
@DisplayName("顺着链接把每一页都看一遍")
class EveryPageInTheBrowser {
    /** Reached otherwise than by a link, and looked at by the walk in brackets. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/setup/{token}", "one-time link (NewcomerOpeningTheHouse)"),
            Map.entry("/setup/{token}/officer", "one-time link (NewcomerOpeningTheHouse)"),
            Map.entry("/opening", "real worlds only (NewcomerOpeningTheHouse)"),
            Map.entry("/opening/towns", "real worlds only (NewcomerOpeningTheHouse)"),
            Map.entry("/consent", "first sign-in (the portal's walk)"),
            Map.entry("/me/confirmation", "a phone alone on a new device (PersonWithAnotherPhone)"),
            Map.entry("/consent/declined", "first sign-in (the portal's walk)"),
            Map.entry("/sign-in/code", "after the telephone number (the portal's walk)"),
            Map.entry("/sign-in/who", "after the code (the portal's walk)"),
            Map.entry("/requests/new/place", "after the first page (the request's walk)"),
            Map.entry("/requests/new/who", "after the second page (the request's walk)"),
            Map.entry("/requests/{no}/ticket", "after handing in (the request's walk)"),
            Map.entry("/query/{no}", "after number and code (the request's walk)"),
            Map.entry("/query/claims/{no}", "after number and code (ClaimReadWithACode)"),
            Map.entry("/query/{no}/files/{file}", "a file"),
            Map.entry("/books/{book}/vouchers", "a file, asked for by a form with month and format"),
            Map.entry("/at/{district}/{employer}", "a poster leads here"),
            Map.entry("/desk/notices/{notice}", "no notice in the demo"),
            Map.entry("/desk/notices/{notice}/edit", "no notice in the demo"),
            Map.entry("/employers/exports/{export}/file", "a file"),
            Map.entry("/members/exports/{export}/file", "a file"),
            Map.entry("/mutual-aid/people/{person}", "after a number was typed (UnitEnrollingItsPeople)"),
            Map.entry("/mutual-aid/rosters/{roster}/imports/{import}", "after an upload"),
            Map.entry("/mutual-aid/rosters/{roster}/imports/{import}/errors.xlsx", "a file"),
            Map.entry("/collection/{till}/imports", "the cashier's (MoneyOfTheUnits)"),
            Map.entry("/collection/{till}/imports/template", "the cashier's (MoneyOfTheUnits)"),
            Map.entry("/collection/{till}/imports/{import}", "after an upload"),
            Map.entry("/collection/{till}/imports/{import}/errors.xlsx", "a file"),
            Map.entry("/employers/imports/{import}", "after an upload"),
            Map.entry("/employers/imports/{import}/errors.xlsx", "a file"),
            Map.entry("/requests/orders/imports/{import}", "after an upload"),
            Map.entry("/requests/orders/imports/{import}/errors.xlsx", "a file"),
            Map.entry("/confirmations/{district}/{code}", "a link passed on"),
            Map.entry("/behalf/entries/{district}/{entry}/files/{file}", "a file"),
            Map.entry("/joint/{no}", "a link passed on"),
            Map.entry("/joint/{no}/{code}", "a link passed on"),
            Map.entry("/me/email/confirmation", "after an address was typed"),
            Map.entry("/me/linking", "after a provider"),
            Map.entry("/members/imports/{import}/errors.xlsx", "a file"),
            Map.entry("/notices", "no notice in the demo"),
            Map.entry("/notices/{notice}", "no notice in the demo"),
            Map.entry("/outlook/tables/exports/{export}/file", "a file"),
            Map.entry("/query/{no}/files/{file}/thumbnail", "a picture"),
            Map.entry("/requests/exports/{export}/file", "a file"),
            Map.entry("/requests/{no}/confirmation", "of a case entered at the counter"),
            Map.entry("/requests/{no}/files/{file}", "a file"),
            Map.entry("/requests/{no}/files/{file}/thumbnail", "a picture"),
            Map.entry("/requests/{no}/letters/{letter}", "of a case with a letter"),
            Map.entry("/sign-in/with/{provider}", "no provider in the demo"),
            Map.entry("/sign-in/with/{provider}/return", "from a provider"),
            Map.entry("/me/email", "leads back to /me"),
            Map.entry("/me/home", "leads back to /me"),
            Map.entry("/mutual-aid/claims/preview", "after the form (WorkerClaimingOnThePhone)"),
            Map.entry("/mutual-aid/claims/{no}/files/{file}", "a file"),
            Map.entry("/mutual-aid/rosters/{roster}/stamped/{file}", "a file"),
            Map.entry("/mutual-aid/departures/{departure}/stamped/{file}", "a file"),
            Map.entry("/mutual-aid/settlements/{settlement}/stamped/{file}", "a file"),
            Map.entry("/mutual-aid/claims/{no}/receipt", "of what the counter took in (ClaimAtTheCounter)"),
            Map.entry("/mutual-aid/recoveries/{no}/papers/{repayment}", "after a repayment (OverpaidClaim)"),
            Map.entry("/mutual-aid/rosters/exports/{export}/file", "a file"),
            Map.entry("/mutual-aid/settlements/{settlement}", "no pool above 普陀 (SettlementInTheBrowser)"),
            Map.entry("/mutual-aid/settlements/{settlement}/paper", "no pool above 普陀 (SettlementInTheBrowser)"),
            Map.entry("/visits/exports/{export}/file", "a file"),
            Map.entry("/books/journal/exports/{export}/file", "a file"),
            Map.entry("/payments/batches/{batch}/file", "a file"),
            Map.entry("/visits/{no}/photos/{file}", "a picture"),
            Map.entry("/visits/{no}/photos/{file}/thumbnail", "a picture"),
            Map.entry("/reports/visits/{no}", "no public report in the demo (LeaderReadingTheReport)"),
            Map.entry("/field/visits/data", "for the page without a network"),
            Map.entry("/field/visits/who", "for the page without a network"),
            Map.entry("/employers/imports/{sheet}", "after an upload (the import's walk)"));

    /** What somebody of a city's department is shown that nobody of 普陀 is. */
    private static final List<String> CAMPAIGN =
            List.of("/campaigns", "/visits", "/findings", "/units", "/pairings", "/field", "/statistics");

    private static final int WINDOWS = 2;
    private static final Pattern LINK = Pattern.compile("<a\\s[^>]*?href=\"(/[^\"]*)\"");

    private final ApplicationContext house = ToldWorld.context();
    private final JdbcClient jdbc = house.getBean(JdbcClient.class);
    private final Map<String, PathPattern> routes = house.getBean(Routes.class).all().stream()
            .filter(route -> route.method().equals("GET"))
            .collect(Collectors.toMap(
                    route -> route.path(),
                    route -> PathPatternParser.defaultInstance.parse(route.path()),
                    (first, second) -> first,
                    LinkedHashMap::new));
    private final Set<String> visited = new ConcurrentSkipListSet<>();
    private final Set<String> looked = new ConcurrentSkipListSet<>();

    @Test
    @DisplayName("职工、镇、县、经审、单位主席能点到的每一页，中英文和大字都没有障碍")
    void areAccessible() {
        List<Consumer<Browser>> walks = new ArrayList<>();
        walks.add(window ->
                walk(window, window.nobody(Look.USUAL), "nobody", "/", "/demo", "/sign-in", "/query", "/privacy"));
        walks.add(window ->
                walk(window, window.phone(id("郑海波"), Look.USUAL), "worker", "/", "/me", "/requests", "/messages"));
        walks.add(window -> walk(window, window.phone(id("郑海波"), Look.USUAL), "worker", returned()));
        walks.add(window -> walk(window, window.phone(id("金𬭩"), Look.USUAL), "anonymous", "/requests"));
        walks.add(window -> walk(window, window.phone(id("林䶮"), Look.USUAL), "rider", "/joinings"));
        for (String officer : List.of("应建国", "虞晓岚", "邵立群", "蔡景行", "顾桂芬", "乐佩君", "戴素云")) {
            walks.add(window -> walk(window, window.desk(id(officer), Look.USUAL), officer, "/", "/me"));
        }
        walks.add(window ->
                walk(window, window.desk(id("谢长根"), Look.USUAL), "谢长根", CAMPAIGN, "/campaigns", letter(), feedback()));
        walks.add(desk("应建国", coverage(), handover(), drafted()));
        walks.add(desk("汤小满", open(), paid()));
        walks.add(desk("汤小满", "/mutual-aid/recoveries?state=STANDING"));
        walks.add(desk("顾桂芬", leaving()));
        walks.add(desk("戴素云", settled(), "/mutual-aid/settlements"));
        together(walks);
        Set<String> missed = new TreeSet<>(routes.keySet());
        missed.removeAll(visited);
        missed.removeAll(ELSEWHERE.keySet());
        missed.removeIf(path -> Set.of("/openapi", "/demo/accounts", "/request-categories", "/tasks")
                .contains(path));
        assertThat(missed).as("pages that no link leads to").isEmpty();
    }

    private Consumer<Browser> desk(String officer, String... starts) {
        return window -> walk(window, window.desk(id(officer), Look.USUAL), officer, starts);
    }

    /** Two windows at once, one for each core; whoever is done takes the next walk. */
    private void together(List<Consumer<Browser>> walks) {
        Queue<Consumer<Browser>> waiting = new ConcurrentLinkedQueue<>(walks);
        try (ExecutorService windows = Executors.newFixedThreadPool(WINDOWS)) {
            List<Future<?>> running = Stream.<Runnable>generate(() -> () -> walkAll(waiting))
                    .limit(WINDOWS)
                    .<Future<?>>map(windows::submit)
                    .toList();
            for (Future<?> each : running) {
                assertThat(each).succeedsWithin(Duration.ofMinutes(12));
            }
        }
    }

    private void walkAll(Queue<Consumer<Browser>> waiting) {
        try (Browser browser = new Browser(house)) {
            for (Consumer<Browser> walk = waiting.poll(); walk != null; walk = waiting.poll()) {
                walk.accept(browser);
            }
            browser.isClean();
        }
    }

    /** Of a union of a unit; the tree is opened at the county. */
    private String coverage() {
        return one("""
                SELECT '/unions/' || district || '/' || id || '/coverage' FROM organisation_union
                WHERE district = 330903 AND level = 'UNIT' AND closed_at IS NULL
                ORDER BY id LIMIT 1
                """);
    }

    private String handover() {
        return one(
                "SELECT '/handovers/' || district || '/' || id FROM organisation_handover WHERE district = 330903 LIMIT 1");
    }

    /** A letter about a finding to a body outside. */
    private String letter() {
        return one("""
                SELECT '/findings/' || c.no || '/letters/' || l.year || '-' || l.number
                  FROM casework_letter l JOIN casework_case c ON c.district = l.district AND c.id = l.case_id
                 WHERE c.type = 'ZW' LIMIT 1
                """);
    }

    /** Where a roster can still be filled. */
    private String drafted() {
        return one("SELECT '/mutual-aid/rosters/' || id || '/imports' FROM mutualaid_roster"
                + " WHERE district = 330903 AND state = 'DRAFT' LIMIT 1");
    }

    /** A notice that was paid, with its receipt. */
    private String settled() {
        return one("SELECT '/collection/' || till || '/notices/' || id FROM collection_notice"
                + " WHERE district = 330903 AND settled_at IS NOT NULL LIMIT 1");
    }

    /** A claim of a worker whose money the bank sent back, the first of theirs that waits for it. */
    private String returned() {
        return jdbc.sql("""
                        SELECT '/mutual-aid/claims/' || no FROM casework_case
                         WHERE district = 330903 AND type = 'HZ' AND step = 'PAY' AND closed_at IS NULL AND applicant = :worker
                         ORDER BY no LIMIT 1
                        """).param("worker", id("郑海波")).query(String.class).single();
    }

    /** Where heirs can be entered. */
    private String open() {
        return one("SELECT '/mutual-aid/claims/' || no || '/heirs' FROM casework_case"
                + " WHERE district = 330903 AND type = 'HZ' AND closed_at IS NULL ORDER BY no LIMIT 1");
    }

    /** Where too much may have been paid. */
    private String paid() {
        return one("SELECT '/mutual-aid/claims/' || no || '/recovery' FROM casework_case"
                + " WHERE district = 330903 AND type = 'HZ' AND result = 'paid' ORDER BY no LIMIT 1");
    }

    /** Somebody of a paid roster who may leave. */
    private String leaving() {
        return one("""
                SELECT '/mutual-aid/rosters/' || b.roster || '/departure?lines=' || e.id FROM mutualaid_roster r
                  JOIN mutualaid_batch b ON b.district = r.district AND b.roster = r.id
                  JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                 WHERE r.district = 330903 AND r.unit_name = '舟山普陀蓝礁船舶修理有限公司' AND e.left_on IS NULL
                   AND NOT EXISTS (SELECT 1 FROM mutualaid_departing d WHERE d.district = e.district AND d.enrolment = e.id)
                 ORDER BY e.id LIMIT 1
                """);
    }

    private String feedback() {
        return one(
                "SELECT '/visits/' || no || '/feedback-paper' FROM visit_visit WHERE feedback_at IS NOT NULL LIMIT 1");
    }

    private String one(String sql) {
        return jdbc.sql(sql).query((row, n) -> row.getString(1)).single();
    }

    private UUID id(String name) {
        return jdbc.sql("SELECT id FROM access_account WHERE name = :name")
                .param("name", name)
                .query((row, n) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }

    /** From a few pages to all that they link to, each kind of page once. */
    private void walk(Browser browser, Page page, String who, String... starts) {
        walk(browser, page, who, List.of("/"), starts);
    }

    /** @param below only links that begin with one of these are followed */
    private void walk(Browser browser, Page page, String who, List<String> below, String... starts) {
        Deque<String> waiting = new ArrayDeque<>(List.of(starts));
        Set<String> seen = new TreeSet<>();
        while (!waiting.isEmpty()) {
            String asked = waiting.removeFirst();
            Optional<String> kind = kind(asked);
            if (kind.isEmpty() || !seen.add(kind.get())) {
                continue;
            }
            APIResponse answer = page.request().get(asked);
            assertThat(answer.status()).as(who + " " + asked).isIn(200, 404);
            if (answer.status() == 404) {
                continue;
            }
            visited.add(kind.get());
            if (!answer.headers().getOrDefault("content-type", "").startsWith("text/html")) {
                continue;
            }
            String shown = kind(answer.url()).orElseThrow();
            links(answer.text())
                    .filter(link -> below.stream().anyMatch(link::startsWith))
                    .forEach(waiting::addLast);
            seen.add(shown);
            visited.add(shown);
            if (looked.add(shown)) {
                look(browser, page, shown, answer.url());
            }
        }
        page.context().close();
    }

    /** A window is opened only where there is something new to look at; links are in the page itself. */
    private static void look(Browser browser, Page page, String kind, String address) {
        String name = "every" + kind.replaceAll("[^a-z]+", "-");
        for (String language : List.of("zh", "en")) {
            Look look = new Look(language, false);
            browser.read(page, look);
            page.navigate(address);
            if (look.equals(Look.USUAL)) {
                browser.look(page, name, look);
            } else {
                browser.check(page, name, look);
            }
            if (!kind.startsWith("/terms")) {
                assertThat(RawKeys.in(page.locator("body").innerText()))
                        .as(kind + " in " + language + " shows a key where words are missing")
                        .isEmpty();
            }
        }
        browser.read(page, Look.USUAL);
    }

    private static Stream<String> links(String page) {
        return LINK.matcher(page)
                .results()
                .map(link -> HtmlUtils.htmlUnescape(link.group(1)).split("#", 2)[0]);
    }

    /** The declared page that an address is of; none for assets and for what belongs to nobody. */
    private Optional<String> kind(String address) {
        PathContainer path = PathContainer.parsePath(URI.create(address).getPath());
        return routes.entrySet().stream()
                .filter(each -> each.getValue().matches(path))
                .sorted(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
