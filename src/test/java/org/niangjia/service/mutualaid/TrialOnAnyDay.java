package org.niangjia.service.mutualaid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Scheme;

@DisplayName("哪天试算都行")
class TrialOnAnyDay {
    @ParameterizedTest(name = "{0} 在 {1} 试算，自负 10000 元补得到")
    @CsvSource({
        "putuo-demo,2027-01-01",
        "putuo-demo,2027-01-15",
        "putuo-demo,2027-06-30",
        "putuo-demo,2027-12-31",
        "pinghu-demo,2027-01-15",
        "hangzhou-demo,2027-01-15",
        "hangzhou-demo,2027-11-29"
    })
    @DisplayName("年初年末都算得出，不说不在保障期")
    void isPastTheWaitingAndWithinTheCover(String code, LocalDate today) {
        Scheme scheme = Bundled.scheme(code);
        Trial typed = new Trial(
                "male", 1980, "employee", null, null, null, null, List.of("10000"), null, null, null, null, null);
        CaseFile file = new TrialCase(scheme, today).of(typed);
        Computed result = Bundled.computation(scheme)
                .all(file.person(), file.cover(), file.claims())
                .getFirst();
        assertThat(result.refusals()).isEmpty();
        assertThat(result.payoutFen()).isPositive();
    }
}
