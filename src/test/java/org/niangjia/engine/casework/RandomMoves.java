package org.niangjia.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 乱走. Moves cases of one type without sense, as house, office and party, and looks after each move that nothing is stranded. */
final class RandomMoves {
    private static final String OPEN = " WHERE district = :district AND case_id = :id";

    private final CaseType type;
    private final Ways ways;
    private final Caseworker caseworker;
    private final Cases cases;
    private final JdbcClient jdbc;
    private final Random random;
    private int taken;
    private int refused;
    private int ended;

    RandomMoves(ApplicationContext context, CaseType type, long seed) {
        this.type = type;
        this.ways = new Ways(type, 2);
        this.caseworker = context.getBean(Caseworker.class);
        this.cases = context.getBean(Cases.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.random = new Random(seed);
    }

    /** 走过的. Moves taken and refused, and cases that came to an end. */
    record Walked(int taken, int refused, int ended) {}

    Walked walk(Supplier<Case> opener, int moves) {
        Case now = opener.get();
        for (int i = 0; i < moves; i++) {
            now = move(now, outcome(now), random.nextInt(4));
            check(now);
            if (!now.stage().open()) {
                ended++;
                now = opener.get();
            }
        }
        toTheEnd(now);
        return new Walked(taken, refused, ended);
    }

    /** Whatever happened before, the house can bring it to an end. */
    private void toTheEnd(Case stuck) {
        Case now = stuck;
        for (int i = 0; i < 500 && now.stage().open(); i++) {
            List<String> possible = List.copyOf(type.at(now.step()).outcomes().keySet());
            now = move(now, possible.get(random.nextInt(possible.size())), 0);
            check(now);
        }
        assertThat(now.stage().open()).as(now.no() + " at " + now.step()).isFalse();
    }

    private String outcome(Case now) {
        Set<String> sensible = random.nextInt(10) == 0 ? ways.outcomes() : ways.outcomes(now.step());
        return List.copyOf(sensible).get(random.nextInt(sensible.size()));
    }

    private Case move(Case now, String outcome, int who) {
        int version =
                random.nextInt(8) == 0 && who != 0 ? now.version() - 1 : random.nextBoolean() ? now.version() : -1;
        UUID account = new UUID(7, random.nextInt(3));
        Actor officer = Actor.officer(
                account,
                "甲乙丙".substring((int) account.getLeastSignificantBits()).substring(0, 1),
                account,
                "某干部");
        Scope house = Scope.house(now.district());
        try {
            Case moved = switch (who) {
                case 0 -> caseworker.move(house, move(now, version, outcome, null, Actor.HOUSE));
                case 1 ->
                    caseworker.move(
                            new Scope(officer, List.of(now.district()), now.path(), Set.of()),
                            move(now, version, outcome, null, officer));
                case 2 ->
                    caseworker.move(
                            new Scope(officer, List.of(now.district()), "/elsewhere/", Set.of()),
                            move(now, version, outcome, null, officer));
                default -> caseworker.move(house, move(now, version, outcome, party(), Actor.anonymous(now.no())));
            };
            assertThat(who)
                    .as("an office that does not have it took " + outcome)
                    .isNotEqualTo(2);
            taken++;
            return moved;
        } catch (ConflictException | RefusedException e) {
            refused++;
            return cases.load(now.district(), now.id());
        }
    }

    private String party() {
        return type.parties().get(random.nextInt(type.parties().size()));
    }

    private static Move move(Case now, int version, String outcome, @Nullable String party, Actor actor) {
        return new Move(now.district(), now.id(), version, outcome, "", true, party, actor);
    }

    private void check(Case now) {
        List<String> seats = strings(now, "SELECT seat FROM casework_task" + OPEN + " AND done_at IS NULL");
        List<String> clocks = strings(now, "SELECT term FROM casework_clock" + OPEN + " AND stopped_at IS NULL");
        List<String> said = strings(now, "SELECT seq::text FROM casework_move" + OPEN + " ORDER BY casework_move.seq");
        String where = now.no() + " at " + now.step() + " " + now.stage();
        assertThat(seats).as(where).doesNotHaveDuplicates();
        if (now.stage().open()) {
            boolean event = type.at(now.step()).who().kind() == Who.Kind.EVENT;
            assertThat(seats.isEmpty()).as(where + " has open tasks " + seats).isEqualTo(event);
        } else {
            assertThat(seats).as(where).isEmpty();
            assertThat(clocks).as(where).isEmpty();
            assertThat(now.result()).as(where).isNotNull();
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 1; i <= now.version(); i++) {
            numbers.add(String.valueOf(i));
        }
        assertThat(said).as(where).isEqualTo(numbers);
    }

    private List<String> strings(Case now, String sql) {
        return jdbc.sql(sql)
                .param("district", now.district())
                .param("id", now.id())
                .query((row, n) -> row.getString(1))
                .list();
    }
}
