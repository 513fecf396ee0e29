package org.niangjia;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.Cookie;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** 浏览器. Opens the running house the way people do, on a phone or at a desk, and looks at every page with axe. */
public final class Browser implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "shots");
    private static final Path PROGRAM = Path.of(System.getenv().getOrDefault("NIANGJIA_CHROMIUM", "/usr/bin/chromium"));
    private static final Map<String, Object> ALL = Map.of();
    /** Colours are the same in both languages; to look at them is three quarters of the work. */
    private static final Map<String, Object> OF_WORDS =
            Map.of("rules", Map.of("color-contrast", Map.of("enabled", false)));
    /** Colours stay as they are, and larger letters need less contrast, never more. */
    private static final Map<String, Object> OF_SIZE =
            Map.of("runOnly", List.of("target-size", "scrollable-region-focusable", "link-in-text-block"));

    /**
     * axe-core itself, once for each page: through its builder it is sent again for each look, which takes longer than the look. No
     * page has frames.
     */
    private static final String AXE = axe();

    private static final String RUN = """
            async rules => {
                const found = await axe.run(document, {resultTypes: ['violations'], ...rules});
                return found.violations.flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html));
            }""";

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final ApplicationContext house;
    private final String base;
    private final List<String> complaints = new ArrayList<>();

    static {
        // a busy machine is no fault of the page
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
    }

    public Browser(ApplicationContext house) {
        this.house = house;
        this.base = "http://127.0.0.1:" + house.getBean(Environment.class).getRequiredProperty("local.server.port");
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(FLAGS));
    }

    /** 阅读方式. Language and size of a window. */
    public record Look(String language, boolean large) {
        public static final Look USUAL = new Look("zh", false);

        String suffix() {
            return language + (large ? "-large" : "");
        }
    }

    public Page phone(UUID account, Look look) {
        return open(account, look, 390, 844, false);
    }

    public Page desk(UUID account, Look look) {
        return open(account, look, 1440, 900, true);
    }

    /** Nobody yet, inside WeChat on an Android phone. */
    public Page weChat(Look look) {
        String agent = "Mozilla/5.0 (Linux; Android 14; V2302A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0"
                + " Chrome/126.0.0.0 Mobile Safari/537.36 XWEB/1260 MicroMessenger/8.0.50 WeChat/arm64 Language/zh_CN";
        return page(
                look,
                new com.microsoft.playwright.Browser.NewContextOptions()
                        .setUserAgent(agent)
                        .setHasTouch(true)
                        .setIsMobile(true)
                        .setViewportSize(390, 844));
    }

    public Page nobody(Look look) {
        return page(look, 390, 844);
    }

    /** A phone that keeps its memory in a folder: closed and opened again there, it knows what it knew. */
    public Page pocket(Path memory, String address, Look look) {
        BrowserContext context = playwright
                .chromium()
                .launchPersistentContext(
                        memory,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(PROGRAM)
                                .setArgs(FLAGS)
                                .setBaseURL(address)
                                .setViewportSize(390, 844));
        return readied(context.pages().getFirst(), look);
    }

    /** Signs somebody in, in their highest post, so that it outlives the window. */
    public void enter(Page page, UUID account) {
        double end = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
        page.context()
                .addCookies(List.of(new Cookie("niangjia", session(account, true))
                        .setUrl(base)
                        .setExpires(end)));
    }

    private static String axe() {
        try (InputStream source = Objects.requireNonNull(AxeBuilder.class.getResourceAsStream("/axe.min.js"))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Page open(UUID account, Look look, int width, int height, boolean hat) {
        Page page = page(look, width, height);
        page.context().addCookies(List.of(new Cookie("niangjia", session(account, hat)).setUrl(base)));
        return page;
    }

    private String session(UUID account, boolean hat) {
        house.getBean(Consents.class).give(account);
        UUID post = house.getBean(Standing.class).hatsOf(account).stream()
                .findFirst()
                .filter(worn -> hat)
                .map(worn -> worn.post())
                .orElse(null);
        return house.getBean(Sessions.class)
                .open(account, Caller.Strength.STRONG, post, "browser", Duration.ofHours(1));
    }

    private Page page(Look look, int width, int height) {
        return page(look, new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(width, height));
    }

    private Page page(Look look, com.microsoft.playwright.Browser.NewContextOptions options) {
        return readied(chromium.newContext(options.setBaseURL(base)).newPage(), look);
    }

    private Page readied(Page page, Look look) {
        read(page, look);
        page.setDefaultTimeout(15_000);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        return page;
    }

    /** Goes on reading in another language or size. */
    public void read(Page page, Look look) {
        page.context()
                .addCookies(List.of(
                        new Cookie("lang", look.language()).setUrl(base),
                        new Cookie("large", look.large() ? "on" : "off").setUrl(base)));
    }

    /** Lets axe look at the page, and takes a picture of it, whole, when {@code -Dniangjia.shots=true} asks for pictures. */
    public void look(Page page, String name, Look look) {
        if (Boolean.getBoolean("niangjia.shots")) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SHOTS.resolve(name + "-" + look.suffix() + ".png"))
                    .setFullPage(true));
        }
        check(page, name, look);
    }

    /**
     * Lets axe look at the page, and measures that it fits the window; then the same with large text, unless it is large already.
     * The house marks large text with one word at the root and nothing else, so only what depends on size is looked at again.
     */
    public void check(Page page, String name, Look look) {
        judge(page, name, look, look.language().equals(Look.USUAL.language()) ? ALL : OF_WORDS);
        if (!look.large()) {
            page.evaluate("document.documentElement.dataset.text = 'large'");
            judge(page, name, new Look(look.language(), true), OF_SIZE);
            page.evaluate("delete document.documentElement.dataset.text");
        }
    }

    private void judge(Page page, String name, Look look, Map<String, Object> rules) {
        if (page.evaluate("() => 'axe' in window").equals(false)) {
            page.evaluate(AXE);
        }
        for (Object found : (List<?>) page.evaluate(RUN, rules)) {
            complaints.add(name + "-" + look.suffix() + " " + found);
        }
        Object wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (wide instanceof Number pixels && pixels.intValue() > 1) {
            complaints.add(name + "-" + look.suffix() + " is " + pixels + " px wider than the window");
        }
    }

    /** What axe, the console and the width said so far; a page may fail once on purpose. */
    public void isClean() {
        assertThat(complaints).isEmpty();
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }
}
