package org.niangjia.service.visit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** 问题簿. What was found on visits, and where it went. Who may read a visit may read its findings. */
@Repository
class Findings {
    private final JdbcClient jdbc;
    private final Clock clock;

    Findings(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * 发现的问题. One finding as it stands.
     *
     * @param seq its number in the visit, from 1
     * @param state OPEN while there is something to do, SOLVED, or ENDED without being solved
     * @param answer what was said on the spot, or at the end
     * @param told whether the unit may read it in the feedback
     * @param caseId the finding as a case, or null where there is nothing to do
     * @param no number of that case; empty without
     * @param referredNo number of the case that it became; empty without
     */
    record Found(
            int district,
            UUID id,
            UUID visit,
            int seq,
            Theme theme,
            String text,
            Outcome outcome,
            State state,
            String answer,
            boolean told,
            @Nullable UUID caseId,
            String no,
            String referredNo,
            @Nullable Instant dueAt,
            String handler,
            String byName,
            Instant at) {}

    /** 办结状态. */
    enum State {
        OPEN,
        SOLVED,
        ENDED
    }

    /** 待记的问题. A finding as it is put down: with its case, and the case that it became, where there are such. */
    record Fresh(UUID id, NewVisit.NewFinding in, @Nullable UUID caseId, String referredNo) {}

    /** Whoever adds to a visit waits for whoever else does: what has come before is seen then. */
    void lock(Visit visit) {
        jdbc.sql("SELECT 1 FROM visit_visit WHERE district = :district AND id = :id FOR UPDATE")
                .param("district", visit.district())
                .param("id", visit.id())
                .query(Integer.class)
                .single();
    }

    /** Puts findings down behind the others of their visit. Throws ConflictException when one has come before. */
    void insert(Visit visit, List<Fresh> fresh, Scope by) {
        int added = jdbc.sql("""
                WITH counted AS (
                    UPDATE visit_visit SET found = found + cardinality(CAST(:ids AS uuid[]))
                     WHERE district = :district AND id = :visit RETURNING found - cardinality(CAST(:ids AS uuid[])) AS before
                )
                INSERT INTO visit_finding (district, id, visit, campaign, path, employer, town, seq, theme, text, outcome,
                    state, answer, told, case_id, referred_no, by_account, by_name, at)
                SELECT :district, f.id, :visit, :campaign, :path, :employer, :town, f.n + counted.before, f.theme, f.text, f.outcome, f.state, f.answer,
                       f.told, f.case_id, f.referred, :by, :name, :at
                  FROM counted, unnest(CAST(:ids AS uuid[]), CAST(:themes AS text[]), CAST(:texts AS text[]),
                       CAST(:outcomes AS text[]), CAST(:states AS text[]), CAST(:answers AS text[]), CAST(:tolds AS boolean[]),
                       CAST(:cases AS uuid[]), CAST(:referreds AS text[])) WITH ORDINALITY
                       AS f(id, theme, text, outcome, state, answer, told, case_id, referred, n)
                ON CONFLICT DO NOTHING
                """)
                .param("district", visit.district())
                .param("visit", visit.id())
                .param("campaign", visit.campaign())
                .param("path", visit.path())
                .param("employer", visit.employer())
                .param("town", visit.town())
                .param("ids", fresh.stream().map(Fresh::id).toArray(UUID[]::new))
                .param("themes", texts(fresh, one -> one.in().about().name()))
                .param("texts", texts(fresh, one -> one.in().what()))
                .param("outcomes", texts(fresh, one -> one.in().goesTo().name()))
                .param("states", texts(fresh, one -> state(one.in().goesTo()).name()))
                .param("answers", texts(fresh, one -> one.in().reply()))
                .param("tolds", fresh.stream().map(one -> one.in().isTold()).toArray(Boolean[]::new))
                .param("cases", fresh.stream().map(Fresh::caseId).toArray(UUID[]::new))
                .param("referreds", texts(fresh, Fresh::referredNo))
                .param("by", by.account())
                .param("name", by.actor().name())
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        if (added != fresh.size()) {
            throw new ConflictException("visit.CHANGED_MEANWHILE");
        }
    }

    private static String[] texts(List<Fresh> fresh, Function<Fresh, String> part) {
        return fresh.stream().map(part).toArray(String[]::new);
    }

    private static State state(Outcome outcome) {
        return switch (outcome) {
            case ANSWERED -> State.SOLVED;
            case NOTED -> State.ENDED;
            case OPEN, CASE, OUTSIDE, LONG_TERM -> State.OPEN;
        };
    }

    /** Those of these ids that are there already. */
    Set<UUID> known(int district, Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("SELECT id FROM visit_finding WHERE district = :district AND id = ANY(:ids)")
                        .param("district", district)
                        .param("ids", ids.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    /** The way that a finding takes; one that comes back to be decided anew keeps the way that it took last. */
    void goes(int district, UUID caseId, Outcome way) {
        jdbc.sql("""
                UPDATE visit_finding SET outcome = CASE WHEN :way = 'OPEN' THEN outcome ELSE :way END
                 WHERE district = :district AND case_id = :case
                """)
                .param("district", district)
                .param("case", caseId)
                .param("way", way.name())
                .update();
    }

    /** The end of its case; answered or noted by the office itself where it took no way at all. */
    void ends(int district, UUID caseId, boolean solved) {
        jdbc.sql("""
                UPDATE visit_finding SET state = :state, outcome = CASE WHEN outcome = 'OPEN' THEN :none ELSE outcome END
                 WHERE district = :district AND case_id = :case
                """)
                .param("district", district)
                .param("case", caseId)
                .param("state", (solved ? State.SOLVED : State.ENDED).name())
                .param("none", (solved ? Outcome.ANSWERED : Outcome.NOTED).name())
                .update();
    }

    /** What was said at the end. */
    void setAnswer(int district, UUID caseId, String answer) {
        jdbc.sql("UPDATE visit_finding SET answer = :answer WHERE district = :district AND case_id = :case")
                .param("district", district)
                .param("case", caseId)
                .param("answer", answer)
                .update();
    }

    void setReferred(int district, UUID caseId, String no) {
        jdbc.sql("UPDATE visit_finding SET referred_no = :no WHERE district = :district AND case_id = :case")
                .param("district", district)
                .param("case", caseId)
                .param("no", no)
                .update();
    }

    void clear(int district, UUID caseId) {
        jdbc.sql("""
                UPDATE visit_finding SET text = '—', answer = '', by_name = ''
                 WHERE district = :district AND case_id = :case
                """).param("district", district).param("case", caseId).update();
    }

    private static final String ALL = """
            SELECT f.*, c.no, c.due_at, c.handler_title,
                   (SELECT min(t.due_at) FROM task_view t WHERE t.district = f.district AND t.case_id = f.case_id
                       AND t.done_at IS NULL AND t.due_at < '9999-01-01') AS due
              FROM visit_finding f LEFT JOIN case_view c ON c.district = f.district AND c.id = f.case_id
            """;

    List<Found> of(int district, UUID visit) {
        return jdbc.sql(ALL + " WHERE f.district = :district AND f.visit = :visit ORDER BY f.seq")
                .param("district", district)
                .param("visit", visit)
                .query(Findings::row)
                .list();
    }

    /** The finding that a case is about. */
    Found ofCase(int district, UUID caseId) {
        return jdbc.sql(ALL + " WHERE f.district = :district AND f.case_id = :case")
                .param("district", district)
                .param("case", caseId)
                .query(Findings::row)
                .optional()
                .orElseThrow(() -> new NotVisibleException("finding"));
    }

    /** 小计. How many were found on a visit, and how many of them are solved or open. */
    record Sum(UUID visit, long found, long solved, long open) {
        static final Sum NONE = new Sum(new UUID(0, 0), 0, 0, 0);
    }

    Map<UUID, Sum> sums(Scope scope, List<UUID> visits) {
        return jdbc
                .sql("""
                SELECT visit, count(*) AS found, count(*) FILTER (WHERE state = 'SOLVED') AS solved,
                       count(*) FILTER (WHERE state = 'OPEN') AS open
                  FROM visit_finding WHERE district = ANY(:districts) AND visit = ANY(:visits) GROUP BY visit
                """)
                .param("districts", scope.districtArray())
                .param("visits", visits.toArray(UUID[]::new))
                .query((row, n) -> new Sum(
                        row.getObject("visit", UUID.class),
                        row.getLong("found"),
                        row.getLong("solved"),
                        row.getLong("open")))
                .list()
                .stream()
                .collect(Collectors.toMap(Sum::visit, sum -> sum));
    }

    /** Open findings of a unit, oldest first. */
    List<Found> open(int district, UUID employer, int most) {
        return jdbc.sql(ALL + """
                 JOIN visit_visit v ON v.district = f.district AND v.id = f.visit
                 WHERE f.district = :district AND v.employer = :employer AND f.state = 'OPEN'
                 ORDER BY f.at, f.id LIMIT :most
                """)
                .param("district", district)
                .param("employer", employer)
                .param("most", most)
                .query(Findings::row)
                .list();
    }

    int count(int district, UUID visit) {
        return jdbc.sql("SELECT count(*) FROM visit_finding WHERE district = :district AND visit = :visit")
                .param("district", district)
                .param("visit", visit)
                .query(Integer.class)
                .single();
    }

    private static Found row(ResultSet row, int n) throws SQLException {
        String no = row.getString("no");
        String handler = row.getString("handler_title");
        return new Found(
                row.getInt("district"),
                row.getObject("id", UUID.class),
                row.getObject("visit", UUID.class),
                row.getInt("seq"),
                Theme.valueOf(row.getString("theme")),
                row.getString("text"),
                Outcome.valueOf(row.getString("outcome")),
                State.valueOf(row.getString("state")),
                row.getString("answer"),
                row.getBoolean("told"),
                row.getObject("case_id", UUID.class),
                no == null ? "" : no,
                row.getString("referred_no"),
                Visits.instant(row, "due"),
                handler == null ? "" : handler,
                row.getString("by_name"),
                row.getTimestamp("at").toInstant());
    }
}
