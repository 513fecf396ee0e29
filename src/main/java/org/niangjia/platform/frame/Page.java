package org.niangjia.platform.frame;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.TimeLimit;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;

/**
 * 页. What every template knows: words, times, the caller, menus, the form's keys and what went wrong.
 *
 * @param words the reader's words
 * @param times how days and hours are said
 * @param caller who is signed in, or null
 * @param large whether large text is on
 * @param demo whether this is a demo world
 * @param csrf value of the hidden field {@code _csrf}
 * @param key new key against sending a form twice, hidden field {@code _key}
 * @param uri address of this page
 * @param said one sentence about what was just done, or empty
 * @param problem what went wrong, or null
 * @param menu entries of the desk that this caller may open
 * @param unread messages not read yet
 * @param call the call, for what was typed
 */
public record Page(
        Words words,
        Times times,
        @Nullable Caller caller,
        boolean large,
        boolean demo,
        String csrf,
        String key,
        String uri,
        String said,
        @Nullable Problem problem,
        List<MenuItem> menu,
        int unread,
        Call call) {

    /** 菜单项. An entry as shown: count is -1 when nothing is counted; current is {@code aria-current} or null. */
    public record MenuItem(
            String key,
            String icon,
            String href,
            int count,
            @Nullable String current,
            String group) {}

    /** Whoever did something, as the record names them; the house itself in the reader's language. */
    public String who(String name) {
        return name.equals(Actor.HOUSE.name()) ? t("frame.the_house") : name;
    }

    public String t(String key, Object... args) {
        return words.t(key, args);
    }

    public String lang() {
        return words.chinese() ? "zh-CN" : "en";
    }

    public boolean may(Duty duty) {
        return caller != null && caller.may(duty);
    }

    public String typed(String field) {
        return call.typed(field);
    }

    /** What was typed before, also where it was emptied; else what is known, as in another form of the same page. */
    public String typed(String field, @Nullable String known) {
        String typed = call.typed(field);
        boolean emptied = problem != null && call.sent(field);
        return emptied || !typed.isEmpty() ? typed : known == null ? "" : known;
    }

    /** The message at a field, or an empty text. */
    public String bad(String field) {
        return problem == null ? "" : problem.at(field);
    }

    /** A limit in words, such as 4 个办公小时. */
    public String limit(TimeLimit limit) {
        return limit.amount() == 0 ? t("base.limit.today") : t("base.limit." + limit.unit(), limit.amount());
    }

    public String asset(String name) {
        return Assets.address(name);
    }

    public String when(Instant at) {
        return times.said(at);
    }
}
