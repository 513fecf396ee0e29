package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("病种归类")
class IllnessOfAClaim {
    @Test
    @DisplayName("疾病编码归到大类：D48 是肿瘤，D50 是血液；H59 是眼，H60 是耳")
    void sortsCodesIntoChapters() {
        assertThat(List.of("C73", "D48.9", "D50", "H59", "H60.1", "I25.1", "T14", ""))
                .extracting(Illnesses::chapter)
                .containsExactly("C", "C", "D", "H", "H6", "I", "S", "NONE");
    }
}
