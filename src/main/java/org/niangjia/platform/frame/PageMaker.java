package org.niangjia.platform.frame;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.store.World;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 制页. Puts together what every template knows. */
@Component
final class PageMaker {
    private final ObjectProvider<MenuEntry> menu;
    private final Outbox outbox;
    private final World world;
    private final Clock clock;

    PageMaker(ObjectProvider<MenuEntry> menu, Outbox outbox, World world, Clock clock) {
        this.menu = menu;
        this.outbox = outbox;
        this.world = world;
        this.clock = clock;
    }

    Page page(Call call, String said) {
        Caller caller = call.callerOrNull();
        String large = Reading.cookie(call.request(), Reading.LARGE_TEXT);
        return new Page(
                call.words(),
                new Times(call.words(), LocalDate.ofInstant(clock.instant(), Times.ZONE)),
                caller,
                large == null ? caller != null && caller.largeText() : large.equals("on"),
                world.demo(),
                call.csrf(),
                Uuid7.next(clock).toString(),
                call.uri(),
                said,
                call.problem(),
                caller == null || caller.hat() == null ? List.of() : items(caller, call.uri()),
                caller == null || !caller.confirmed() ? 0 : outbox.unread(caller.inbox()),
                call);
    }

    private List<Page.MenuItem> items(Caller caller, String uri) {
        String path = uri.contains("?") ? uri.substring(0, uri.indexOf('?')) : uri;
        List<MenuEntry> mine = menu.stream()
                .filter(entry -> entry.isFor(caller))
                .sorted(Comparator.comparingInt(MenuEntry::order))
                .toList();
        // the entry with the longest address that this page lies below: a case belongs to its list
        String section = mine.stream()
                .map(MenuEntry::href)
                .filter(href -> path.equals(href) || path.startsWith(href + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
        return mine.stream()
                .map(entry -> item(entry, caller, entry.href().equals(section), path))
                .toList();
    }

    private static Page.MenuItem item(MenuEntry entry, Caller caller, boolean section, String path) {
        MenuEntry.@Nullable Count count = entry.count();
        int number = count == null ? -1 : count.of(caller);
        @Nullable String current = !section ? null : entry.href().equals(path) ? "page" : "true";
        return new Page.MenuItem(entry.key(), entry.icon(), entry.href(), number, current, entry.group());
    }
}
