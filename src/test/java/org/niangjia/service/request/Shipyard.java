package org.niangjia.service.request;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.niangjia.Http;
import org.niangjia.base.IdCardNumber;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.organisation.UnionFacts;
import org.niangjia.platform.organisation.UnionKind;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.store.Partitions;
import org.springframework.context.ApplicationContext;

/** 船厂镇. A county with a town, a shipyard whose union chair is its HR, officers at each level, and a neighbour. */
public final class Shipyard {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    public final TestOrganisation place;
    public final int district;
    public final Union town;
    public final Employer yard;
    public final UUID workerAccount;
    public final UUID chairAccount;
    public final UUID officerAccount;
    public final UUID neighbourAccount;
    public final UUID cityAccount;
    public final UUID countyAccount;
    public final Http worker;
    public final Http chair;
    public final Http officer;
    public final Http colleague;
    public final Http countyOfficer;
    public final Http deputy;
    public final Http neighbour;
    public final Http cityOfficer;

    public Shipyard(ApplicationContext context) {
        place = new TestOrganisation(context);
        district = place.district;
        context.getBean(Partitions.class).open(district);
        town = place.town("船厂镇总工会", 101);
        Union unit = place.unit(town, "大洋船厂工会", place.town(101));
        yard = place.employer("大洋船舶修造有限公司", place.town(101));
        place.cover(unit, yard);
        Union centre = place.serviceCentre();
        workerAccount = place.account("陈漆匠");
        chairAccount = place.holder(unit, PostRole.CHAIR, "人事周");
        officerAccount = place.holder(town, PostRole.CLERK, "镇上林");
        UUID second = place.holder(town, PostRole.CHAIR, "镇上王");
        countyAccount = place.holder(centre, PostRole.DEPARTMENT_HEAD, "中心赵");
        UUID head = place.holder(place.county, PostRole.DEPUTY_CHAIR, "县里钱");
        worker = Http.as(context, workerAccount);
        chair = Http.as(context, chairAccount);
        officer = Http.as(context, officerAccount);
        colleague = Http.as(context, second);
        countyOfficer = Http.as(context, countyAccount);
        deputy = Http.as(context, head);
        UnionDesk unions = context.getBean(UnionDesk.class);
        Union next = unions.establish(
                place.house,
                place.neighbour,
                UnionFacts.of(UnionKind.GENERAL, "邻县总工会", place.neighbour, "0580-4000000"));
        Union city =
                context.getBean(Unions.class).regional(place.house, place.city).orElseThrow();
        neighbourAccount = place.holder(next, PostRole.DEPARTMENT_HEAD, "邻县孙");
        cityAccount = place.holder(city, PostRole.DEPARTMENT_HEAD, "市里李");
        neighbour = Http.as(context, neighbourAccount);
        cityOfficer = Http.as(context, cityAccount);
    }

    public Map<String, Object> wages() {
        Map<String, Object> body = new HashMap<>();
        body.put("district", district);
        body.put("category", "WAGES");
        body.put("text", "九月的工资少发了一千二。问了工头，说都一样。");
        body.put("employer", "大洋船舶修造有限公司");
        return body;
    }

    /** Somebody new asks to join at the yard. */
    public Http.Reply join() {
        Map<String, Object> body = new HashMap<>();
        body.put("name", "陈漆匠");
        body.put("idNumber", newNumber());
        body.put("kind", "UNIT");
        body.put("district", district);
        body.put("employer", "大洋船舶修造有限公司");
        body.put("town", district);
        body.put("willing", true);
        return worker.post("/api/joinings", body);
    }

    /** The town's clerk goes to the yard and finds something that is to be decided later. */
    public Http.Reply find() {
        return officer.post("/api/visits", visit(List.of(Map.of("theme", "WORKERS", "text", "夜班没有热饭吃"))));
    }

    /** A visit to the yard yesterday. */
    public Map<String, Object> visit(List<Map<String, Object>> findings) {
        Map<String, Object> body = new HashMap<>();
        body.put("district", district);
        body.put("unit", "大洋船舶修造有限公司");
        body.put("day", place.today().minusDays(1).toString());
        body.put("production", "订单排到明年三月，缺电焊工。");
        body.put("findings", findings);
        return body;
    }

    /** An invented number that nobody has yet. */
    public static String newNumber() {
        int n = PEOPLE.incrementAndGet();
        return IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1975, 1, 1).plusDays(n / 900), 100 + n % 900)
                .value();
    }

    public Http.Reply submit() {
        return worker.post("/api/requests", wages());
    }
}
