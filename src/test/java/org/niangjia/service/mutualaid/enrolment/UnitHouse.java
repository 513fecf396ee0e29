package org.niangjia.service.mutualaid.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Union;
import org.niangjia.service.request.Shipyard;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** 测试用的单位. A shipyard that takes part, its town, its county with a cashier and a reviewer, in the words of the house. */
public final class UnitHouse {
    public static final String SCHEME = "test-aid";
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final AtomicInteger SERIALS = new AtomicInteger();

    public final ApplicationContext context;
    public final Shipyard yard;
    public final UUID cashierAccount;
    public final Http cashier;
    public final Http reviewer;
    public final int district;

    public UnitHouse(ApplicationContext context) {
        this.context = context;
        this.yard = new Shipyard(context);
        this.district = yard.district;
        cashierAccount = yard.place.holder(yard.place.county, PostRole.CASHIER, "县出纳戴");
        cashier = Http.as(context, cashierAccount);
        reviewer = Http.as(context, yard.place.holder(yard.place.county, PostRole.REVIEWER, "县复核孙"));
    }

    public static LocalDate today() {
        return WorkingCalendar.dayOf(java.time.Instant.now());
    }

    public static int year() {
        return today().getYear();
    }

    /** Another unit of the town, with its own chair. */
    public Http otherUnit(String name) {
        Union unit = yard.place.unit(yard.town, name + "工会", yard.place.town(101));
        Employer employer = yard.place.employer(name, yard.place.town(101));
        yard.place.cover(unit, employer);
        return Http.as(context, yard.place.holder(unit, PostRole.CHAIR, "主席吴"));
    }

    public static String number(boolean male, int born) {
        int n = PEOPLE.incrementAndGet();
        return IdCardNumber.of(
                        IdCardNumber.DEMO_AREA,
                        LocalDate.of(born, 1, 1).plusDays(n % 300),
                        600 + n / 300 * 2 + (male ? 1 : 0))
                .value();
    }

    /** So many men as rows of a sheet, for the module of hospital stays. */
    public static String men(int count) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < count; i++) {
            rows.append("王海生,").append(number(true, 1980)).append(",职工医保,,住院,\n");
        }
        return rows.toString();
    }

    public static byte[] sheet(String rows) {
        return ("姓名,身份证号,医保类型,手机,项目,份数\n" + rows).getBytes(StandardCharsets.UTF_8);
    }

    public Map<String, Object> wish(int staff) {
        Map<String, Object> wish = new HashMap<>();
        wish.put("scheme", SCHEME);
        wish.put("plan", String.valueOf(year()));
        wish.put("channel", "unit");
        wish.put("staff", staff);
        wish.put("staffSource", "单位填报");
        wish.put("staffOn", today().toString());
        return wish;
    }

    public static String open(Http who, Map<String, ?> wish) {
        Http.Reply reply = who.post("/api/mutual-aid/rosters", wish);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(201);
        return "/api/mutual-aid/rosters/" + reply.text("id");
    }

    public static Http.Reply bring(Http who, String roster, byte[] file, String mode) {
        return who.upload(roster + "/imports?mode=" + mode, "名册.csv", file);
    }

    public static Http.Reply done(Http who, String at) {
        Http.Reply reply = who.post(at, Map.of());
        assertThat(reply.status()).as(at + " " + reply.raw().body()).isEqualTo(200);
        return reply;
    }

    /** A roster of so many men that is approved and waits for its money; gives its payment code. */
    public String approved(Http chair, int men) {
        String roster = open(chair, wish(men));
        assertThat(bring(chair, roster, sheet(men(men)), "all").text("state")).isEqualTo("STORED");
        done(chair, roster + "/submission");
        done(reviewer, roster + "/approval");
        return chair.get(roster).text("paymentCode");
    }

    public String till() {
        return "/api/collection/mutualaid-" + SCHEME;
    }

    public static String line(String payer, String remark, String yuan) {
        return "T%09d,%s,%s,%s,%s\n".formatted(SERIALS.incrementAndGet(), today(), yuan, payer, remark);
    }

    public static byte[] statement(String lines) {
        return ("流水号,日期,收入金额,对方名称,附言摘要\n" + lines).getBytes(StandardCharsets.UTF_8);
    }

    public void read(String lines) {
        Http.Reply reply = cashier.upload(till() + "/imports?mode=all", "对账单.csv", statement(lines));
        assertThat(reply.text("state")).as(reply.raw().body()).isEqualTo("STORED");
    }

    /** The line of the till with this payer. */
    public JsonNode waiting(String payer) {
        return Http.items(cashier.get(till())).stream()
                .filter(each -> each.path("payer").asString().equals(payer))
                .findFirst()
                .orElseThrow();
    }

    public String lineOf(String payer) {
        return till() + "/lines/" + waiting(payer).path("id").asString();
    }

    public UUID noticeOf(String code) {
        return Http.items(cashier.get(till() + "?show=notices&q=" + code)).stream()
                .map(each -> UUID.fromString(each.path("id").asString()))
                .findFirst()
                .orElseThrow();
    }

    public Http.Reply confirm(String payer, List<UUID> notices) {
        return cashier.post(lineOf(payer) + "/confirmation", Map.of("notices", notices));
    }
}
