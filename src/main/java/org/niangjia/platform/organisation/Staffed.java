package org.niangjia.platform.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.niangjia.platform.access.PostRole;

/**
 * 在岗情况. An office with those who hold posts in it. Work goes to a clerk, else to the head; money and audit posts take
 * none.
 *
 * @param place region code of where the office sits
 * @param seats terms of office that run or will
 */
record Staffed(Office office, long place, List<Seat> seats) {
    /** Who answers for the office, first come first: daily signatures are the deputy's, never the chair's. */
    private static final List<PostRole> HEADS =
            List.of(PostRole.DEPARTMENT_HEAD, PostRole.DEPUTY_CHAIR, PostRole.EXECUTIVE_CHAIR, PostRole.CHAIR);

    /**
     * 在岗的一任. A term of office with its post's title and order.
     *
     * @param single whether one person holds the post at a time
     */
    record Seat(Tenure tenure, String title, int position, boolean single) {}

    Staffed {
        seats = List.copyOf(seats);
    }

    /** Who takes work on that day. */
    Optional<Seat> worker(LocalDate day, Set<UUID> excluded) {
        return first(PostRole.CLERK, day, excluded).or(() -> head(day, excluded));
    }

    /** Who answers for the office on that day. */
    Optional<Seat> head(LocalDate day, Set<UUID> excluded) {
        return HEADS.stream()
                .flatMap(role -> first(role, day, excluded).stream())
                .findFirst();
    }

    /** Who answered for the office last: terms that lapsed before terms that were ended, the latest first. */
    Optional<Seat> lastHead(Set<UUID> excluded) {
        return seats.stream()
                .filter(seat ->
                        HEADS.contains(seat.tenure().role()) || seat.tenure().role() == PostRole.CLERK)
                .filter(seat -> !excluded.contains(seat.tenure().account()))
                .max(Comparator.comparing((Seat seat) -> seat.tenure().ended() == null)
                        .thenComparing(seat -> seat.tenure().until() == null
                                ? LocalDate.MAX
                                : seat.tenure().until())
                        .thenComparing(seat -> HEADS.indexOf(seat.tenure().role()))
                        .thenComparing(seat -> seat.tenure().id()));
    }

    /** Who holds a post of this role on that day, whoever acts for somebody first. */
    Optional<Seat> first(PostRole role, LocalDate day, Set<UUID> excluded) {
        return seats.stream()
                .filter(seat -> seat.tenure().role() == role
                        && seat.tenure().on(day)
                        && !excluded.contains(seat.tenure().account()))
                .min(Comparator.comparing((Seat seat) -> !seat.tenure().acting())
                        .thenComparing(Seat::position)
                        .thenComparing(seat -> seat.tenure().id()));
    }

    /** Whether somebody else acts for whoever holds a post alone. */
    boolean stoodInFor(Seat seat, LocalDate day) {
        return seat.single()
                && !seat.tenure().acting()
                && seats.stream()
                        .map(Seat::tenure)
                        .anyMatch(other -> other.acting()
                                && other.on(day)
                                && other.post().equals(seat.tenure().post()));
    }
}
