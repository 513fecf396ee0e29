package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom PostgreSQL runs, since it refuses root. An ordinary user runs it as themself. Root runs it inside a user
 * namespace, which needs no change of owners, or, where these are forbidden, as nobody; an existing folder is
 * always opened as the user who owns it.
 *
 * @param become command words put before PostgreSQL's own
 * @param uid owner of its files where these must be given away, or -1
 */
record PostgresUser(List<String> become, int uid) {
    private static final int ROOT = 0;
    private static final int NOBODY = 65534;
    private static final int STAY = -1;

    static PostgresUser of(Path rows) {
        int me = uid(Path.of("/proc/self"));
        int owner = Files.exists(rows) ? uid(rows) : me;
        if (me != ROOT) {
            if (owner != me) {
                throw new CannotStartException(
                        "数据目录 " + rows + " 属于其他用户，请用该用户启动",
                        "the data folder " + rows + " belongs to another user; start as that user");
            }
            return new PostgresUser(List.of(), STAY);
        }
        if (owner == ROOT && works("unshare", "-U", "--", "true")) {
            return new PostgresUser(List.of("unshare", "-U", "--"), STAY);
        }
        int other = owner == ROOT ? NOBODY : owner;
        List<String> become = List.of(
                "setpriv", "--reuid", "" + other, "--regid", "" + other, "--clear-groups", "--inh-caps", "-all", "--");
        if (!works(become, "true")) {
            throw new CannotStartException(
                    "PostgreSQL 不能以 root 运行，本机的 unshare 和 setpriv 均不可用；请用普通用户启动",
                    "PostgreSQL refuses root and neither unshare nor setpriv works here; start as an ordinary user");
        }
        return new PostgresUser(become, other);
    }

    /** The words that start the server: in its own session, so that Ctrl-C does not reach it before the program. */
    List<String> server(List<String> command) {
        List<String> words = new ArrayList<>();
        if (works("setsid", "true")) {
            words.add("setsid");
        }
        words.addAll(become);
        if (works("setpriv", "--pdeathsig", "INT", "--", "true")) {
            words.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
        }
        words.addAll(command);
        return words;
    }

    void own(Path file) throws IOException {
        if (uid != STAY) {
            Files.setAttribute(file, "unix:uid", uid);
            Files.setAttribute(file, "unix:gid", uid);
        }
    }

    /** Runs a command to its end with the given input. Throws when it fails. */
    void run(List<String> command, String input) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(become);
        words.addAll(command);
        Process process = process(words).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command.getFirst() + ": " + said.strip());
        }
    }

    static ProcessBuilder process(List<String> words) {
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(Path.of("/").toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LD_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    private static boolean works(List<String> before, String last) {
        List<String> words = new ArrayList<>(before);
        words.add(last);
        return works(words.toArray(String[]::new));
    }

    private static boolean works(String... words) {
        try {
            Process process = process(List.of(words)).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int uid(Path file) {
        try {
            return (Integer) Files.getAttribute(file, "unix:uid");
        } catch (IOException | UnsupportedOperationException e) {
            return STAY;
        }
    }
}
