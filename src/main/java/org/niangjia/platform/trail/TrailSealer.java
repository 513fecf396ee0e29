package org.niangjia.platform.trail;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * 链签员. Appends what was recorded in a district to its chain. It looks back some seconds, now and then a minute, as far as the oldest
 * entry this instance saw committed, and once in half an hour over everything: an entry of another instance whose
 * transaction ran longer than the window is found then. Two sealers at once are told apart by the key (district, seq).
 */
@Component
class TrailSealer implements Poller {
    private static final Logger LOG = LoggerFactory.getLogger(TrailSealer.class);
    /** How long ago an entry of another program, which nobody here noticed, may have been made when it is committed. */
    private static final Duration NEAR = Duration.ofSeconds(5);
    /** The same for one that took its time, looked for less often. */
    private static final Duration FAR = Duration.ofMinutes(1);

    private static final Duration LOOK_FAR = Duration.ofSeconds(10);
    private static final Duration SWEEP = Duration.ofMinutes(30);
    private static final int BATCH = 500;
    private static final int TRIES = 20;

    private final TrailEntries entries;
    private final TrailLinks links;
    private final TrailHeads heads;
    private final FreshEntries fresh;
    private final EntrySeal seal;
    private final Clock clock;
    private final ConcurrentMap<Integer, Instant> swept = new ConcurrentHashMap<>();
    private final ConcurrentMap<Integer, Instant> far = new ConcurrentHashMap<>();
    private final Set<Integer> looked = ConcurrentHashMap.newKeySet();

    TrailSealer(
            TrailEntries entries, TrailLinks links, TrailHeads heads, FreshEntries fresh, EntrySeal seal, Clock clock) {
        this.entries = entries;
        this.links = links;
        this.heads = heads;
        this.fresh = fresh;
        this.seal = seal;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trail.sealer";
    }

    @Override
    public Duration every() {
        return Duration.ofSeconds(1);
    }

    @Override
    public void poll(int district) {
        Instant now = clock.instant();
        OptionalLong noticed = fresh.take(district);
        boolean done = false;
        try {
            Instant last = swept.get(district);
            if (last == null || Duration.between(last, now).abs().compareTo(SWEEP) >= 0) {
                done = sealFrom(district, new UUID(0, 0));
                if (done) {
                    swept.put(district, now);
                }
            } else {
                long from = now.minus(window(district, now)).toEpochMilli();
                done = sealFrom(district, new UUID(Math.min(from, noticed.orElse(from)) << 16, 0));
            }
        } finally {
            if (!done) {
                noticed.ifPresent(millis -> fresh.putBack(district, millis));
            }
        }
    }

    private Duration window(int district, Instant now) {
        Instant last = far.get(district);
        if (last != null && Duration.between(last, now).abs().compareTo(LOOK_FAR) < 0) {
            return NEAR;
        }
        far.put(district, now);
        return FAR;
    }

    /**
     * Batch after batch, each from the end of the one before: what is committed meanwhile waits for the next look.
     *
     * @return false when others were faster each time: they are at it, and the next look takes up what is left
     */
    private boolean sealFrom(int district, UUID first) {
        UUID from = first;
        int tries = 0;
        while (true) {
            try {
                List<TrailLink> sealed = sealBatch(district, from);
                if (sealed.size() < BATCH) {
                    return true;
                }
                from = sealed.getLast().entry();
            } catch (DuplicateKeyException e) {
                if (++tries == TRIES) {
                    return false;
                }
            }
        }
    }

    /** What was appended. */
    private List<TrailLink> sealBatch(int district, UUID from) {
        Scope scope = Scope.house(district);
        List<TrailEntries.WithMac> waiting = entries.unsealed(scope, district, from, BATCH);
        boolean first = looked.add(district);
        if (waiting.isEmpty() && !first) {
            return List.of();
        }
        Optional<TrailLink> last = links.last(scope, district);
        if (last.isPresent() && heads.find(district).isEmpty()) {
            heads.keep(district, TrailHeads.Head.of(last.get())); // a restored folder has no head yet
        }
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<TrailLink> next = follow(district, last, waiting);
        links.append(scope, district, next);
        keep(scope, district, next.getLast());
        return next;
    }

    private List<TrailLink> follow(int district, Optional<TrailLink> last, List<TrailEntries.WithMac> waiting) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant sealedAt = last.map(TrailLink::sealedAt).filter(now::isBefore).orElse(now);
        byte[] previous = last.map(TrailLink::chain).orElse(new byte[0]);
        long seq = last.map(TrailLink::seq).orElse(0L);
        List<TrailLink> next = new ArrayList<>(waiting.size());
        for (TrailEntries.WithMac entry : waiting) {
            TrailLink bare = new TrailLink(++seq, entry.entry().id(), sealedAt, previous);
            previous = seal.chainOf(previous, district, bare, entry.mac());
            next.add(new TrailLink(seq, bare.entry(), sealedAt, previous));
        }
        return next;
    }

    /** Moves the head on, unless the chain no longer holds it: then it stays as evidence for the verification. */
    private void keep(Scope scope, int district, TrailLink newest) {
        Optional<TrailHeads.Head> head = heads.find(district);
        boolean holds = head.isEmpty() || holds(scope, district, head.get());
        if (!holds) {
            LOG.error("The chain of the trail of {} is not the one whose head was kept; run verify", district);
        } else if (head.isEmpty() || head.get().seq() < newest.seq()) {
            heads.keep(district, TrailHeads.Head.of(newest));
        }
    }

    private boolean holds(Scope scope, int district, TrailHeads.Head head) {
        return links.at(scope, district, head.seq())
                .map(link -> Arrays.equals(link.chain(), head.chain()))
                .orElse(false);
    }
}
