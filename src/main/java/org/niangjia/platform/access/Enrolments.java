package org.niangjia.platform.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.SealBrokenException;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 登记动态口令. A secret on its way into an authenticator app: shown on a page, sealed into the page's form for half an
 * hour, and in force only once its first digits have come back.
 */
@Component
public class Enrolments {
    private static final Duration LIFE = Duration.ofMinutes(30);
    private static final String MARK = "enrolment/1";
    private static final String ISSUER = "娘家";

    private final Seals seals;
    private final Clock clock;

    Enrolments(Seals seals, Clock clock) {
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * 待启用口令. What the page shows and what its form carries.
     *
     * @param sealed for the hidden field
     * @param address what the QR code holds
     * @param typed the secret in groups of four, where nothing can be scanned
     */
    public record Offer(String sealed, String address, String typed) {}

    /** Offers the secret that the form of this owner carries already, else a new one. */
    public Offer offer(String owner, String name, @Nullable String sealed) {
        byte[] known = sealed == null ? null : open(owner, sealed);
        byte[] secret = known == null ? Credentials.newSecret() : known;
        String base32 = Credentials.base32(secret);
        String address = "otpauth://totp/" + encode(ISSUER) + ":" + encode(name) + "?secret=" + base32 + "&issuer="
                + encode(ISSUER);
        return new Offer(seal(owner, secret), address, base32.replaceAll("(.{4})(?=.)", "$1 "));
    }

    /** The secret of a form. Throws access.ENROLMENT_EXPIRED when it is not this owner's or too old. */
    public byte[] secret(String owner, @Nullable String sealed) {
        byte[] secret = sealed == null ? null : open(owner, sealed);
        if (secret == null) {
            throw new RefusedException(Refusal.of("access.ENROLMENT_EXPIRED"));
        }
        return secret;
    }

    private String seal(String owner, byte[] secret) {
        long until = clock.instant().plus(LIFE).getEpochSecond();
        String plain =
                String.join("|", MARK, Long.toString(until), HexFormat.of().formatHex(secret), owner);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seals.seal(Purpose.TOTP, plain));
    }

    private byte @Nullable [] open(String owner, String sealed) {
        try {
            String[] parts = seals.open(Purpose.TOTP, Base64.getUrlDecoder().decode(sealed))
                    .split("\\|", 4);
            boolean ours = parts.length == 4 && parts[0].equals(MARK) && parts[3].equals(owner);
            return ours && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[1])))
                    ? HexFormat.of().parseHex(parts[2])
                    : null;
        } catch (IllegalArgumentException | SealBrokenException e) {
            return null;
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
