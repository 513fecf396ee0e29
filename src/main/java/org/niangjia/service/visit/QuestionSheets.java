package org.niangjia.service.visit;

import java.util.List;
import org.niangjia.base.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * 走访问卷. Five fixed questions, each answered 满意, 一般 or 不满意 on paper that goes round; only the counts are kept. Nobody
 * need hand it out.
 */
@Repository
class QuestionSheets {
    /** How many questions there are; their words are {@code visit.question.1} to {@code 5}. */
    static final int QUESTIONS = 5;

    private static final int ANSWERS = 3;
    private static final int MOST = 9_999;

    private final JdbcClient jdbc;

    QuestionSheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** 一题的答数. */
    record Count(int question, int good, int fair, int bad) {
        int all() {
            return good + fair + bad;
        }
    }

    /** Fifteen counts, three to a question, or none at all. */
    static List<Refusal> reasons(List<Integer> counts) {
        boolean fits = counts.isEmpty()
                || counts.size() == QUESTIONS * ANSWERS
                        && counts.stream().allMatch(one -> one != null && one >= 0 && one <= MOST);
        return fits ? List.of() : List.of(VisitRefusal.COUNT_OUT_OF_RANGE.at("sheet", String.valueOf(MOST)));
    }

    /** Written again it takes the place of what stood there. */
    void put(Visit visit, List<Integer> counts) {
        if (counts.size() != QUESTIONS * ANSWERS || counts.stream().allMatch(one -> one == 0)) {
            return;
        }
        for (int question = 0; question < QUESTIONS; question++) {
            jdbc.sql("""
                    INSERT INTO visit_sheet (district, visit, question, good, fair, bad)
                    VALUES (:district, :visit, :question, :good, :fair, :bad)
                    ON CONFLICT (district, visit, question) DO UPDATE SET good = excluded.good, fair = excluded.fair,
                        bad = excluded.bad
                    """)
                    .param("district", visit.district())
                    .param("visit", visit.id())
                    .param("question", question + 1)
                    .param("good", counts.get(question * ANSWERS))
                    .param("fair", counts.get(question * ANSWERS + 1))
                    .param("bad", counts.get(question * ANSWERS + 2))
                    .update();
        }
    }

    List<Count> of(Visit visit) {
        return jdbc.sql("""
                SELECT question, good, fair, bad FROM visit_sheet WHERE district = :district AND visit = :visit
                 ORDER BY question
                """)
                .param("district", visit.district())
                .param("visit", visit.id())
                .query((row, n) -> new Count(row.getInt(1), row.getInt(2), row.getInt(3), row.getInt(4)))
                .list();
    }
}
