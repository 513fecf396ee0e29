package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("一张发票，两个方案")
class InvoiceOfTwoSchemes {
    @Autowired
    private ApplicationContext context;

    private AidCounty county;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
    }

    /** Takes part in another scheme of the county beside. */
    private void inTestAidToo(InsuredWorker who) {
        LocalDate day = who.discharged();
        IdCardNumber number = new IdCardNumber(who.number);
        context.getBean(EnrolmentDesk.class)
                .enrol(
                        Scope.house(county.district),
                        new Batch(
                                Uuid7.next(context.getBean(Clock.class)),
                                county.district,
                                "test-aid",
                                day.getYear(),
                                "hospital",
                                "unit",
                                null,
                                "测试单位",
                                LocalDate.of(day.getYear() - 1, 12, 20),
                                List.of(new Insured(who.name, number, "employee", 1))));
    }

    @Test
    @DisplayName("在一个方案报了，另一个方案不能再报；按编号查得到")
    void countsOnceWhateverTheScheme() {
        InsuredWorker who = county.insured();
        inTestAidToo(who);
        Map<String, Object> first = new HashMap<>(who.claim(300_000));
        first.put("scheme", "putuo");
        String no = county.claimed(first);
        Map<String, Object> again = new HashMap<>(first);
        again.put("scheme", "test-aid");
        assertThat(county.clerk.post("/api/mutual-aid/claims", again).codes()).contains("mutualaid.INVOICE_USED");
        Map<String, Object> other = new HashMap<>(who.claim(200_000));
        other.put("scheme", "test-aid");
        String second = county.claimed(other);
        assertThat(found(no)).containsExactly(no);
        assertThat(found(second.substring(3).toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(second);
        assertThat(found("没有这个编号")).isEmpty();
    }

    private List<String> found(String number) {
        Http.Reply reply = county.head.get("/api/mutual-aid/claims?q="
                + java.net.URLEncoder.encode(number, java.nio.charset.StandardCharsets.UTF_8));
        return Http.items(reply).stream()
                .map(each -> each.path("no").asString())
                .toList();
    }
}
