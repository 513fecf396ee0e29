package org.niangjia.app.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.niangjia.app.demo.MemberBench.Cursor;
import org.niangjia.app.demo.MemberBench.Ready;
import org.niangjia.platform.store.Benchmark;
import org.niangjia.platform.store.Load;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * 会员查找的速度. Thirty-two officers look for people among 100,000, as HTML with a session: two characters of a name, a
 * surname, initials, telephone, ID number, a subtree, in equal parts. Beside it RuoYi's frozen figures.
 */
@Component
@ConditionalOnProperty("niangjia.bench")
class MemberSearchBenchmark implements Benchmark {
    private static final int RUNS = 5;
    private static final Duration RUN = Duration.ofSeconds(6);
    private static final double PER_SECOND = 300;
    private static final double P95_MILLIS = 200;
    /** RuoYi at 100,000 rows on two cores: the best of 12 to 35 a second, and of 2 to 6 seconds. */
    private static final double PEER = 35;

    private static final double PEER_P95 = 2_000;
    private static final List<String> INITIALS = List.of("wj", "zw", "lyh", "cf", "hm", "xlq", "zxy", "ywj");
    private static final int KINDS = 6;

    private final MemberBench bench;

    MemberSearchBenchmark(MemberBench bench) {
        this.bench = bench;
    }

    @Override
    public String name() {
        return "search";
    }

    /** 找法. One person's name and numbers. */
    private record Sought(String name, String phone, String number) {}

    @Override
    public List<Row> run() {
        Ready ready = bench.ready();
        List<Cursor> cursors = MemberBench.cursors(ready);
        List<Sought> people = people();
        searches(ready, cursors, people);
        List<Double> ours = new ArrayList<>();
        List<Double> p95 = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            Load.Measured measured = searches(ready, cursors, people);
            ours.add(measured.perSecond());
            p95.add(measured.p95Millis());
        }
        double found = Load.median(ours);
        double slow = Load.median(p95);
        return List.of(
                new Row("searches among 100,000", found, PER_SECOND, "per s (least)", found / PER_SECOND, 1),
                new Row("their p95", slow, P95_MILLIS, "ms (most)", P95_MILLIS / slow, 1),
                new Row("searches, RuoYi beside", found, PEER, "per s", found / PEER, 1),
                new Row("p95, RuoYi beside", slow, PEER_P95, "ms", PEER_P95 / slow, 1));
    }

    private static List<Sought> people() {
        DemoRoster roster = new DemoRoster(DemoMembers.FIRST, DemoMembers.MEMBERS, 0);
        return new String(roster.sheet(roster.sheets() / 2), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .filter(cells -> !cells[2].isEmpty())
                .map(cells -> new Sought(cells[0], cells[2], cells[1]))
                .toList();
    }

    private static Load.Measured searches(Ready ready, List<Cursor> cursors, List<Sought> people) {
        return Load.run(
                MemberBench.CONNECTIONS,
                RUN,
                i -> new MemberBench.Reader(
                        ready, n -> "/members?" + search((int) ((n + i) % KINDS), cursors, people)));
    }

    private static String search(int kind, List<Cursor> cursors, List<Sought> people) {
        Sought one = people.get(ThreadLocalRandom.current().nextInt(people.size()));
        return switch (kind) {
            case 0 -> "q=" + encoded(one.name().substring(0, 2));
            case 1 -> "q=" + encoded(one.name().substring(0, 1));
            case 2 -> "q=" + INITIALS.get(ThreadLocalRandom.current().nextInt(INITIALS.size()));
            case 3 -> "phone=" + one.phone();
            case 4 -> "id=" + one.number();
            default ->
                "under="
                        + cursors.get(ThreadLocalRandom.current().nextInt(cursors.size()))
                                .union();
        };
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
