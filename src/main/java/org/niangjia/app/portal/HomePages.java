package org.niangjia.app.portal;

import java.time.Clock;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.ServiceTile;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.seal.Masks;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * 首页. For a worker: their person, what waits, the services. For a stranger: what this is and the one button. Whoever
 * wears a hat goes on to the desk.
 */
@Component
class HomePages implements Pages {
    /** Cards below this order stand above the services: what waits is never below the first screen. */
    private static final int SERVICES = 100;

    private final OwnOffice offices;
    private final Outbox outbox;
    private final ObjectProvider<HomeCard> cards;
    private final ObjectProvider<ServiceTile> tiles;
    private final ObjectProvider<MenuEntry> menu;
    private final ObjectProvider<Routes> routes;
    private final Clock clock;

    HomePages(
            OwnOffice offices,
            Outbox outbox,
            ObjectProvider<HomeCard> cards,
            ObjectProvider<ServiceTile> tiles,
            ObjectProvider<MenuEntry> menu,
            ObjectProvider<Routes> routes,
            Clock clock) {
        this.offices = offices;
        this.outbox = outbox;
        this.cards = cards;
        this.tiles = tiles;
        this.menu = menu;
        this.routes = routes;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/", Duty.OPEN, this::home).gives(Greeting.class);
    }

    /** 来访概况. What a program learns at the door. */
    record Greeting(boolean signedIn, String name, @Nullable String post, int unread) {}

    private Answer home(Call call) {
        Caller caller = call.callerOrNull();
        if (caller == null) {
            return Answer.page("app/portal/welcome.jte", new Greeting(false, "", null, 0), Map.of());
        }
        if (!caller.consented()) {
            return Answer.done("/consent", null);
        }
        String desk = desk(caller);
        if (!desk.isEmpty() && !call.json()) {
            return Answer.done(desk, null);
        }
        Map<String, Object> model = new HashMap<>();
        model.put("greeting", call.t("portal.greeting." + partOfDay(), shown(caller)));
        offices.of(caller.homeDistrict()).ifPresent(holder -> model.put("kin", holder));
        List<HomeCard> sorted =
                cards.stream().sorted(Comparator.comparingInt(HomeCard::order)).toList();
        model.put(
                "waiting",
                sorted.stream().filter(card -> card.order() < SERVICES).toList());
        model.put(
                "more", sorted.stream().filter(card -> card.order() >= SERVICES).toList());
        model.put("tiles", tiles());
        return Answer.page("app/portal/home.jte", greeting(caller), model);
    }

    /** Whoever came by a phone alone does not learn here whose account it was. */
    private static String shown(Caller caller) {
        return caller.confirmed() ? caller.name() : Masks.name(caller.name());
    }

    private Greeting greeting(Caller caller) {
        String post = caller.hat() == null
                ? null
                : caller.worn().unionName() + "·" + caller.worn().title();
        return new Greeting(true, shown(caller), post, caller.confirmed() ? outbox.unread(caller.inbox()) : 0);
    }

    /** Where this hat works: the tasks, or the first page of the desk that it may open; empty without a hat. */
    private String desk(Caller caller) {
        if (caller.hat() == null) {
            return "";
        }
        return menu.stream()
                .filter(entry -> caller.may(entry.duty()))
                .min(Comparator.comparingInt(MenuEntry::order))
                .map(MenuEntry::href)
                .orElse("");
    }

    /** No tile leads nowhere: a service that is not in this house has none. */
    private List<ServiceTile> tiles() {
        Routes declared = routes.getObject();
        return tiles.stream()
                .filter(tile -> declared.all().stream()
                        .anyMatch(route ->
                                route.method().equals("GET") && route.path().equals(path(tile))))
                .sorted(Comparator.comparingInt(ServiceTile::order))
                .toList();
    }

    private static String path(ServiceTile tile) {
        int query = tile.href().indexOf('?');
        return query < 0 ? tile.href() : tile.href().substring(0, query);
    }

    private String partOfDay() {
        int hour = LocalTime.ofInstant(clock.instant(), Times.ZONE).getHour();
        if (hour < 5 || hour >= 18) {
            return "evening";
        }
        return hour < 11 ? "morning" : hour < 13 ? "noon" : "afternoon";
    }
}
