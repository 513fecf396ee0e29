package org.niangjia.engine.casework;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.seal.Purpose;
import org.niangjia.platform.seal.Seals;
import org.springframework.stereotype.Component;

/**
 * 查询码. With a case's number and its code whoever has no account follows it. A code is shown once and printed on the receipt; a service
 * keeps its index alone. Every look is a try, so that nobody guesses.
 */
@Component
public class QueryCodes {
    private static final Pattern NO_SIGN = Pattern.compile("[^0-9A-Z]");
    private static final Pattern NO_COOKIE = Pattern.compile("[^0-9A-Za-z-]");
    private static final String ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String TICKET = "ticket";
    private static final int TICKET_SECONDS = 900;
    private static final String PROOF = "query";
    private static final int PROOF_SECONDS = 1_800;

    private final Seals seals;
    private final Attempts attempts;

    QueryCodes(Seals seals, Attempts attempts) {
        this.seals = seals;
        this.attempts = attempts;
    }

    /** Eight characters that cannot be mistaken for each other. */
    public static String fresh() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** What is kept of a code; signs and small letters make no difference. */
    public byte[] index(String no, String code) {
        String plain = NO_SIGN.matcher(code.toUpperCase(Locale.ROOT)).replaceAll("");
        return seals.index(Purpose.ANONYMOUS, "code " + no + " " + plain);
    }

    /** Carries a new code to the receipt, for a quarter of an hour. */
    public static Answer ticket(Answer answer, String no, String code) {
        return answer.cookie(TICKET, no + "." + code, TICKET_SECONDS);
    }

    /** The code that the receipt of a case shows, right after it was given out; empty later. */
    public static String onReceipt(Call call, String no) {
        return carried(call, TICKET, no).orElse("");
    }

    /** Carries number and code to the page that they open, for half an hour. */
    public static Answer proof(Answer answer, String no, String code) {
        return answer.cookie(PROOF, no + "." + NO_COOKIE.matcher(code).replaceAll(""), PROOF_SECONDS);
    }

    /** A try. Throws when there were too many from this address. */
    public void count(Call call) {
        attempts.count(Attempts.Kind.QUERY_CODE_PER_ADDRESS, call.address());
    }

    /**
     * The code by which the caller opens a case: of the last half hour or, for programs, {@code ?code=}. A try. Throws
     * NotVisibleException where there is none.
     */
    public String shown(Call call, String no) {
        count(call);
        return call.query("code").or(() -> carried(call, PROOF, no)).orElseThrow(() -> new NotVisibleException(no));
    }

    private static Optional<String> carried(Call call, String cookie, String no) {
        return call.cookieValue(cookie)
                .filter(value -> value.startsWith(no + "."))
                .map(value -> value.substring(no.length() + 1));
    }
}
