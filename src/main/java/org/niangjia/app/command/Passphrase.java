package org.niangjia.app.command;

import java.io.Console;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;

/** The words that close the keys in a backup: from the environment, or asked for without showing them. */
final class Passphrase {
    private static final String VARIABLE = "NIANGJIA_BACKUP_PASSPHRASE";
    private static final int SHORTEST = 8;

    private Passphrase() {}

    static char[] known() {
        String given = System.getenv(VARIABLE);
        return given == null || given.isEmpty() ? asked("备份口令 passphrase: ") : given.toCharArray();
    }

    static char[] forNew() {
        String given = System.getenv(VARIABLE);
        char[] passphrase = given == null || given.isEmpty() ? twice() : given.toCharArray();
        if (passphrase.length < SHORTEST) {
            throw new CannotStartException(
                    "口令至少 " + SHORTEST + " 个字符", "a passphrase has at least " + SHORTEST + " characters");
        }
        return passphrase;
    }

    private static char[] twice() {
        char[] once = asked("备份口令 passphrase: ");
        if (!Arrays.equals(once, asked("再输一次 once more: "))) {
            throw new CannotStartException("两次输入的口令不同", "the two passphrases differ");
        }
        return once;
    }

    /** The console may be absent, whatever the checker thinks of newer JDKs. */
    @SuppressWarnings("SystemConsoleNull")
    private static char[] asked(String prompt) {
        Console console = System.console();
        char @Nullable [] typed = console != null && console.isTerminal() ? console.readPassword("%s", prompt) : null;
        if (typed == null || typed.length == 0) {
            throw new CannotStartException("请用环境变量 " + VARIABLE + " 给出口令", "give the passphrase in " + VARIABLE);
        }
        return typed;
    }
}
