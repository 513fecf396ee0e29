package org.niangjia.engine.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Uuid7;

/**
 * 待记分录. What is asked for, made into the row that would be written.
 *
 * @param line its place among what was asked for together, from 1
 * @param transfer the row
 * @param origin the transfer that it ends or undoes, or null
 * @param dated whether a date was asked for
 */
record Draft(int line, Transfer transfer, @Nullable Transfer origin, boolean dated) {

    /** The transfer that an entry ends or undoes. */
    static Optional<UUID> originOf(Entry entry) {
        return switch (entry) {
            case Entry.Post post -> Optional.empty();
            case Entry.Hold hold -> Optional.empty();
            case Entry.Settle settle -> Optional.of(settle.hold());
            case Entry.Release release -> Optional.of(release.hold());
            case Entry.Reverse reverse -> Optional.of(reverse.transfer());
        };
    }

    /** All drafts of one posting, with ids in the order of the entries. */
    static List<Draft> of(List<Entry> entries, Map<UUID, Transfer> origins, Actor actor, Clock clock) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID batch = Uuid7.next(clock);
        List<UUID> ids = Stream.generate(() -> Uuid7.next(clock))
                .limit(entries.size())
                .sorted()
                .toList();
        List<Draft> drafts = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            Transfer origin = originOf(entry).map(origins::get).orElse(null);
            Transfer row = row(entry, origin, new Stamp(ids.get(i), batch, now, actor.name()));
            drafts.add(new Draft(i + 1, row, origin, entry.note().at() != null));
        }
        return drafts;
    }

    /** 借贷双方. */
    private record Sides(UUID debit, UUID credit) {

        Sides turned() {
            return new Sides(credit, debit);
        }
    }

    /** 记账戳. What every row of one posting bears, and the id of one. */
    private record Stamp(UUID id, UUID batch, Instant now, String byName) {

        Transfer row(Transfer.Kind kind, Sides sides, long amountFen, Note asked) {
            Instant day = asked.at();
            Note note = asked.dated(day == null ? now : day.truncatedTo(ChronoUnit.MICROS));
            return new Transfer(
                    id, batch, kind, sides.debit(), sides.credit(), amountFen, null, note, now, null, byName);
        }

        Transfer ending(Transfer.Kind kind, @Nullable Transfer of, long amountFen, Note asked) {
            Transfer origin = Objects.requireNonNull(of);
            Sides sides = new Sides(origin.debit(), origin.credit());
            boolean back = kind == Transfer.Kind.REVERSAL;
            return row(kind, back ? sides.turned() : sides, amountFen, asked)
                    .ending(new Transfer.Origin(origin.id(), origin.kind(), origin.amountFen()));
        }
    }

    private static Transfer row(Entry entry, @Nullable Transfer origin, Stamp stamp) {
        return switch (entry) {
            case Entry.Post post ->
                stamp.row(Transfer.Kind.POSTED, new Sides(post.debit(), post.credit()), post.amountFen(), post.note());
            case Entry.Hold hold ->
                stamp.row(Transfer.Kind.PENDING, new Sides(hold.debit(), hold.credit()), hold.amountFen(), hold.note())
                        .until(hold.until());
            case Entry.Settle settle -> stamp.ending(Transfer.Kind.POST, origin, settle.amountFen(), settle.note());
            case Entry.Release release -> stamp.ending(Transfer.Kind.VOID, origin, whole(origin), release.note());
            case Entry.Reverse reverse -> stamp.ending(Transfer.Kind.REVERSAL, origin, whole(origin), reverse.note());
        };
    }

    private static long whole(@Nullable Transfer origin) {
        return Objects.requireNonNull(origin).amountFen();
    }
}
