package org.niangjia.service.visit;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.niangjia.Browser;
import org.niangjia.Browser.Look;
import org.niangjia.Http;
import org.niangjia.service.request.Shipyard;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 工作手机. An officer's phone with a memory and a wire to the house that can be cut, in a county of its own. */
final class WorkPhone implements AutoCloseable {
    static final String YARD = "大洋船舶修造有限公司";
    static final String LEARNED = "订单排到明年三月，熟练焊工缺八个。";
    static final String FOUND = "夜班津贴按旧标准发，少了两个月。";
    /** Everything that the phone still knows of visits, and how many photos. */
    private static final String MEMORY = """
            async () => {
              const db = await new Promise(done =>
                indexedDB.open('niangjia-visits').onsuccess = event => done(event.target.result));
              const all = name => new Promise(done =>
                db.transaction(name).objectStore(name).getAll().onsuccess = event => done(event.target.result));
              const known = JSON.stringify([await all('records'), (await all('photos')).length]);
              db.close();
              return known;
            }""";

    final Shipyard yard;
    final Wire wire;
    final Browser browser;
    final LocalDate today;
    Page page;

    private final JdbcClient jdbc;
    private final Path memory;

    WorkPhone(ApplicationContext context, Path memory) {
        this.memory = memory;
        jdbc = context.getBean(JdbcClient.class);
        yard = new Shipyard(context);
        today = LocalDate.parse(yard.officer.get("/api/field/visits/data").text("today"));
        wire = new Wire(context);
        browser = new Browser(context);
        page = browser.pocket(memory, wire.address(), Look.USUAL);
        browser.enter(page, yard.officerAccount);
    }

    /** The page as it opens with a network, kept for when there is none. */
    void open() {
        page.navigate("/field/visits");
        PlaywrightAssertions.assertThat(page.locator("#kept")).isVisible();
    }

    void goOffline() {
        wire.cut();
        page.context().setOffline(true);
    }

    void goOnline() {
        wire.mend();
        page.context().setOffline(false);
    }

    /** Killed and opened again, in the same pocket, still without a network. */
    void crashOffline() {
        ProcessHandle.current()
                .descendants()
                .filter(each -> each.info().commandLine().orElse("").contains(memory.toString()))
                .forEach(ProcessHandle::destroyForcibly);
        page = browser.pocket(memory, wire.address(), Look.USUAL);
        // a browser writes its cookies down twice a minute: this session was too young to outlive it
        browser.enter(page, yard.officerAccount);
        page.context().setOffline(true);
        page.navigate("/field/visits");
    }

    void begin() {
        page.locator("#begin").click();
        page.locator("#unit").fill(YARD);
        write("#said", LEARNED);
    }

    void finish() {
        page.locator("#finish").click();
    }

    void write(String field, String text) {
        unfold(field);
        page.locator(field).fill(text);
    }

    void unfold(String inside) {
        if (!page.locator(inside).isVisible()) {
            page.locator("details", new Page.LocatorOptions().setHas(page.locator(inside)))
                    .locator("summary")
                    .click();
        }
    }

    /** Adds a finding and gives its block. */
    Locator found(String theme, String text, String outcome) {
        unfold("#found-add");
        page.locator("#found-add").click();
        Locator block = page.locator("#findings section").last();
        block.locator("input[value=" + theme + "]").check();
        block.locator("textarea[data-name=text]").fill(text);
        block.locator("[data-name=outcome]").selectOption(outcome);
        return block;
    }

    Locator waiting(String unit) {
        return page.locator("#waiting a", new Page.LocatorOptions().setHasText(unit));
    }

    /** A campaign of the county in which the officer leads a team. */
    String campaign() {
        Http.Reply made = yard.deputy.post(
                "/api/campaigns",
                Map.of(
                        "name", "暖企走访",
                        "first", today.minusDays(3).toString(),
                        "last", today.plusDays(20).toString()));
        String no = made.text("no");
        Http.Reply joined = yard.deputy.post(
                "/api/campaigns/" + no + "/members",
                Map.of("team", "一组", "people", List.of(yard.officerAccount), "leader", yard.officerAccount));
        assertThat(joined.status()).as(joined.raw().body()).isEqualTo(200);
        return no;
    }

    String remembers() {
        return String.valueOf(page.evaluate(MEMORY));
    }

    int visits() {
        return count("SELECT count(*) FROM visit_visit WHERE district = ? AND recorded_at IS NOT NULL");
    }

    int findings() {
        return count("SELECT count(*) FROM visit_finding WHERE district = ?");
    }

    int photos() {
        return count("SELECT count(*) FROM attachment_file WHERE district = ? AND owner_kind = 'ZF'");
    }

    private int count(String sql) {
        return jdbc.sql(sql).param(yard.district).query(Integer.class).single();
    }

    @Override
    public void close() throws IOException {
        page.context().close();
        browser.close();
        wire.close();
    }
}
