package org.niangjia.platform.access;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;

/**
 * 来访者. The signed-in person behind a call, in the hat they wear now.
 *
 * @param session hash of the session token, to end it
 * @param account the account
 * @param name the person's name
 * @param strength how they proved who they are
 * @param hat the post they act in, or null when they come as a worker
 * @param hats all posts they hold
 * @param own their Scope as a person
 * @param scope their Scope in the hat; equals {@code own} without one
 * @param locale their language
 * @param largeText whether they read large text
 * @param consented whether they agreed to the present version of the privacy notice
 * @param since when they came by a phone alone in a browser that the account does not know: what was said before then is
 *     not shown; null for everybody else
 * @param homeDistrict the county where they are at home, or null when not yet known
 */
public record Caller(
        byte[] session,
        UUID account,
        String name,
        Strength strength,
        @Nullable Hat hat,
        List<Hat> hats,
        Scope own,
        Scope scope,
        Locale locale,
        boolean largeText,
        boolean consented,
        @Nullable Instant since,
        @Nullable Integer homeDistrict) {
    private static final int MOST_DISTRICTS = 120;

    /** 认证强度. CODE proves a phone, STRONG a password and a second factor, TOKEN a program. */
    public enum Strength {
        CODE,
        STRONG,
        TOKEN
    }

    /** Whether they have shown more than a phone. */
    public boolean confirmed() {
        return since == null;
    }

    /** Whether what is from then may be shown to them. */
    public boolean sees(Instant then) {
        return since == null || !then.isBefore(since);
    }

    /** Whether this caller has the duty in the hat worn now. */
    public boolean may(Duty duty) {
        return duties().contains(duty);
    }

    public Set<Duty> duties() {
        Hat worn = hat;
        return worn == null ? Set.of(Duty.OPEN, Duty.SELF) : Permissions.of(worn.role(), worn.level());
    }

    /** The hat worn. Throws when the caller comes as a worker. */
    public Hat worn() {
        Hat worn = hat;
        if (worn == null) {
            throw new IllegalStateException("no hat is worn");
        }
        return worn;
    }

    /** Scope of the messages to this account: they lie in the district of the matter, at home or where a post is held. */
    public Scope inbox() {
        List<Integer> districts = Stream.of(
                        own.districts(), hats.stream().map(Hat::district).toList(), scope.districts())
                .flatMap(List::stream)
                .distinct()
                .limit(MOST_DISTRICTS)
                .toList();
        return new Scope(own.actor(), districts, null, own.ownEmployers());
    }

    public Actor person() {
        return own.actor();
    }
}
