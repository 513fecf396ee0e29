package org.niangjia.engine.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 分录. One transfer as it stands in the ledger, debit and credit in one row; never changed.
 *
 * @param id id of the transfer
 * @param batch what was posted together has one batch
 * @param kind what it does
 * @param debit account debited
 * @param credit account credited
 * @param amountFen amount in fen
 * @param of the transfer that it ends or undoes, or null
 * @param note key, memo and subject; its date is never null here
 * @param writtenAt when it was written down
 * @param expiresAt until when an amount is held, or null
 * @param byName who posted it
 */
public record Transfer(
        UUID id,
        UUID batch,
        Kind kind,
        UUID debit,
        UUID credit,
        long amountFen,
        @Nullable Origin of,
        Note note,
        Instant writtenAt,
        @Nullable Instant expiresAt,
        String byName) {

    /** 分录种类. The names are stored and never reused. */
    public enum Kind {
        /** 入账. */
        POSTED,
        /** 预记. */
        PENDING,
        /** 转正. */
        POST,
        /** 撤销预记. */
        VOID,
        /** 冲正. */
        REVERSAL;

        /** Whether money moves. */
        public boolean moves() {
            return this == POSTED || this == POST || this == REVERSAL;
        }
    }

    /**
     * 原分录. The transfer that another one ends or undoes.
     *
     * @param id its id
     * @param kind its kind
     * @param amountFen its amount
     */
    public record Origin(UUID id, Kind kind, long amountFen) {}

    /**
     * 位次. Where a transfer stands in the order of a list.
     *
     * @param at date
     * @param id id, among those of one instant
     */
    public record Place(Instant at, UUID id) {}

    /** Date that it counts from. */
    public Instant at() {
        Instant at = note.at();
        return at == null ? writtenAt : at;
    }

    public Place place() {
        return new Place(at(), id);
    }

    Transfer until(@Nullable Instant expiry) {
        Instant exact = expiry == null ? null : expiry.truncatedTo(ChronoUnit.MICROS);
        return new Transfer(id, batch, kind, debit, credit, amountFen, of, note, writtenAt, exact, byName);
    }

    Transfer ending(Origin origin) {
        return new Transfer(id, batch, kind, debit, credit, amountFen, origin, note, writtenAt, expiresAt, byName);
    }

    /** Whether an earlier row is what this draft asks for; a date that was not asked for does not matter. */
    boolean sameAs(Transfer earlier, boolean dated) {
        return kind == earlier.kind
                && debit.equals(earlier.debit)
                && credit.equals(earlier.credit)
                && amountFen == earlier.amountFen
                && Objects.equals(of, earlier.of)
                && Objects.equals(expiresAt, earlier.expiresAt)
                && note.memo().equals(earlier.note.memo())
                && note.subject().equals(earlier.note.subject())
                && (!dated || at().equals(earlier.at()));
    }
}
