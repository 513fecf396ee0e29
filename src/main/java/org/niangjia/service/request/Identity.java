package org.niangjia.service.request;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 身份密封. Finds somebody's cases without naming them in the database. All named cases of an account share one index;
 * each anonymous case has one of its own ({@link Aliases}), so that nothing tells which belong together.
 */
@Component
class Identity {
    private static final Pattern NO_SIGN = Pattern.compile("[^0-9A-Z]");

    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Seals seals;
    private final Aliases aliases;

    Identity(Seals seals, Aliases aliases) {
        this.seals = seals;
        this.aliases = aliases;
    }

    /** The index of all that somebody says under their name. */
    byte[] holder(UUID account) {
        return seals.index(Purpose.ANONYMOUS, "named " + account);
    }

    /** An index for one more anonymous case. */
    byte[] newHolder(UUID account) {
        return aliases.take(account);
    }

    List<byte[]> holders(UUID account) {
        List<byte[]> all = new ArrayList<>(aliases.list(account));
        all.addFirst(holder(account));
        return all;
    }

    /** Whose anonymous case it is, to tell persons apart; never shown and never stored. */
    String account(byte[] sealed) {
        return seals.open(Purpose.ANONYMOUS, sealed).split(" ", 2)[0];
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
        String plain = NO_SIGN.matcher(code.toUpperCase(java.util.Locale.ROOT)).replaceAll("");
        return seals.index(Purpose.ANONYMOUS, "code " + no + " " + plain);
    }

    byte[] phone(String phone) {
        return seals.seal(Purpose.PHONE, phone);
    }

    String phone(byte[] sealed) {
        return seals.open(Purpose.PHONE, sealed);
    }
}
