package org.niangjia.app.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.store.Database;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import org.niangjia.platform.store.Settling;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** 会员测速. What the measurements over 100,000 members share: the members themselves, an officer's session, and pages. */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberBench {
    static final int CONNECTIONS = 32;
    private static final String HTML = "text/html";
    private static final int PAGE = 100;

    private final DemoMembers members;
    private final DemoAccounts accounts;
    private final Sessions sessions;
    private final Environment environment;
    private final Database database;

    MemberBench(
            DemoMembers members, DemoAccounts accounts, Sessions sessions, Environment environment, Database database) {
        this.members = members;
        this.accounts = accounts;
        this.sessions = sessions;
        this.environment = environment;
        this.database = database;
    }

    /** 被测者. The house's port, the officer's session and place in the tree. */
    record Ready(int port, String token, String path) {
        HttpLine line() throws IOException {
            return new HttpLine(port, token);
        }
    }

    /** Brings the members in where they are not yet; the county's officer asks for all of them. */
    Ready ready() {
        return ready(DemoMembers.FIRST, 0);
    }

    /** The same of another county, after so many members elsewhere. */
    Ready ready(int district, int offset) {
        try {
            members.bring(district, DemoMembers.MEMBERS, offset);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Scope scope = members.officer(district);
        DemoAccount officer = accounts.list().stream()
                .filter(one -> scope.account().equals(one.account()))
                .findFirst()
                .orElseThrow();
        String token =
                sessions.open(officer.account(), Caller.Strength.TOKEN, officer.hat(), "bench", Duration.ofHours(2));
        String path = scope.path();
        return new Ready(environment.getRequiredProperty("local.server.port", Integer.class), token, "" + path);
    }

    /** Lets the database come to rest after all this was brought in. */
    void tidy() {
        Settling.settle(database);
    }

    /** Where pages of the list begin, evenly over all of it. */
    static List<Cursor> cursors(Ready ready) {
        List<Cursor> cursors = new ArrayList<>();
        try (HttpLine line = ready.line()) {
            for (String next = ""; next != null; ) {
                JsonNode page =
                        JsonMapper.shared().readTree(line.get("/api/members?limit=" + PAGE + next, "application/json"));
                String cursor = page.path("next").asString("");
                next = cursor.isEmpty() ? null : "&after=" + cursor;
                if (!cursor.isEmpty()) {
                    String union = page.path("items").path(0).path("union").asString();
                    cursors.add(new Cursor(cursor, UUID.fromString(union)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cursors;
    }

    /** 游标. Where a page begins, and a union that stands before it. */
    record Cursor(String text, UUID union) {
        String path() {
            return text.split("~")[1];
        }

        UUID id() {
            return UUID.fromString(text.split("~")[2]);
        }
    }

    /** Statements of a frozen file, a line each. */
    static List<String> statements(String file) {
        try {
            return new ClassPathResource("bench/" + file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("--") && !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** 翻页的人. Asks for one page after the other as a browser would, each made from its number. */
    static final class Reader implements Load.Client {
        private final HttpLine line;
        private final java.util.function.LongFunction<String> path;

        Reader(Ready ready, java.util.function.LongFunction<String> path) throws IOException {
            this.line = ready.line();
            this.path = path;
        }

        @Override
        public void once(long n) throws IOException {
            line.get(path.apply(n), HTML);
        }

        @Override
        public void close() {
            line.close();
        }
    }
}
