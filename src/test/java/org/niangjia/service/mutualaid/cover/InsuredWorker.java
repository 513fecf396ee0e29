package org.niangjia.service.mutualaid.cover;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.springframework.context.ApplicationContext;

/** 参保职工. Somebody new who has been covered by the demo scheme since last year, and what they claim. */
public final class InsuredWorker {
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger INVOICES = new AtomicInteger();

    public final String name;
    public final String number;
    private final int district;
    private final LocalDate today;

    public InsuredWorker(ApplicationContext context, int district) {
        this(context, district, null);
    }

    /** @param employer whose unit enrolled them, or null */
    public InsuredWorker(ApplicationContext context, int district, @Nullable UUID employer) {
        this.district = district;
        Clock clock = context.getBean(Clock.class);
        today = WorkingCalendar.dayOf(clock.instant());
        int n = PEOPLE.incrementAndGet();
        name = "参保" + "甲乙丙丁戊己庚辛壬癸".charAt(n % 10);
        IdCardNumber card =
                IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1981, 3, 1).plusDays(n / 400), 401 + n % 400);
        number = card.value();
        for (int year : new int[] {today.getYear() - 1, today.getYear()}) {
            context.getBean(EnrolmentDesk.class)
                    .enrol(
                            Scope.house(district),
                            new Batch(
                                    Uuid7.next(clock),
                                    district,
                                    "putuo",
                                    year,
                                    "medical",
                                    "unit",
                                    employer,
                                    "测试单位",
                                    LocalDate.of(year - 1, 12, 20),
                                    List.of(new Insured(name, card, "employee", 1))));
        }
    }

    public LocalDate discharged() {
        return today.minusDays(10);
    }

    /** The same of 3,000 yuan, as somebody else hands it in for them who is this to them, with the authorisation. */
    public Map<String, Object> claimBy(String relation) {
        Map<String, Object> body = claim(300_000);
        body.put("agentRelation", relation);
        body.put("authorised", true);
        return body;
    }

    /** A stay in hospital of five days, paid by themself with so much, in fen. */
    public Map<String, Object> claim(long selfPayFen) {
        Map<String, Object> body = new HashMap<>();
        body.put("district", district);
        body.put("name", name);
        body.put("idNumber", number);
        body.put("kind", "STAY");
        body.put("admitted", discharged().minusDays(5).toString());
        body.put("discharged", discharged().toString());
        body.put("hospital", "某区第一人民医院");
        body.put("hospitalGrade", 3);
        body.put("diagnosis", "冠状动脉粥样硬化性心脏病");
        body.put("icd", "I25.1");
        body.put("amounts", Map.of("selfPay", selfPayFen));
        body.put("invoiceCode", "33060026");
        body.put("invoiceNumber", "%010d".formatted(9_000_000 + INVOICES.incrementAndGet()));
        body.put("invoiceCheck", "a1b2c3");
        body.put("bankCard", "6228480402564890018");
        body.put("bank", "某银行普陀支行");
        body.put("consent", true);
        return body;
    }
}
