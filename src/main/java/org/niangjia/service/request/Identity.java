package org.niangjia.service.request;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 身份密封. Finds somebody's cases without naming them in the database. All named cases of an account share one index;
 * each anonymous case has one of its own ({@link Aliases}), so that nothing tells which belong together.
 */
@Component
class Identity {
    private final Seals seals;
    private final Aliases aliases;
    private final QueryCodes codes;

    Identity(Seals seals, Aliases aliases, QueryCodes codes) {
        this.seals = seals;
        this.aliases = aliases;
        this.codes = codes;
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

    byte[] codeIndex(String no, String code) {
        return codes.index(no, code);
    }

    byte[] phone(String phone) {
        return seals.seal(Purpose.PHONE, phone);
    }

    String phone(byte[] sealed) {
        return seals.open(Purpose.PHONE, sealed);
    }
}
