package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.store.Partitions;
import org.niangjia.service.mutualaid.FundDesk;
import org.niangjia.service.mutualaid.cover.InsuredWorker;
import org.springframework.context.ApplicationContext;

/** 有互助金的县. A service centre of four, the county's vice-chair, a unit whose chair is its HR, an auditor, a neighbour. */
public final class AidCounty {
    /** What the union adds, so that the fund can pay what a few people's fees cannot. */
    public static final long SUBSIDY = 1_000_000_00L;

    public final TestOrganisation place;
    public final int district;
    public final Employer unit;
    public final UUID clerkAccount;
    public final UUID reviewerAccount;
    public final UUID headAccount;
    public final UUID cashierAccount;
    public final UUID deputyAccount;
    public final Union centre;
    public final Http chair;
    public final Http clerk;
    public final Http reviewer;
    public final Http head;
    public final Http cashier;
    public final Http deputy;
    public final Http auditor;
    public final Http town;
    public final Http neighbour;
    /** Whoever was insured last, with an account of their own; somebody without a cover before that. */
    public Http worker;

    public final Union own;
    private final Map<Object, Http> people = new HashMap<>();
    private final ApplicationContext context;

    public AidCounty(ApplicationContext context) {
        this(context, SUBSIDY);
    }

    /** @param subsidy in fen */
    public AidCounty(ApplicationContext context, long subsidy) {
        this.context = context;
        place = TestOrganisation.inSharedCity(context);
        district = place.district;
        context.getBean(Partitions.class).open(district);
        centre = place.serviceCentre();
        Union streets = place.town("互助街道总工会", 101);
        own = place.unit(streets, "互助厂工会", place.town(101));
        unit = place.employer("互助机械厂", place.town(101));
        place.cover(own, unit);
        clerkAccount = place.holder(centre, PostRole.CLERK, "经办周");
        worker = Http.as(context, place.account("职工吴"));
        chair = Http.as(context, place.holder(own, PostRole.CHAIR, "人事郑"));
        clerk = Http.as(context, clerkAccount);
        reviewerAccount = place.holder(centre, PostRole.REVIEWER, "复核孙");
        reviewer = Http.as(context, reviewerAccount);
        headAccount = place.holder(centre, PostRole.DEPARTMENT_HEAD, "主任应");
        head = Http.as(context, headAccount);
        cashierAccount = place.holder(centre, PostRole.CASHIER, "出纳戴");
        cashier = Http.as(context, cashierAccount);
        deputyAccount = place.holder(place.county, PostRole.DEPUTY_CHAIR, "副主席邵");
        deputy = Http.as(context, deputyAccount);
        auditor = Http.as(context, place.holder(place.county, PostRole.AUDITOR, "经审蔡"));
        town = Http.as(context, place.holder(streets, PostRole.CLERK, "镇上林"));
        neighbour = Http.as(context, place.neighbourOfficer("邻县孙"));
        LocalDate today = WorkingCalendar.dayOf(context.getBean(Clock.class).instant());
        context.getBean(FundDesk.class)
                .take(
                        Scope.house(district),
                        district,
                        "putuo",
                        new FundDesk.Income(FundDesk.Kind.SUBSIDY, subsidy, today, "拨款一号"));
    }

    /** Enrolled by the unit and a member of its union, which their account is linked to. */
    public InsuredWorker insured() {
        InsuredWorker who = new InsuredWorker(context, district, unit.id());
        UUID account = place.account(who.name);
        MemberFacts facts = new MemberFacts(
                who.name,
                who.number,
                "",
                own.id(),
                new MemberFacts.Work(unit.id(), null, "", null, place.today()),
                Set.of(),
                place.today());
        context.getBean(OwnMembership.class)
                .adopt(
                        Actor.person(account, who.name),
                        context.getBean(MemberDesk.class).join(place.house, district, facts));
        worker = Http.as(context, account);
        people.put(who.number, worker);
        return who;
    }

    /** Handed in by the account of whom it is for, or else by the worker's. */
    public String claimed(Map<String, Object> claim) {
        Http.Reply reply = people.getOrDefault(claim.get("idNumber"), worker).post("/api/mutual-aid/claims", claim);
        if (reply.status() != 201) {
            throw new AssertionError(reply.raw().body());
        }
        return reply.text("no");
    }

    public static String at(String no, String act) {
        return "/api/mutual-aid/claims/" + no + "/" + act;
    }

    public Http.Reply review(Http who, String no, String verdict) {
        return who.post(at(no, "review"), Map.of("verdict", verdict, "text", "已核对材料"));
    }

    /** Taken in and reviewed first. */
    public Http.Reply firstReview(String no) {
        clerk.post(at(no, "acceptance"), Map.of());
        return review(clerk, no, "AWARD");
    }

    /** Handed in and taken in. */
    public Http.Reply claimedAccepted(Map<String, Object> claim) {
        return clerk.post(at(claimed(claim), "acceptance"), Map.of());
    }
}
