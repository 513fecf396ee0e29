package org.niangjia.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Callers;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.store.HouseClock;
import org.springframework.stereotype.Component;

/** 舞台. Plays what the chapters arranged, by time, and lets the clocks of cases run out in between. */
@Component
class DemoTelling {
    /** When clocks are looked after on a working day of the past; most limits end when the office closes. */
    private static final List<LocalTime> ROUNDS = List.of(LocalTime.of(11, 31), LocalTime.of(17, 0, 1));
    /** Before that nothing happened that has a clock. */
    private static final Duration CLOCKS_SINCE = Duration.ofDays(80);

    private final HouseClock clock;
    private final Sessions sessions;
    private final Callers callers;
    private final Standing standing;
    private final DemoPeople people;

    DemoTelling(HouseClock clock, Sessions sessions, Callers callers, Standing standing, DemoPeople people) {
        this.clock = clock;
        this.sessions = sessions;
        this.callers = callers;
        this.standing = standing;
        this.people = people;
    }

    /** A performance that counts back from now; {@code rounds} is run at set times of every day of the past. */
    Performance open(WorkingCalendar calendar, Runnable rounds) {
        return new Performance(new Moments(clock.instant(), calendar), rounds);
    }

    private record Deed(Instant at, int number, Runnable what) {}

    /** 一场演出. One telling of the past. */
    final class Performance implements DemoStage {
        private final Moments moments;
        private final Runnable rounds;
        private final PriorityQueue<Deed> deeds =
                new PriorityQueue<>(Comparator.comparing(Deed::at).thenComparing(Deed::number));
        private final Map<String, String> tokens = new HashMap<>();
        private Instant told;
        private int arranged;

        private Performance(Moments moments, Runnable rounds) {
            this.moments = moments;
            this.rounds = rounds;
            this.told = moments.now().minus(CLOCKS_SINCE);
        }

        void play() {
            for (Deed deed = deeds.poll(); deed != null; deed = deeds.poll()) {
                letClocksRunUntil(deed.at());
                clock.inThePast(deed.at(), deed.what());
            }
            letClocksRunUntil(moments.now());
            tokens.keySet().forEach(key -> sessions.endAll(UUID.fromString(key.substring(0, 36))));
        }

        private void letClocksRunUntil(Instant until) {
            for (LocalDate day = WorkingCalendar.dayOf(told); told.isBefore(until); day = day.plusDays(1)) {
                for (LocalTime round : moments.calendar().isWorkingDay(day) ? ROUNDS : List.<LocalTime>of()) {
                    Instant then =
                            day.atTime(round).atZone(WorkingCalendar.ZONE).toInstant();
                    if (then.isAfter(told) && !then.isAfter(until)) {
                        clock.inThePast(then, rounds);
                    }
                }
                Instant end = day.plusDays(1).atStartOfDay(WorkingCalendar.ZONE).toInstant();
                told = end.isBefore(until) ? end : until;
            }
        }

        @Override
        public Instant now() {
            return moments.now();
        }

        @Override
        public Instant moment(String words) {
            return moments.moment(words);
        }

        @Override
        public Instant later(Instant from, String officeTime) {
            return moments.later(from, officeTime);
        }

        @Override
        public void at(Instant moment, Runnable deed) {
            deeds.add(new Deed(moment, arranged++, deed));
        }

        @Override
        public Caller worker(String name) {
            return caller(people.account(name), null);
        }

        @Override
        public Caller officer(String name) {
            UUID account = people.account(name);
            return caller(account, standing.hatsOf(account).getFirst().post());
        }

        @Override
        public Caller officer(UUID account, UUID union) {
            return caller(
                    account,
                    standing.hatsOf(account).stream()
                            .filter(hat -> hat.union().equals(union))
                            .map(Hat::post)
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException("no post of " + account + " in " + union)));
        }

        /** Through the entrance: a session is opened, and what it gives is what a page would get. */
        private Caller caller(UUID account, @Nullable UUID post) {
            String key = account + "/" + post;
            return callers.find(tokens.computeIfAbsent(key, fresh -> open(account, post)))
                    .orElseGet(() -> {
                        // a session lives on from when it was last seen, and between two deeds of somebody months may
                        // lie
                        String anew = open(account, post);
                        tokens.put(key, anew);
                        return callers.find(anew).orElseThrow();
                    });
        }

        private String open(UUID account, @Nullable UUID post) {
            return sessions.open(account, Caller.Strength.CODE, post, "demo", Duration.ofDays(400));
        }
    }
}
