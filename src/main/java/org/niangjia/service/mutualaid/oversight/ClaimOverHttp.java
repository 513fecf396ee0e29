package org.niangjia.service.mutualaid.oversight;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;
import org.niangjia.service.mutualaid.cover.Insured;

/** 测速申领. A signed-in worker who hands in one claim after another, each with an invoice of its own. */
final class ClaimOverHttp implements Load.Client {
    private static final int CREATED = 201;
    private static final AtomicLong INVOICES = new AtomicLong(1_000_000_000L);
    private static final String BODY = """
            {"district":%d,"name":"%s","idNumber":"%s","kind":"STAY","admitted":"%s","discharged":"%s","hospital":"测速医院",
            "hospitalGrade":3,"diagnosis":"胆囊结石","icd":"K80.1","amounts":{"selfPay":%d},"invoiceCode":"33090099",
            "invoiceNumber":"%d","invoiceCheck":"a1b2c3","bankCard":"6228480402564890018","bank":"测速银行","agentRelation":"COLLEAGUE",
            "authorised":true,"consent":true}""";

    private final HttpLine line;
    private final int district;
    private final List<Insured> people;
    private final LocalDate discharged;

    ClaimOverHttp(int port, String token, int district, List<Insured> people, LocalDate discharged) throws IOException {
        this.line = new HttpLine(port, token);
        this.district = district;
        this.people = people;
        this.discharged = discharged;
    }

    @Override
    public void once(long n) throws IOException {
        long invoice = INVOICES.incrementAndGet();
        Insured one = people.get((int) (invoice % people.size()));
        String body = BODY.formatted(
                district,
                one.name(),
                one.number().value(),
                discharged.minusDays(5),
                discharged,
                60_000 + invoice % 900_000,
                invoice);
        line.post("/api/mutual-aid/claims", body, CREATED);
    }

    @Override
    public void close() {
        line.close();
    }
}
