package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("用英文办互助金申领")
class EnglishReaderOfAClaim {
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}+");
    private static final Pattern LABEL =
            Pattern.compile("<(label|option|legend|li|dt)\\b[^>]*>(.*?)</\\1>", Pattern.DOTALL);

    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    @Test
    @DisplayName("申领表的每个标签都是英文")
    void fillsInTheForm() {
        county.insured();
        String form = page(county.worker, "/mutual-aid/claims/new");
        assertThat(form).contains("Self-paid (yuan)", "Total cost (yuan)", "Cancer in situ");
        assertThat(labels(form))
                .hasSizeGreaterThan(20)
                .noneMatch(text -> HAN.matcher(text).find());
        assertThat(county.worker.get("/mutual-aid/claims/new").raw().body()).contains("自负（元）", "总费用（元）");
    }

    @Test
    @DisplayName("算出来的每一步和经办页上的金额项，英文页是英文，中文页是中文")
    void readsEveryStep() {
        String no = county.claimed(county.insured().claim(523_297));
        String path = "/mutual-aid/claims/" + no;
        for (Http who : List.of(county.worker, county.clerk)) {
            assertThat(page(who, path)).contains("Base = Self-paid (Self-paid 5,232.97) = 5,232.97 yuan");
            assertThat(who.get(path).raw().body()).contains("计算基数 = 自负（自负 5,232.97）= 5,232.97 元");
        }
        assertThat(page(county.clerk, path)).contains("<span>Self-paid</span>").doesNotContain("自负");
        county.firstReview(no);
        assertThat(page(county.worker, path))
                .as("审核时存下的步骤，两种语言都读得出来")
                .contains("Base = Self-paid (Self-paid 5,232.97)");
        assertThat(county.worker.get(path).raw().body()).contains("计算基数 = 自负（自负 5,232.97）");
    }

    @Test
    @DisplayName("金额填错了，英文说是哪一项")
    void isToldWhichAmountIsWrong() {
        Map<String, Object> claim = county.insured().claim(100);
        claim.put("amounts", Map.of("selfPay", -1));
        Http.Reply refused = county.worker.post(
                "/api/mutual-aid/claims", claim, "Accept-Language", "en", "Accept", "application/json");
        assertThat(refused.raw().body()).contains("Self-paid").doesNotContain("自负");
    }

    @Test
    @DisplayName("待办里的申领，英文页上是英文")
    void findsItAmongTheirTasks() {
        String no = county.claimed(county.insured().claim(523_297));
        assertThat(page(county.clerk, "/desk"))
                .contains(">Mutual-aid claim</a>", no)
                .doesNotContain("医疗互助申领");
        assertThat(county.clerk.get("/desk").raw().body()).contains(">医疗互助申领</a>");
    }

    private static String page(Http who, String path) {
        Http.Reply reply =
                who.send(who.request(path).header("Cookie", "lang=en").GET());
        assertThat(reply.status()).as(path).isEqualTo(200);
        return reply.raw().body();
    }

    private static List<String> labels(String page) {
        Matcher found = LABEL.matcher(page.substring(page.indexOf("<main"), page.indexOf("</main>")));
        List<String> labels = new ArrayList<>();
        while (found.find()) {
            labels.add(found.group(2).replaceAll("Rule: [^<]*", "").replaceAll("<[^>]*>", " "));
        }
        return labels;
    }
}
