package org.niangjia.service.mutualaid.fee;

import java.sql.Date;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.store.TableSizes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.niangjia.service.mutualaid.cover.PersonTimes;
import org.niangjia.service.mutualaid.enrolment.Roster;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** 名册参保. From the lines of a paid roster into the register of covers, within the database. */
@Repository
class RosterCovers {
    private static final String PEOPLE = "ANALYZE (SKIP_LOCKED) mutualaid_person (district, id, id_hash)";
    private static final String BATCHES = "ANALYZE (SKIP_LOCKED) mutualaid_batch (district, id)";

    private final SchemeShelf shelf;
    private final PersonTimes times;
    private final TableSizes sizes;
    private final JdbcClient jdbc;
    private final Clock clock;

    RosterCovers(SchemeShelf shelf, PersonTimes times, TableSizes sizes, JdbcClient jdbc, Clock clock) {
        this.shelf = shelf;
        this.times = times;
        this.sizes = sizes;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A roster whose fee has arrived: one batch for each module, written from the roster's lines in the database itself. Whether
     * people may take part was judged when it was handed in; nobody loses a cover because the money came late.
     *
     * @param transfers of the ledger, by module
     */
    @Transactional
    public void enrol(Scope scope, Roster roster, LocalDate paidOn, Map<String, UUID> transfers) {
        Scheme scheme = shelf.ofCover(roster.scheme(), roster.year(), paidOn.plusDays(1))
                .orElseThrow();
        LocalDate from = scheme.year().coverFrom(paidOn, roster.year());
        LocalDate until = scheme.year().lastDay(from, roster.years());
        peopleOf(scope, roster);
        for (Map.Entry<String, UUID> each : new TreeMap<>(transfers).entrySet()) {
            AidModule module = scheme.module(each.getKey());
            Integer grace =
                    module.waiting().map(waiting -> waiting.renewalDays()).orElse(null);
            try {
                UUID batch = Uuid7.next(clock);
                List<Later> later = later(roster, scheme, module.code(), from);
                enrol(
                        scope,
                        roster,
                        new Term(batch, module.code(), paidOn, from, until, grace, later),
                        each.getValue());
                times.count(scope, roster.district(), batch);
            } catch (DuplicateKeyException e) {
                throw new RefusedException(MutualAidRefusal.ALREADY_ENROLLED.with(roster.unitName()));
            }
        }
    }

    /** Puts down whoever of a roster is new, in an order in which two rosters never wait for each other in a ring. */
    private void peopleOf(Scope scope, Roster roster) {
        jdbc.sql("SET LOCAL work_mem = '64MB'").update();
        int fresh = jdbc.sql("""
                        INSERT INTO mutualaid_person (district, id, id_hash, id_sealed, id_masked, name, birth, male)
                        SELECT DISTINCT ON (id_hash) district, id, id_hash, id_sealed, id_masked, name, birth, male
                          FROM mutualaid_roster_line WHERE district = :district AND roster = :roster
                         ORDER BY id_hash, id
                        ON CONFLICT ON CONSTRAINT mutualaid_person_once DO NOTHING
                        """)
                .param("district", scope.require(roster.district()))
                .param("roster", roster.id())
                .update();
        sizes.countAnew(PEOPLE, fresh);
    }

    /**
     * 参保期. For a module of a roster.
     *
     * @param graceDays a renewal no more days than this after the last cover keeps its first day; null where nobody waits
     */
    private record Term(
            UUID batch,
            String module,
            LocalDate paidOn,
            LocalDate from,
            LocalDate until,
            @Nullable Integer graceDays,
            List<Later> later) {}

    /** 接续. A cover of one's own year begins when the one before has ended: no day is covered twice, and none is lost. */
    private record Later(LocalDate ended, LocalDate begins, LocalDate lasts) {}

    private static Date[] dates(List<Later> all, Function<Later, LocalDate> day) {
        return all.stream().map(day).map(Date::valueOf).toArray(Date[]::new);
    }

    private List<Later> later(Roster roster, Scheme scheme, String module, LocalDate from) {
        if (scheme.year().starts().isPresent()) {
            return List.of();
        }
        return jdbc
                .sql("""
                        SELECT DISTINCT e.cover_until FROM mutualaid_roster_line l
                          JOIN mutualaid_person p ON p.district = l.district AND p.id_hash = l.id_hash
                          JOIN mutualaid_enrolment e ON e.district = l.district AND e.scheme = l.scheme AND e.module = l.module
                           AND e.person = p.id AND e.year < l.year AND e.left_on IS NULL AND e.cover_until >= :from
                         WHERE l.district = :district AND l.roster = :roster AND l.module = :module
                        """)
                .param("district", roster.district())
                .param("roster", roster.id())
                .param("module", module)
                .param("from", from)
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .list()
                .stream()
                .map(ended ->
                        new Later(ended, ended.plusDays(1), scheme.year().lastDay(ended.plusDays(1), roster.years())))
                .toList();
    }

    /**
     * One module of a roster as a batch; the id of a line becomes that of the enrolment, and of whoever is new (they cannot have been
     * covered before, and nobody looks). OFFSET 0 and LIMIT keep each look-up a look-up,
     * whatever the planner believes of a register that has just grown.
     */
    private void enrol(Scope scope, Roster roster, Term term, UUID transfer) {
        int heads = jdbc.sql("""
                        INSERT INTO mutualaid_batch (district, id, scheme, year, channel, employer, unit_name, heads, people, fee_fen,
                            paid_on, transfer, roster)
                        SELECT :district, :batch, :scheme, :year, :channel, CAST(:employer AS uuid), :unit, count(*), count(*), sum(fee_fen),
                               :paid, :transfer, :roster
                          FROM mutualaid_roster_line WHERE district = :district AND roster = :roster AND module = :module
                        RETURNING heads
                        """)
                .param("district", scope.require(roster.district()))
                .param("batch", term.batch())
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("channel", roster.channel())
                .param("employer", roster.employer())
                .param("unit", roster.unitName())
                .param("paid", term.paidOn())
                .param("transfer", transfer)
                .param("roster", roster.id())
                .param("module", term.module())
                .query(Integer.class)
                .single();
        sizes.countAnew(BATCHES, heads);
        jdbc.sql("""
                        INSERT INTO mutualaid_enrolment (district, id, batch, person, scheme, year, years, module, shares, insurance, cover_from,
                            cover_until, first_from, fee_fen)
                        SELECT l.district, l.id, :batch, p.id, l.scheme, l.year, :years, l.module, l.shares, l.insurance,
                               coalesce(later.begins, :from), coalesce(later.lasts, :until),
                               CASE WHEN CAST(:from AS date) - e.cover_until <= CAST(:grace AS int) THEN e.first_from ELSE :from END,
                               l.fee_fen
                          FROM mutualaid_roster_line l
                         CROSS JOIN LATERAL (SELECT p.id FROM mutualaid_person p
                             WHERE p.district = l.district AND p.id_hash = l.id_hash OFFSET 0) AS p
                          LEFT JOIN LATERAL (SELECT e.cover_until, e.first_from FROM mutualaid_enrolment e
                             WHERE p.id <> l.id AND e.district = l.district AND e.scheme = :scheme AND e.module = :module
                               AND e.person = p.id AND e.year < :year AND e.left_on IS NULL ORDER BY e.year DESC LIMIT 1) AS e ON true
                          LEFT JOIN unnest(CAST(:ends AS date[]), CAST(:laters AS date[]), CAST(:lasts AS date[]))
                               AS later(ended, begins, lasts) ON later.ended = e.cover_until
                         WHERE l.district = :district AND l.roster = :roster AND l.module = :module
                        """)
                .param("district", roster.district())
                .param("batch", term.batch())
                .param("roster", roster.id())
                .param("scheme", roster.scheme())
                .param("year", roster.year())
                .param("years", roster.years())
                .param("module", term.module())
                .param("from", term.from())
                .param("until", term.until())
                .param("grace", term.graceDays())
                .param("ends", dates(term.later(), Later::ended))
                .param("laters", dates(term.later(), Later::begins))
                .param("lasts", dates(term.later(), Later::lasts))
                .update();
    }
}
