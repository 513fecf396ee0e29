package org.niangjia.platform.frame;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;

/**
 * 菜单. A module's entry at the desk, shown to those who have its duty.
 *
 * @param order place among the others
 * @param group {@code work}, {@code service} or {@code house}
 * @param key words key
 * @param icon icon in the sprite, without its prefix
 * @param href where it goes
 * @param duty who sees it
 * @param count how many wait there, or null
 * @param where for whom of these there is anything at all, or null for all
 */
public record MenuEntry(
        int order,
        String group,
        String key,
        String icon,
        String href,
        Duty duty,
        @Nullable Count count,
        @Nullable Predicate<Caller> where) {

    /** Shown to whoever has the duty. */
    public MenuEntry(int order, String group, String key, String icon, String href, Duty duty, @Nullable Count count) {
        this(order, group, key, icon, href, duty, count, null);
    }

    boolean isFor(Caller caller) {
        return caller.may(duty) && (where == null || where.test(caller));
    }

    /** 计数. How many wait behind an entry, within the caller's Scope. */
    @FunctionalInterface
    public interface Count {
        int of(Caller caller);
    }
}
