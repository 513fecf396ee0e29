package org.niangjia.app.command;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.slf4j.LoggerFactory;

/** 娘家命令. The program behind {@code ./niangjia}: the first word says what to do. */
public final class Main {
    static final int CANNOT = 2;

    private Main() {}

    public static void main(String[] args) {
        // people read Chinese here also where the machine's locale is C
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8));
        // nothing but words on the screen: Spring sends the log to its file, before it there is none
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        List<String> words = Arrays.asList(args);
        try {
            if (words.isEmpty() || words.getFirst().equals("run")) {
                Serve.of(words.subList(Math.min(1, words.size()), words.size())).start();
                return;
            }
            System.exit(run(words.getFirst(), words.subList(1, words.size()), words));
        } catch (RuntimeException | Error e) {
            System.err.println(Fault.told(e, words));
            System.exit(CANNOT);
        }
    }

    private static int run(String command, List<String> rest, List<String> all) {
        return switch (command) {
            case "verify" -> new Verify(System.out).run(rest);
            case "backup" -> new BackupCommand(System.out).backup(rest);
            case "restore" -> new BackupCommand(System.out).restore(rest);
            case "rehearse" -> Rehearse.run();
            case "scheme" -> new SchemeCommand(System.out).run(rest);
            case "bench" -> new Bench(System.out).run(rest);
            default -> new Registered(System.out).run(all);
        };
    }
}
