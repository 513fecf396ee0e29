package org.niangjia.service.mutualaid.departure;

import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.service.mutualaid.enrolment.RosterReading;
import org.niangjia.service.mutualaid.enrolment.Rosters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 演示退出. Of a yard's paid roster one has gone already and gets the fee back, and one more asks. */
@Component
class DemoDepartures implements DemoChapter {
    private static final int ORDER = 2_150;
    private static final int PUTUO = 330903;
    private static final String CHAIR = "顾桂芬";
    private static final String REVIEWER = "孙静娴";

    private static final String YARD = "舟山普陀蓝礁船舶修理有限公司";

    private final DepartureDesk desk;
    private final Rosters rosters;
    private final RosterReading reading;
    private final JdbcClient jdbc;

    DemoDepartures(DepartureDesk desk, Rosters rosters, RosterReading reading, JdbcClient jdbc) {
        this.desk = desk;
        this.rosters = rosters;
        this.reading = reading;
        this.jdbc = jdbc;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("2c 10:40"), () -> {
            List<UUID> people = people();
            for (int i = 0; i < people.size(); i++) {
                Departure asked = ask(stage.officer(CHAIR), people.get(i));
                if (i == 0) {
                    desk.approve(stage.officer(REVIEWER), asked, asked.version());
                }
            }
        });
    }

    /** Two covers of the yard of people who never claimed, the same ones each time; none where no roster is told or paid. */
    private List<UUID> people() {
        return jdbc.sql("""
                        SELECT e.id FROM mutualaid_roster r
                          JOIN mutualaid_batch b ON b.district = r.district AND b.roster = r.id
                          JOIN mutualaid_enrolment e ON e.district = b.district AND e.batch = b.id
                          JOIN mutualaid_person p ON p.district = e.district AND p.id = e.person
                         WHERE r.district = :district AND r.unit_name = :unit AND r.state = 'IN_FORCE'
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_claim c WHERE c.district = e.district AND c.person = e.person)
                           AND NOT EXISTS (SELECT 1 FROM mutualaid_payout o WHERE o.district = e.district AND o.person = e.person)
                         ORDER BY r.year, p.name DESC, p.id_masked LIMIT 2
                        """)
                .param("district", PUTUO)
                .param("unit", YARD)
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private Departure ask(Caller chair, UUID enrolment) {
        UUID roster = jdbc.sql("""
                        SELECT b.roster FROM mutualaid_enrolment e
                          JOIN mutualaid_batch b ON b.district = e.district AND b.id = e.batch
                         WHERE e.district = :district AND e.id = :enrolment
                        """)
                .param("district", PUTUO)
                .param("enrolment", enrolment)
                .query((row, n) -> row.getObject("roster", UUID.class))
                .single();
        DepartureRules.Wish wish = new DepartureRules.Wish(
                reading.today().plusDays(1), "到外地工作，离开本厂", YARD, "1206020009990000888", "演示银行普陀支行");
        return desk.ask(chair, rosters.get(Scope.house(PUTUO), PUTUO, roster), List.of(enrolment), wish);
    }
}
