package org.niangjia.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.WorkingCalendar;
import tools.jackson.databind.JsonNode;

/**
 * 付款中的互助金. Claims of the demo's people in 普陀 that were decided, in batches on their way to an invented bank, over HTTP; and
 * what the fund's book says. Knows only what the house answers, so that it goes on after the house was killed.
 */
final class AidAtTheBank {
    static final String CASHIER = "戴素云";
    static final String HEAD = "应建国";

    private static final String OFFICER = "汤小满";
    private static final String ACCOUNT = "6228480402564890018";
    private static final String BATCHES = "/api/payments/batches";
    private static final String CLAIMS = "/api/mutual-aid/claims";
    private static final int PUTUO = 330903;
    private static final int CLAIMS_EACH = 3;

    /** 参保人. As the demo invents them. */
    private record Claimant(String name, int year, int sequence) {
        String number() {
            return IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(year, 5, 12), sequence)
                    .value();
        }
    }

    private static final List<Claimant> CLAIMANTS = List.of(
            new Claimant("郑海波", 1987, 901),
            new Claimant("何大勇", 1979, 901),
            new Claimant("方远航", 1984, 901),
            new Claimant("俞静", 1990, 902));

    private final HouseProcess house;
    private final LocalDate today = WorkingCalendar.dayOf(Instant.now());
    private final Map<String, String> claimants = new HashMap<>();

    AidAtTheBank(HouseProcess house) {
        this.house = house;
    }

    /** Each person's bills are handed in, taken in and decided. Gives the claims, in batches of as many. */
    List<List<String>> decided() {
        List<List<String>> all = new ArrayList<>();
        for (Claimant one : CLAIMANTS) {
            List<String> claims = new ArrayList<>();
            for (int i = 1; i <= CLAIMS_EACH; i++) {
                claims.add(decided(one, i));
            }
            all.add(claims);
        }
        return all;
    }

    private String decided(Claimant one, int number) {
        LocalDate discharged = today.minusDays(10L * number);
        Map<String, Object> claim = new HashMap<>();
        claim.put("district", PUTUO);
        claim.put("name", one.name());
        claim.put("idNumber", one.number());
        claim.put("kind", "STAY");
        claim.put("admitted", discharged.minusDays(3).toString());
        claim.put("discharged", discharged.toString());
        claim.put("hospital", "演示医院");
        claim.put("hospitalGrade", 3);
        claim.put("diagnosis", "社区获得性肺炎");
        claim.put("icd", "J18.9");
        claim.put("amounts", Map.of("selfPay", 300_000 + 1_000 * (claimants.size() + 1)));
        claim.put("invoiceCode", "33060026");
        claim.put("invoiceNumber", "%010d".formatted(9_000_000 + claimants.size()));
        claim.put("invoiceCheck", "a1b2c3");
        claim.put("bankCard", ACCOUNT);
        claim.put("bank", "演示银行普陀支行");
        claim.put("consent", true);
        String no = done(house.as(one.name()).post(CLAIMS, claim)).text("no");
        claimants.put(no, one.name());
        Http officer = house.as(OFFICER);
        done(officer.post(CLAIMS + "/" + no + "/acceptance", Map.of()));
        done(officer.post(CLAIMS + "/" + no + "/review", Map.of("verdict", "AWARD", "text", "已核对材料")));
        return no;
    }

    static Http.Reply done(Http.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isBetween(200, 201);
        return reply;
    }

    // --- batches

    /** What the cashier sends to make a batch of these claims. */
    Map<String, Object> batchOf(List<String> claims) {
        List<String> orders = waiting().stream()
                .filter(order -> claims.contains(order.path("about").asString()))
                .map(order -> order.path("id").asString())
                .toList();
        assertThat(orders).hasSameSizeAs(claims);
        return Map.of("format", "demo-a", "orders", orders);
    }

    List<JsonNode> waiting() {
        return house.as(CASHIER)
                .get("/api/payments")
                .json()
                .path("items")
                .valueStream()
                .toList();
    }

    String made(List<String> claims) {
        return done(house.as(CASHIER).post(BATCHES, batchOf(claims))).text("id");
    }

    static String at(String batch, String act) {
        return BATCHES + "/" + batch + "/" + act;
    }

    void release(String batch) {
        done(house.as(HEAD).post(at(batch, "release"), Map.of()));
    }

    void take(String batch) {
        done(house.as(CASHIER).post(at(batch, "taking"), Map.of()));
    }

    JsonNode batch(String batch) {
        return done(house.as(CASHIER).get(BATCHES + "/" + batch)).json();
    }

    String state(String batch) {
        return batch(batch).path("state").asString();
    }

    /** What the bank has said of each line; empty where it has said nothing. */
    List<String> outcomes(String batch) {
        return batch(batch)
                .path("lines")
                .valueStream()
                .map(line -> line.path("outcome").asString(""))
                .toList();
    }

    long fen(String batch) {
        return batch(batch).path("amountFen").asLong();
    }

    /** What the bank sends back: every line arrived. */
    byte[] answer(String batch) {
        StringBuilder file = new StringBuilder("序号,账号,金额,处理结果,失败原因,入账日期,流水号\n");
        batch(batch)
                .path("lines")
                .forEach(line -> file.append("%d,%s,%s,成功,,%s,YS%d\n"
                        .formatted(
                                line.path("line").asInt(),
                                ACCOUNT,
                                BigDecimal.valueOf(line.path("amountFen").asLong(), 2)
                                        .toPlainString(),
                                today,
                                line.path("line").asInt())));
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    // --- what came of it

    /** 账簿. The fund's bank account, and what is held in it for payments that are on their way. */
    record Standing(long bankFen, long heldFen) {
        Standing less(long fen) {
            return new Standing(bankFen - fen, heldFen - fen);
        }
    }

    /** Of a trial balance that is balanced. */
    Standing book() {
        JsonNode book = house.as(CASHIER).get("/api/books/mutualaid-putuo").json();
        assertThat(book.path("balanced").asBoolean()).isTrue();
        return book.path("lines")
                .valueStream()
                .filter(line -> line.path("code").asString().equals("1002"))
                .map(line -> new Standing(
                        line.path("debitFen").asLong(), line.path("heldFen").asLong()))
                .findFirst()
                .orElseThrow();
    }

    /** How often the claimant reads in the record of their claim that the money has arrived. */
    long paid(String claim) {
        return house.as(Objects.requireNonNull(claimants.get(claim)))
                .get(CLAIMS + "/" + claim)
                .json()
                .path("record")
                .valueStream()
                .filter(line -> line.path("outcome").asString().equals("paid"))
                .count();
    }
}
