package org.niangjia.app.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Departure;
import org.niangjia.platform.access.OutsideIdentity;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 外出登录. What a browser carries sealed on its way to a provider and back, for ten minutes: what was asked there,
 * then who came back, until it is bound to an account. The cookies are SameSite=Lax: a return by link brings them along.
 */
@Component
class Passage {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final String OUT = "passage";
    private static final String BACK = "identity";

    private final Seals seals;
    private final Clock clock;

    Passage(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /** 在外. Which provider was asked what, and where its person goes on to. */
    record Out(String provider, Departure departure, String next) {}

    Answer depart(Answer answer, Out out) {
        Departure d = out.departure();
        return keep(answer, OUT, List.of(out.provider(), d.state(), d.nonce(), d.verifier(), out.next()));
    }

    Optional<Out> out(Call call) {
        return of(call, OUT, 5).map(p -> new Out(p.get(0), new Departure("", p.get(1), p.get(2), p.get(3)), p.get(4)));
    }

    /** A return is heard once. */
    Answer returned(Answer answer) {
        return answer.cookie(OUT, "", 0);
    }

    Answer hold(Answer answer, OutsideIdentity who) {
        List<String> parts =
                List.of(who.provider(), who.issuer(), who.subject(), who.name(), Boolean.toString(who.secondFactor()));
        return keep(answer, BACK, parts);
    }

    /** Who came back and is not bound yet. The phone was used, or not, when they came. */
    Optional<OutsideIdentity> held(Call call) {
        return of(call, BACK, 5)
                .map(p -> new OutsideIdentity(
                        p.get(0), p.get(1), p.get(2), p.get(3), null, Boolean.parseBoolean(p.get(4))));
    }

    Answer drop(Answer answer) {
        return answer.cookie(BACK, "", 0);
    }

    private Answer keep(Answer answer, String cookie, List<String> parts) {
        List<String> all = new ArrayList<>(
                List.of(cookie + "/1", Long.toString(clock.instant().plus(LIFE).getEpochSecond())));
        all.addAll(parts);
        String plain = String.join(".", all.stream().map(Passage::packed).toList());
        String sealed = Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(Purpose.PROVIDER, plain));
        return answer.cookie(cookie, sealed, LIFE.toSeconds());
    }

    private Optional<List<String>> of(Call call, String cookie, int size) {
        return call.cookieValue(cookie).map(value -> open(cookie, value)).filter(parts -> parts.size() == size);
    }

    private List<String> open(String cookie, String sealed) {
        try {
            String plain = seals.open(Purpose.PROVIDER, Base64.getUrlDecoder().decode(sealed));
            List<String> parts = List.of(plain.split("\\.", -1)).stream()
                    .map(Passage::unpacked)
                    .toList();
            boolean ours = parts.size() > 2 && parts.getFirst().equals(cookie + "/1");
            return ours && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts.get(1))))
                    ? parts.subList(2, parts.size())
                    : List.of();
        } catch (RuntimeException e) {
            // not sealed by this house, or by a key that is gone: they begin anew
            return List.of();
        }
    }

    private static String packed(@Nullable String text) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((text == null ? "" : text).getBytes(StandardCharsets.UTF_8));
    }

    private static String unpacked(String text) {
        return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
    }
}
