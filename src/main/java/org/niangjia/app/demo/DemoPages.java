package org.niangjia.app.demo;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.outbox.DemoTexts;
import org.niangjia.platform.outbox.TextMessages;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 演示页面. Who is who, the clock, the texts that would have gone out. In a real world there is no such page. */
@Component
class DemoPages implements Pages {
    private static final List<String> GROUPS = List.of("worker", "unit", "town", "county", "beyond");
    private static final int TEXTS_SHOWN = 8;

    private final World world;
    private final DemoAccounts accounts;
    private final DemoClock clock;
    private final Sessions sessions;
    private final TextMessages texts;
    private final Regions regions;

    DemoPages(
            World world,
            DemoAccounts accounts,
            DemoClock clock,
            Sessions sessions,
            TextMessages texts,
            Regions regions) {
        this.world = world;
        this.accounts = accounts;
        this.clock = clock;
        this.sessions = sessions;
        this.texts = texts;
        this.regions = regions;
    }

    @Override
    public void declare(Routes at) {
        if (world.demo()) {
            at.get("/demo", Duty.OPEN, this::show);
            at.get("/demo/accounts", Duty.OPEN, this::accounts);
            at.get("/demo/page", Duty.OPEN, this::newspaper).gives(Newspaper.class);
            at.post("/demo/sign-in", Duty.OPEN, this::signIn)
                    .takes(Chosen.class)
                    .again(this::show);
            at.post("/demo/clock", Duty.OPEN, this::move)
                    .takes(Wanted.class)
                    .gives(Now.class)
                    .again(this::show);
        }
    }

    /** 演示账号选择 */
    record Chosen(@Nullable String phone) {}

    /** 拨钟. A time, or a step: {@code work_day} or {@code week}. */
    record Wanted(@Nullable String now, @Nullable String step) {}

    /** 演示时间 */
    record Now(OffsetDateTime now) {}

    /** 报纸版面. The articles that the demo answers for. */
    record Newspaper(List<Article> items) {}

    private Answer show(Call call) {
        List<DemoAccount> all = accounts.list();
        Map<String, List<DemoAccount>> groups = new LinkedHashMap<>();
        GROUPS.forEach(group -> groups.put(
                group, all.stream().filter(one -> one.group().equals(group)).toList()));
        Map<Integer, String> places = new LinkedHashMap<>();
        all.forEach(one ->
                places.computeIfAbsent(one.district(), code -> regions.get(code).name()));
        List<DemoTexts.Sent> sent = texts instanceof DemoTexts demo ? demo.latest() : List.of();
        return Answer.page(
                "app/demo/demo.jte",
                all,
                Map.of(
                        "groups",
                        groups,
                        "places",
                        places,
                        "now",
                        clock.now().toInstant(),
                        "texts",
                        sent.stream().limit(TEXTS_SHOWN).toList()));
    }

    private Answer accounts(Call call) {
        return call.json() ? Answer.json(accounts.list()) : show(call);
    }

    private Answer newspaper(Call call) {
        return Answer.page("app/demo/newspaper.jte", new Newspaper(Article.ALL), Map.of("articles", Article.ALL));
    }

    /** Only into one of the listed accounts; the session before ends. */
    private Answer signIn(Call call) {
        String phone = call.input(Chosen.class).phone();
        DemoAccount chosen =
                accounts.find(phone == null ? "" : phone).orElseThrow(() -> new NotVisibleException("demo account"));
        Caller before = call.callerOrNull();
        if (before != null) {
            sessions.end(before.session());
        }
        Caller.Strength strength = Caller.Strength.CODE;
        String token = sessions.open(chosen.account(), strength, chosen.hat(), "demo", Sessions.lifeOf(strength));
        return Answer.done("/", chosen)
                .signedIn(token, Sessions.lifeOf(strength).toSeconds());
    }

    private Answer move(Call call) {
        Wanted in = call.input(Wanted.class);
        String step = in.step() == null ? "" : in.step();
        OffsetDateTime now = switch (step) {
            case "work_day" -> clock.nextWorkingDay();
            case "week" -> clock.nextWeek();
            default -> clock.moveTo(in.now() == null ? "" : in.now());
        };
        return Answer.done("/demo", new Now(now)).say("demo.said.moved");
    }
}
