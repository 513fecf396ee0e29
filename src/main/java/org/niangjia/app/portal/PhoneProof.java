package org.niangjia.app.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/** 登录进度. How far somebody has come in signing in, sealed in a cookie of ten minutes: the phone is in no address. */
@Component
class PhoneProof {
    static final Duration LIFE = Duration.ofMinutes(10);
    private static final String COOKIE = "sign-in";
    private static final String MARK = "sign-in/2";

    private final Seals seals;
    private final Clock clock;

    PhoneProof(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /** 进度. SENT: the code is asked for; PROVED: the phone is theirs; NEWCOMER: and they have no account yet. */
    enum Stage {
        SENT,
        PROVED,
        NEWCOMER
    }

    /** What is known of somebody on the way in; {@code demo} when it was the demo's own code, which every visitor sees. */
    record Held(Stage stage, String phone, String next, boolean demo) {
        Held(Stage stage, String phone, String next) {
            this(stage, phone, next, false);
        }
    }

    Answer keep(Answer answer, Held held) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        String plain = String.join(
                "|",
                MARK,
                held.stage().name(),
                held.phone(),
                Long.toString(until),
                Boolean.toString(held.demo()),
                held.next());
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(Purpose.DRAFT, plain));
        return answer.cookie(COOKIE, sealed, LIFE.toSeconds());
    }

    Answer drop(Answer answer) {
        return answer.cookie(COOKIE, "", 0);
    }

    Optional<Held> of(Call call) {
        return call.cookieValue(COOKIE).flatMap(this::open);
    }

    private Optional<Held> open(String sealed) {
        try {
            String[] parts = seals.open(Purpose.DRAFT, Base64.getUrlDecoder().decode(sealed))
                    .split("\\|", 6);
            boolean ours = parts.length == 6 && parts[0].equals(MARK);
            return ours && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[3])))
                    ? Optional.of(new Held(Stage.valueOf(parts[1]), parts[2], parts[5], Boolean.parseBoolean(parts[4])))
                    : Optional.empty();
        } catch (RuntimeException e) {
            // not sealed by this house, or by a key that is gone: they begin anew
            return Optional.empty();
        }
    }
}
