package org.niangjia.engine.collection;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Bilingual;

/**
 * 缴款通知. What somebody is to pay for a matter, in the state in which it stands.
 *
 * @param code to be written into the remark of the transfer
 * @param paidFen what has been found to be for it
 * @param subject the service's matter
 */
public record Notice(
        int district,
        UUID id,
        String till,
        String code,
        String payer,
        long amountFen,
        long paidFen,
        UUID subject,
        LocalDate dueOn,
        Instant issuedAt,
        String issuedBy,
        @Nullable Instant settledAt,
        @Nullable Instant voidedAt) {

    /** 缴款项目. A part of a notice: what it is booked as when the notice is settled, and for how many people. */
    public record Part(String code, String name, String english, int heads, long amountFen) {
        public static Part of(String code, Bilingual called, int heads, long amountFen) {
            return new Part(code, called.chinese(), called.english(), heads, amountFen);
        }

        public Bilingual called() {
            return new Bilingual(name, english);
        }
    }

    /**
     * 新通知. What a notice is made of.
     *
     * @param parts at least one; codes differ
     */
    public record Draft(UUID subject, String payer, LocalDate dueOn, List<Part> parts) {
        public Draft {
            parts = List.copyOf(parts);
        }

        long amountFen() {
            return parts.stream().mapToLong(Part::amountFen).reduce(0, Math::addExact);
        }
    }

    public long restFen() {
        return amountFen - paidFen;
    }

    public boolean settled() {
        return settledAt != null;
    }

    public boolean open() {
        return settledAt == null && voidedAt == null;
    }
}
