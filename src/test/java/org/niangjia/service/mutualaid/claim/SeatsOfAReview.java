package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.service.mutualaid.Bundled;
import org.niangjia.service.mutualaid.award.Reviews.Seat;
import org.niangjia.service.mutualaid.award.Reviews.Verdict;

@DisplayName("一件申领审到哪一席为止")
class SeatsOfAReview {

    @ParameterizedTest(name = "{0} 分，{1} 席审 {2}：{3}")
    @CsvSource({
        "200000,  FIRST,  AWARD,   passed",
        "200001,  FIRST,  AWARD,   passed_on",
        "200001,  SECOND, AWARD,   passed",
        "1000000, SECOND, AWARD,   passed",
        "1000001, FIRST,  AWARD,   passed_on",
        "1000001, SECOND, AWARD,   passed_on",
        "1000001, DEPUTY, AWARD,   passed",
        "1000001, APPEAL, AWARD,   passed",
        "0,       FIRST,  NOTHING, nothing",
        "0,       APPEAL, NOTHING, dismissed",
        "0,       FIRST,  REFUSE,  refused",
        "0,       DEPUTY, REFUSE,  refused",
        "0,       APPEAL, REFUSE,  dismissed"
    })
    @DisplayName("没写审核的方案和写了的一样")
    void goesOnToTheLastSeatOfItsLevel(long fen, Seat seat, Verdict verdict, String outcome) {
        for (String scheme : new String[] {"putuo-demo", "pinghu-demo"}) {
            assertThat(ClaimRules.outcome(seat, verdict, Bundled.scheme(scheme).reviewLevel(fen)))
                    .as(scheme)
                    .isEqualTo(outcome);
        }
    }
}
