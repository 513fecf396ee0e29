package org.niangjia.platform.rota;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;

/** 值班规则. What a shift must look like (practice ruling 8: urgent within 30 minutes only where a rota is entered). */
final class RotaRules {
    static final Duration LONGEST = Duration.ofDays(7);
    static final Duration FURTHEST = Duration.ofDays(366);
    static final int LONGEST_NAME = 30;
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** A mobile number, or an area code, a line and perhaps an extension. */
    private static final Pattern PHONE = Pattern.compile("1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8}(-\\d{1,5})?|\\d{7,8}");

    private RotaRules() {}

    static Decision entry(
            String name, String phone, @Nullable LocalDateTime from, @Nullable LocalDateTime until, Instant now) {
        List<Refusal> reasons = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            reasons.add(Refusal.of("rota.NAME", String.valueOf(LONGEST_NAME)).at("name"));
        }
        if (!PHONE.matcher(phone).matches()) {
            reasons.add(Refusal.of("rota.PHONE").at("phone"));
        }
        if (from == null) {
            reasons.add(Refusal.of("rota.FROM_MISSING").at("from"));
        } else if (instant(from).isAfter(now.plus(FURTHEST))) {
            reasons.add(Refusal.of("rota.TOO_FAR").at("from"));
        }
        if (until == null) {
            reasons.add(Refusal.of("rota.UNTIL_MISSING").at("until"));
        } else if (!instant(until).isAfter(now)) {
            reasons.add(Refusal.of("rota.OVER_ALREADY").at("until"));
        } else if (from != null && !until.isAfter(from)) {
            reasons.add(Refusal.of("rota.ENDS_BEFORE_IT_BEGINS").at("until"));
        } else if (from != null && Duration.between(from, until).compareTo(LONGEST) > 0) {
            reasons.add(Refusal.of("rota.TOO_LONG", String.valueOf(LONGEST.toDays()))
                    .at("until"));
        }
        return Decision.of(reasons);
    }

    static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }
}
