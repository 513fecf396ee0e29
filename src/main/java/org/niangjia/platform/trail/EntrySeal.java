package org.niangjia.platform.trail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/** 链签. The two codes that make the record tamper-evident: one over an entry, one over a link and all before it. */
@Component
final class EntrySeal {
    private static final byte[] ENTRY = bytes("entry");
    private static final byte[] LINK = bytes("link");
    private static final byte[] NONE = {};

    private final Seals seals;

    EntrySeal(Seals seals) {
        this.seals = seals;
    }

    byte[] macOf(TrailEntry entry) {
        return seals.chain(canonical(entry));
    }

    boolean fits(TrailEntry entry, byte[] mac) {
        return seals.chains(mac, canonical(entry));
    }

    /** @param previous chain of the link before, empty for the first */
    byte[] chainOf(byte[] previous, int district, TrailLink link, byte[] mac) {
        return seals.chain(canonical(previous, district, link, mac));
    }

    boolean fits(byte[] previous, int district, TrailLink link, byte[] mac) {
        return seals.chains(link.chain(), canonical(previous, district, link, mac));
    }

    private static byte[][] canonical(TrailEntry entry) {
        Actor actor = entry.actor();
        return new byte[][] {
            ENTRY,
            bytes(entry.district()),
            bytes(entry.id()),
            bytes(entry.at()),
            bytes(actor.kind().name()),
            bytes(actor.account()),
            bytes(actor.name()),
            bytes(actor.post()),
            bytes(actor.postTitle()),
            bytes(entry.act()),
            bytes(entry.subjectKind()),
            bytes(entry.subject()),
            bytes(entry.detail())
        };
    }

    private static byte[][] canonical(byte[] previous, int district, TrailLink link, byte[] mac) {
        return new byte[][] {
            LINK, previous, bytes(district), bytes(link.seq()), bytes(link.sealedAt()), bytes(link.entry()), mac
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    /** Microseconds, as PostgreSQL keeps them. */
    private static byte[] bytes(Instant at) {
        return bytes(ChronoUnit.MICROS.between(Instant.EPOCH, at));
    }

    private static byte[] bytes(@Nullable UUID id) {
        return id == null
                ? NONE
                : ByteBuffer.allocate(16)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array();
    }
}
