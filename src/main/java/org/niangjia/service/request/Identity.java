package org.niangjia.service.request;

import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 身份密封. Finds somebody's cases without naming them in the database. Named and anonymous cases have different
 * indexes, so that a named case never tells whose an anonymous one is.
 */
@Component
class Identity {
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seals seals;

    Identity(Seals seals) {
        this.seals = seals;
    }

    byte[] holder(UUID account, boolean anonymous) {
        return seals.index(Purpose.ANONYMOUS, (anonymous ? "anonymous " : "named ") + account);
    }

    List<byte[]> holders(UUID account) {
        return List.of(holder(account, false), holder(account, true));
    }

    byte[] sealed(UUID account, String name) {
        return seals.seal(Purpose.ANONYMOUS, account + " " + name);
    }

    /** 查询码. Eight characters that cannot be mistaken for each other, shown once. */
    static String newCode() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    byte[] codeIndex(String no, String code) {
        String plain = code.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        return seals.index(Purpose.ANONYMOUS, "code " + no + " " + plain);
    }

    byte[] phone(String phone) {
        return seals.seal(Purpose.PHONE, phone);
    }

    String phone(byte[] sealed) {
        return seals.open(Purpose.PHONE, sealed);
    }
}
