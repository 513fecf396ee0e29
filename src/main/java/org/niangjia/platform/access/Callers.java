package org.niangjia.platform.access;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 识别来访者. From a token to a Caller with hats and Scope: the one place where Scopes of people are made. */
@Component
public class Callers {
    private static final int NOWHERE = 100000;
    private static final int MOST_DISTRICTS = 120;
    private static final Pattern OFFICE = Pattern.compile("D\\d{3}/$");

    private final Sessions sessions;
    private final Accounts accounts;
    private final Consents consents;
    private final Standing standing;
    private final Regions regions;
    private final World world;

    Callers(Sessions sessions, Accounts accounts, Consents consents, Standing standing, Regions regions, World world) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.consents = consents;
        this.standing = standing;
        this.regions = regions;
        this.world = world;
    }

    public Optional<Caller> find(@Nullable String token) {
        if (token == null || token.isBlank() || token.length() > 200) {
            return Optional.empty();
        }
        byte[] hash = Sessions.hash(token);
        Caller remembered = sessions.remembered(hash);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        Optional<Caller> caller = sessions.find(hash)
                .flatMap(session -> accounts.find(session.account()).map(account -> caller(session, account)));
        caller.ifPresent(c -> sessions.remember(hash, c));
        return caller;
    }

    private Caller caller(Session session, Account account) {
        List<Hat> hats = mayWearHats(session) ? standing.hatsOf(account.id()) : List.of();
        Hat worn = worn(session.hat(), hats);
        Set<UUID> employers = standing.ownEmployers(account.id());
        Integer home = account.homeDistrict();
        Scope own = new Scope(
                Actor.person(account.id(), account.name()), List.of(home == null ? NOWHERE : home), null, employers);
        return new Caller(
                session.hash(),
                account.id(),
                account.name(),
                session.strength(),
                worn,
                hats,
                own,
                worn == null ? own : scope(account, worn, employers),
                Locale.of(account.locale()),
                account.largeText(),
                consents.given(account.id()),
                session.confirmed() ? null : session.createdAt(),
                home);
    }

    /** An officer proves a second factor before a hat is worn; a demo world, which holds no person, asks only the code. */
    private boolean mayWearHats(Session session) {
        return session.strength() != Caller.Strength.CODE || world.demo();
    }

    private static @Nullable Hat worn(@Nullable UUID chosen, List<Hat> hats) {
        return hats.stream()
                .filter(hat -> hat.post().equals(chosen))
                .findFirst()
                .orElse(null);
    }

    private Scope scope(Account account, Hat hat, Set<UUID> employers) {
        String title = hat.unionName() + "·" + hat.title();
        Actor actor = Actor.officer(account.id(), account.name(), hat.post(), title);
        return new Scope(actor, districts(hat), seen(hat), hat.path(), employers);
    }

    /** A department or service centre sees what its union sees; a union of its own never more than its own subtree. */
    private static String seen(Hat hat) {
        return OFFICE.matcher(hat.path()).replaceFirst("");
    }

    private List<Integer> districts(Hat hat) {
        if (hat.level() != UnionLevel.CITY && hat.level() != UnionLevel.PROVINCE) {
            return List.of(hat.district());
        }
        List<Integer> below = regions.districtsUnder(hat.district());
        return below.size() <= MOST_DISTRICTS ? below : List.of(hat.district());
    }
}
