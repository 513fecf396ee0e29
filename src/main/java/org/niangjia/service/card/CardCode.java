package org.niangjia.service.card;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.platform.seal.KeyMissingException;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.SealBrokenException;
import org.niangjia.platform.seal.Seals;

/**
 * 会员码. What a card shows for a short while: sealed, so that nobody can read, make or prolong one; and six digits for
 * a window without a scanner, worth something only together with the member's telephone number.
 *
 * @param until first second in which it is no longer taken
 */
record CardCode(int district, UUID person, Instant until) {
    /** Codes are made on full steps, so that the digits of one step can be tried again at the window. */
    static final int STEP_SECONDS = 10;

    private static final int LENGTH = 4 + 16 + 8;
    private static final int DIGITS = 1_000_000;

    /** A code made now. It lives so many seconds from the last full step on, never longer. */
    static CardCode made(int district, UUID person, Instant now, int seconds) {
        long step = now.getEpochSecond() / STEP_SECONDS * STEP_SECONDS;
        return new CardCode(district, person, Instant.ofEpochSecond(step + seconds));
    }

    boolean expired(Instant now) {
        return !now.isBefore(until);
    }

    String text(Seals seals) {
        byte[] plain = ByteBuffer.allocate(LENGTH)
                .putInt(district)
                .putLong(person.getMostSignificantBits())
                .putLong(person.getLeastSignificantBits())
                .putLong(until.getEpochSecond())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(Purpose.CARD, plain));
    }

    String digits(Seals seals) {
        byte[] hash = seals.index(Purpose.CARD, district + "/" + person + "/" + until.getEpochSecond());
        return "%06d".formatted(Math.floorMod(ByteBuffer.wrap(hash).getLong(), DIGITS));
    }

    /** What was scanned or pasted, alone or as the address that a telephone's camera reads; empty for what is no code. */
    static Optional<CardCode> read(String typed, Seals seals) {
        String text = typed.strip();
        int at = text.lastIndexOf("code=");
        try {
            byte[] sealed = Base64.getUrlDecoder().decode(at < 0 ? text : text.substring(at + 5));
            byte[] plain = seals.openBytes(Purpose.CARD, sealed);
            if (plain.length != LENGTH) {
                return Optional.empty();
            }
            ByteBuffer from = ByteBuffer.wrap(plain);
            return Optional.of(new CardCode(
                    from.getInt(), new UUID(from.getLong(), from.getLong()), Instant.ofEpochSecond(from.getLong())));
        } catch (IllegalArgumentException | SealBrokenException | KeyMissingException e) {
            return Optional.empty();
        }
    }
}
