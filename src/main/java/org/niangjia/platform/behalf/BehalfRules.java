package org.niangjia.platform.behalf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.UnionLevel;

/** 代填规则. Who may enter for whom, and what an answer needs (practice ruling 7). */
final class BehalfRules {
    static final int LONGEST_NAME = 30;
    static final int LONGEST_WORDS = 500;

    private BehalfRules() {}

    /** An office above the unit, and never somebody who belongs to it. */
    static Decision entry(UnionLevel level, UUID unit, Set<UUID> own) {
        List<Refusal> reasons = new ArrayList<>();
        if (level == UnionLevel.UNIT) {
            reasons.add(Refusal.of("behalf.OFFICE_ABOVE_ONLY"));
        }
        if (own.contains(unit)) {
            reasons.add(Refusal.of("behalf.OWN_UNIT"));
        }
        return Decision.of(reasons);
    }

    static Decision answer(String name, @Nullable Boolean agreed, String words) {
        List<Refusal> reasons = new ArrayList<>();
        if (name.length() < 2 || name.length() > LONGEST_NAME) {
            reasons.add(Refusal.of("behalf.NAME", String.valueOf(LONGEST_NAME)).at("name"));
        }
        if (agreed == null) {
            reasons.add(Refusal.of("behalf.AGREED").at("agreed"));
        } else if (!agreed && words.isEmpty()) {
            reasons.add(Refusal.of("behalf.WORDS").at("words"));
        }
        if (words.length() > LONGEST_WORDS) {
            reasons.add(Refusal.of("behalf.WORDS_TOO_LONG", String.valueOf(LONGEST_WORDS))
                    .at("words"));
        }
        return Decision.of(reasons);
    }

    /** A link holds until its last instant, and only while nobody has answered. */
    static boolean usable(BehalfEntry entry, Instant now) {
        Instant until = entry.linkUntil();
        return !entry.closed() && until != null && !now.isAfter(until);
    }
}
