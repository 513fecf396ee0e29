package org.niangjia.service.mutualaid.claim;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.niangjia.Http;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** 互助金的银行. Takes whatever waits to be paid to an invented bank, which pays all of it. */
public final class AidBank {
    public static final String ACCOUNT = "6228480402564890018";

    private final AidCounty county;
    private final LocalDate today;

    public AidBank(ApplicationContext context, AidCounty county) {
        this.county = county;
        today = WorkingCalendar.dayOf(context.getBean(Clock.class).instant());
    }

    /** Awarded to this person and with them. */
    public String paid(InsuredWorker who, long selfPayFen) {
        String no = county.claimed(who.claim(selfPayFen));
        awarded(no);
        payAll();
        return no;
    }

    /** Through as many seats as the amount asks for. */
    public void awarded(String no) {
        Http.Reply reply = county.firstReview(no);
        if ("SECOND".equals(reply.text("step"))) {
            county.review(county.reviewer, no, "AWARD");
        }
    }

    public JsonNode waiting() {
        return county.cashier.get("/api/payments").json().path("items");
    }

    public void payAll() {
        List<String> orders =
                waiting().valueStream().map(each -> each.path("id").asString()).toList();
        if (orders.isEmpty()) {
            return;
        }
        Http.Reply made = county.cashier.post("/api/payments/batches", Map.of("format", "demo-a", "orders", orders));
        String batch = "/api/payments/batches/" + made.text("id");
        county.deputy.post(batch + "/release", Map.of());
        Http.Reply taken = county.cashier.post(batch + "/taking", Map.of());
        if (taken.status() != 200) {
            throw new AssertionError(taken.raw().body());
        }
        Http.Reply read = county.cashier.upload(
                batch + "/answers", "回盘.csv", answer(taken.json()).getBytes(StandardCharsets.UTF_8));
        if (read.status() != 200) {
            throw new AssertionError(read.raw().body());
        }
    }

    private String answer(JsonNode batch) {
        StringBuilder file = new StringBuilder("序号,账号,金额,处理结果,失败原因,入账日期,流水号\n");
        int line = 0;
        for (JsonNode one : batch.path("lines")) {
            line++;
            file.append("%d,%s,%s,成功,,%s,S%d\n"
                    .formatted(
                            line,
                            ACCOUNT,
                            BigDecimal.valueOf(one.path("amountFen").asLong(), 2)
                                    .toPlainString(),
                            today,
                            line));
        }
        return file.toString();
    }
}
