package org.niangjia.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;

/**
 * The rows on disk with the roles that may reach them: {@code postgres} (nobody uses it but this folder's owner by
 * hand), {@code niangjia_owner} (owns the tables and migrates) and {@code niangjia_app} (the running program).
 */
final class PostgresCluster {
    static final String DATABASE = "niangjia";
    static final String SUPERUSER = "postgres";
    static final String OWNER = "niangjia_owner";
    static final String APP = "niangjia_app";

    private static final String MAJOR = "18";
    private static final int PASSWORD_BYTES = 24;

    private final Path rows;
    private final Properties passwords = new Properties();

    private PostgresCluster(Path rows) {
        this.rows = rows;
    }

    /** Opens the rows below this folder, or makes an empty database when there are none. */
    static PostgresCluster open(Path db, PostgresProgram program, PostgresUser user)
            throws IOException, InterruptedException {
        PostgresCluster cluster = new PostgresCluster(rows(db));
        Path secrets = db.resolve("passwords");
        if (!Files.exists(cluster.rows.resolve("PG_VERSION"))) {
            cluster.make(db, secrets, program, user);
        }
        cluster.checkMajor();
        cluster.passwords.load(Files.newBufferedReader(secrets, StandardCharsets.UTF_8));
        return cluster;
    }

    static Path rows(Path db) {
        return db.resolve("data");
    }

    /** Passwords of a database that another program serves. */
    static Properties passwords(Path db) throws IOException {
        Properties found = new Properties();
        try (var in = Files.newBufferedReader(db.resolve("passwords"), StandardCharsets.UTF_8)) {
            found.load(in);
        }
        return found;
    }

    Path rows() {
        return rows;
    }

    String password(String role) {
        return passwords.getProperty(role, "");
    }

    private void checkMajor() throws IOException {
        String major = Files.readString(rows.resolve("PG_VERSION")).strip();
        if (!major.equals(MAJOR)) {
            throw new CannotStartException(
                    "数据由 PostgreSQL " + major + " 保存，本程序内置的是 " + MAJOR + "；请用原版本备份，再恢复到新目录",
                    "the data was kept by PostgreSQL " + major + " and this program brings " + MAJOR
                            + "; back up with the former version and restore into a new folder");
        }
    }

    /** Everything is made beside its place and renamed at the end, so that a kill leaves either nothing or all. */
    private void make(Path db, Path secrets, PostgresProgram program, PostgresUser user)
            throws IOException, InterruptedException {
        Path half = db.resolve("data.tmp");
        Path first = db.resolve("password.tmp");
        PostgresProgram.delete(half);
        Files.createDirectories(half);
        String superuser = secret();
        String owner = secret();
        String app = secret();
        OnlyOwner.write(first, superuser);
        user.own(half);
        user.own(first);
        user.run(initdb(program, half, first), "");
        user.run(List.of(program.path("postgres"), "--single", "-D", half.toString(), SUPERUSER), roles(owner, app));
        Files.delete(first);
        OnlyOwner.write(
                secrets, SUPERUSER + "=" + superuser + "\n" + OWNER + "=" + owner + "\n" + APP + "=" + app + "\n");
        Files.move(half, rows, StandardCopyOption.ATOMIC_MOVE);
    }

    private static List<String> initdb(PostgresProgram program, Path into, Path password) {
        return List.of(
                program.path("initdb"),
                "--pgdata=" + into,
                "--username=" + SUPERUSER,
                "--pwfile=" + password,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C.UTF-8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--data-checksums",
                "--no-instructions");
    }

    /** In single-user mode each line is one statement. */
    private static String roles(String owner, String app) {
        return """
                CREATE ROLE niangjia_owner LOGIN PASSWORD '%s'
                CREATE ROLE niangjia_app LOGIN PASSWORD '%s'
                CREATE DATABASE niangjia OWNER niangjia_owner
                REVOKE ALL ON DATABASE niangjia FROM PUBLIC
                GRANT CONNECT, TEMPORARY ON DATABASE niangjia TO niangjia_app
                """.formatted(owner, app);
    }

    private static String secret() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
