package org.niangjia.service.request;

import java.util.List;
import java.util.Objects;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 演示转来的诉求. What visits have handed over is signed for within hours and answered; the newest is still being handled. */
@Component
class DemoReferred implements DemoChapter {
    private static final List<String> SIGNED = List.of("12w 10:40", "10w 11:40", "8w 10:40", "3w 15:40");
    private static final List<String> REPLIED = List.of("9w 15:20", "5w 14:10");
    private static final String ANSWER = "到单位问过，也找职工听过：单位认了，本周起照办，已告诉提出的职工。";

    private final OfficeDesk office;
    private final JdbcClient jdbc;

    DemoReferred(OfficeDesk office, JdbcClient jdbc) {
        this.office = office;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return 1_300;
    }

    @Override
    public void tell(DemoStage stage) {
        SIGNED.forEach(moment -> stage.at(
                stage.moment(moment),
                () -> open(RequestSteps.SIGN)
                        .forEach(known -> office.sign(handler(stage, known).scope(), known, known.version()))));
        REPLIED.forEach(moment -> stage.at(
                stage.moment(moment),
                () -> open(RequestSteps.HANDLE)
                        .forEach(
                                known -> office.reply(handler(stage, known).scope(), known, known.version(), ANSWER))));
    }

    private static Caller handler(DemoStage stage, Case known) {
        return stage.officer(Objects.requireNonNull(known.handler()), known.union());
    }

    private List<Case> open(RequestSteps step) {
        return jdbc.sql("""
                SELECT c.* FROM case_view c JOIN request_request q ON q.district = c.district AND q.case_id = c.id
                 WHERE q.channel = 'VISIT' AND c.step = :step AND c.closed_at IS NULL ORDER BY c.id
                """).param("step", step.name()).query(Cases::row).list();
    }
}
