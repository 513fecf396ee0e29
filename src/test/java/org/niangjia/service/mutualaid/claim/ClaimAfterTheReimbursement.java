package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Practice ruling 18: the bill went to the counter of the social insurance, which paid months later. */
@HouseTest
@DisplayName("零星报销到账晚的，到账后规定天数内申领不算逾期")
class ClaimAfterTheReimbursement {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    /** Discharged 200 days ago, when the demo scheme gives 180 to claim. */
    private Map<String, Object> old(InsuredWorker who, int reimbursedDaysAgo) {
        Map<String, Object> claim = who.claim(300_000);
        claim.put("admitted", county.place.today().minusDays(203).toString());
        claim.put("discharged", county.place.today().minusDays(200).toString());
        if (reimbursedDaysAgo != Integer.MAX_VALUE) {
            claim.put(
                    "reimbursed",
                    county.place.today().minusDays(reimbursedDaysAgo).toString());
        }
        return claim;
    }

    private List<String> refusals(String no) {
        return county.worker
                .get("/api/mutual-aid/claims/" + no)
                .json()
                .at("/computed/claims/0/refusals")
                .valueStream()
                .map(each -> each.path("code").asString())
                .toList();
    }

    @Test
    @DisplayName("到账 30 天当天申领在期限内，过了（遇休息日顺延）逾期，没写到账日逾期；审核的人看得到到账日和依据")
    void isInTimeForThirtyDays() {
        String inTime = county.claimed(old(county.insured(), 30));
        assertThat(refusals(inTime)).isEmpty();
        String page = county.clerk.get("/mutual-aid/claims/" + inTime).raw().body();
        assertThat(page).contains("零星报销到账日期", county.place.today().minusDays(30).toString(), "不算逾期。依据：演示条款");
        assertThat(refusals(county.claimed(old(county.insured(), 45))))
                .containsExactly("benefit.CLAIMED_TOO_LATE_AFTER");
        assertThat(refusals(county.claimed(old(county.insured(), Integer.MAX_VALUE))))
                .containsExactly("benefit.CLAIMED_TOO_LATE");
    }

    @Test
    @DisplayName("到账日在出院前、在今天以后的，交的时候就说")
    void cannotArriveBeforeTheDischargeOrTomorrow() {
        InsuredWorker who = county.insured();
        for (int days : new int[] {201, -1}) {
            Http.Reply reply = county.worker.post("/api/mutual-aid/claims", old(who, days));
            assertThat(reply.codes()).containsExactly("mutualaid.REIMBURSED_BEFORE");
        }
        assertThat(county.worker.post("/api/mutual-aid/claims", old(who, 200)).status())
                .isEqualTo(201);
    }
}
