package org.niangjia.app.setup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.store.Settings;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/**
 * 开张链接. The one way into a real house that nobody has an account in yet. The token comes from the house's own key
 * and is stored nowhere; every start prints the same one until it has been used, and then it opens nothing.
 */
@Component
public class SetupLink {
    static final String OPENED = "house.opened";
    private static final int TOKEN_BYTES = 20;

    private final World world;
    private final Accounts accounts;
    private final Settings settings;
    private final Seals seals;

    SetupLink(World world, Accounts accounts, Settings settings, Seals seals) {
        this.world = world;
        this.accounts = accounts;
        this.settings = settings;
        this.seals = seals;
    }

    /** The page that opens the house; empty in a demo world and once the house is open. */
    public Optional<String> page() {
        return waiting() ? Optional.of("/setup/" + token()) : Optional.empty();
    }

    boolean waiting() {
        return !world.demo() && settings.find(OPENED).isEmpty() && accounts.none();
    }

    boolean fits(String given) {
        return MessageDigest.isEqual(token().getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private String token() {
        byte[] own = seals.index(Purpose.TOTP, "set-up link of " + world.id());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(own, TOKEN_BYTES));
    }
}
