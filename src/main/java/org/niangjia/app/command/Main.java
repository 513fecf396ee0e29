package org.niangjia.app.command;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;

/** 娘家命令. The program behind {@code ./niangjia}: the first word says what to do. */
public final class Main {
    private static final int CANNOT = 2;

    private Main() {}

    public static void main(String[] args) {
        List<String> words = Arrays.asList(args);
        String command = words.isEmpty() ? "run" : words.getFirst();
        try {
            switch (command) {
                case "run" -> Serve.of(words.subList(Math.min(1, words.size()), words.size())).start();
                default -> throw new CannotStartException("没有这个命令：" + command, "there is no command " + command);
            }
        } catch (RuntimeException e) {
            System.err.println(words(e));
            System.exit(CANNOT);
        }
    }

    /** Words for people when there are any; the cause itself when this is a fault of the program. */
    private static String words(Throwable thrown) {
        for (@Nullable Throwable each = thrown; each != null; each = each.getCause()) {
            if (each instanceof CannotStartException reason && reason.getMessage() != null) {
                return reason.getMessage();
            }
        }
        return "程序出错，详见数据目录中的 niangjia.log。\nThe program failed; see niangjia.log in the data folder.\n" + thrown;
    }
}
