package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("金额大的票据要交原件")
class LargeInvoice {
    private static final String BRING = "请把票据原件交到职工服务中心窗口";
    private static final String ASK = "按方案，这张票据要交原件";
    private static final String TICKED = "value=\"ORIGINAL\" checked";

    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    @Test
    @DisplayName("正好 10000 元不要，10000.01 元起要：职工知道，经办的补件清单已经勾上")
    void isHandedInOnPaperAboveTheAmountOfTheScheme() {
        String at = page(1_000_000);
        assertThat(seen(county.worker, at)).doesNotContain(BRING);
        assertThat(seen(county.clerk, at))
                .contains("value=\"ORIGINAL\"")
                .doesNotContain(ASK)
                .doesNotContain(TICKED);
        String above = page(1_000_001);
        assertThat(seen(county.worker, above)).contains(BRING);
        assertThat(seen(county.clerk, above)).contains(ASK, TICKED);
    }

    /** The total decides where the sheet gives it, not the part that was self-paid. */
    private String page(long totalFen) {
        Map<String, Object> claim = county.insured().claim(300_000);
        claim.put("amounts", Map.of("selfPay", 300_000, "pooled", totalFen - 300_000, "total", totalFen));
        return "/mutual-aid/claims/" + county.claimed(claim);
    }

    private static String seen(Http who, String page) {
        Http.Reply reply = who.send(who.request(page)
                .header("Accept", "text/html")
                .header("Accept-Language", "zh-CN")
                .GET());
        assertThat(reply.status()).isEqualTo(200);
        return reply.raw().body();
    }
}
