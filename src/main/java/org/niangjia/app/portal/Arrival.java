package org.niangjia.app.portal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Devices;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/** 进门. Opens the session of somebody who has shown who they are, in their highest post where that is proved too. */
@Component
class Arrival {
    /** The browser keeps its cookie longer than a session may idle; the row decides. */
    private static final Duration COOKIE = Duration.ofDays(180);

    /** Names the browser, not the person; with it alone nobody comes in. */
    private static final String BROWSER = "browser";

    private final Sessions sessions;
    private final Devices devices;
    private final Standing standing;
    private final World world;
    private final PhoneProof proof;
    private final Passage passage;

    Arrival(Sessions sessions, Devices devices, Standing standing, World world, PhoneProof proof, Passage passage) {
        this.sessions = sessions;
        this.devices = devices;
        this.standing = standing;
        this.world = world;
        this.proof = proof;
        this.passage = passage;
    }

    /** How somebody has shown who they are: by a phone alone, or by more ({@code certain}). */
    record Shown(Strength strength, boolean certain) {
        static final Shown BY_PHONE = new Shown(Strength.CODE, false);
        static final Shown BY_TWO_FACTORS = new Shown(Strength.STRONG, true);
    }

    /**
     * Signs a browser in. By a phone alone in a browser that the account does not know, what was said before stays hidden
     * until they confirm who they are. A program gets no cookie here: it asks for a token.
     */
    Answer arrive(Call call, UUID account, Shown shown, String next) {
        if (call.json()) {
            return Answer.json(Map.of("next", "/api/tokens"));
        }
        Caller before = call.callerOrNull();
        if (before != null) {
            sessions.end(before.session());
        }
        String known = call.cookieValue(BROWSER).filter(Arrival::wellFormed).orElse(null);
        String browser = known == null ? Devices.newToken() : known;
        Strength strength = shown.strength();
        byte[] device = Devices.hash(account, browser);
        boolean confirmed = shown.certain() || devices.knows(account, known);
        if (confirmed) {
            devices.remember(account, device);
        }
        Sessions.Trust trust = new Sessions.Trust(confirmed, device);
        String token = sessions.open(
                account, strength, highest(account, strength), call.device(), Sessions.lifeOf(strength), trust);
        long seconds = strength == Strength.STRONG ? -1 : COOKIE.toSeconds();
        String on = passage.held(call).isPresent() ? "/me/linking" + NextPage.query(next) : NextPage.orHome(next);
        return proof.drop(Answer.done(on, null).signedIn(token, seconds)).cookie(BROWSER, browser, COOKIE.toSeconds());
    }

    private static boolean wellFormed(String token) {
        return token.matches("[A-Za-z0-9_-]{32}");
    }

    /** The post worn at first; as in Callers, a code alone gives none outside a demo world. */
    @Nullable
    UUID highest(UUID account, Strength strength) {
        List<Hat> hats = strength == Strength.CODE && !world.demo() ? List.of() : standing.hatsOf(account);
        return hats.isEmpty() ? null : hats.getFirst().post();
    }
}
