package org.niangjia.platform.trail;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * 办理记录. Who did and who saw what. An entry is one row in the transaction of the change it tells of; the sealer
 * appends it to the district's chain within two seconds.
 */
@Component
public class Trail {
    /** Looked at a page with somebody's matter. */
    public static final String VIEWED = "VIEWED";
    /** Unsealed one field, for a reason. */
    public static final String REVEALED = "REVEALED";
    /** Took a file out of the house. */
    public static final String DOWNLOADED = "DOWNLOADED";
    /** Printed a form. */
    public static final String PRINTED = "PRINTED";

    /** Acts that a worker is told of when asking who has seen their matter. */
    static final Set<String> LOOKS = Set.of(VIEWED, REVEALED, DOWNLOADED, PRINTED);

    private static final int MOST_ROWS = 200;
    /** Paths of regional unions consist of region codes; below a county other segments follow. */
    private static final Pattern WHOLE_DISTRICT = Pattern.compile("(\\d{6}/)*");

    private final TrailEntries entries;
    private final FreshEntries fresh;
    private final EntrySeal seal;
    private final ObjectProvider<Veil> veils;
    private final Clock clock;

    Trail(TrailEntries entries, FreshEntries fresh, EntrySeal seal, ObjectProvider<Veil> veils, Clock clock) {
        this.entries = entries;
        this.fresh = fresh;
        this.seal = seal;
        this.veils = veils;
        this.clock = clock;
    }

    /**
     * Records an act, in the caller's transaction.
     *
     * @param detail a few plain words; never a phone, an ID number, or the text of a confidential matter
     */
    public void record(
            Actor actor, int district, String act, String subjectKind, @Nullable UUID subject, String detail) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Actor written = new Actor(
                actor.kind(), actor.account(), storable(actor.name()), actor.post(), storable(actor.postTitle()));
        TrailEntry entry =
                new TrailEntry(district, Uuid7.next(clock), at, written, act, subjectKind, subject, storable(detail));
        entries.insert(Scope.house(district), entry, seal.macOf(entry));
        fresh.notice(entry);
    }

    /**
     * 谁看过我的材料. Who viewed, revealed, printed or took out a thing, newest first. Whether the asker may ask about
     * this subject is for the subject's owner to decide.
     *
     * @param after id of the last entry already shown, or null for the first page
     */
    public List<TrailEntry> viewsOf(
            Scope scope, int district, String subjectKind, UUID subject, @Nullable UUID after, int limit) {
        scope.require(district);
        return entries.looks(scope, district, subjectKind, subject, after, Math.clamp(limit, 1, MOST_ROWS));
    }

    /**
     * For auditors: the whole record of their districts, newest first, but for what a {@link Veil} hides from them. Who
     * sees less than a district sees nothing.
     */
    public List<TrailEntry> list(Scope scope, TrailFilter filter, @Nullable UUID after, int limit) {
        String path = scope.path();
        if (path == null || !WHOLE_DISTRICT.matcher(path).matches()) {
            throw new NotVisibleException("trail");
        }
        int most = Math.clamp(limit, 1, MOST_ROWS);
        List<TrailEntry> seen = new ArrayList<>();
        UUID from = after;
        while (true) {
            List<TrailEntry> found = entries.list(scope, filter, from, most);
            seen.addAll(unveiled(scope, found));
            if (found.size() < most || seen.size() >= most) {
                return List.copyOf(seen.subList(0, Math.min(seen.size(), most)));
            }
            from = found.getLast().id();
        }
    }

    private List<TrailEntry> unveiled(Scope scope, List<TrailEntry> found) {
        Map<Integer, Set<UUID>> subjects = new HashMap<>();
        for (TrailEntry entry : found) {
            UUID subject = entry.subject();
            if (subject != null) {
                subjects.computeIfAbsent(entry.district(), district -> new HashSet<>())
                        .add(subject);
            }
        }
        Set<UUID> hidden = new HashSet<>();
        subjects.forEach((district, all) -> veils.forEach(veil -> hidden.addAll(veil.hidden(scope, district, all))));
        return found.stream().filter(entry -> !hidden.contains(entry.subject())).toList();
    }

    /** What PostgreSQL gives back as it was: no NUL, no half of a surrogate pair. */
    private static String storable(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
