package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.niangjia.base.Actor;
import org.niangjia.base.CreditCode;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.context.ApplicationContext;

/** 测试用的县. A county of a test's own with its city above, built in the words of the house. */
public final class TestOrganisation {
    private static final int SHARED_CITIES = 70;
    private static final AtomicInteger CITIES = new AtomicInteger();
    private static final AtomicInteger PAIRS = new AtomicInteger();
    private static final AtomicInteger CODES = new AtomicInteger(1000);

    private final UnionDesk unionDesk;
    private final PostDesk postDesk;
    private final TenureDesk tenureDesk;
    private final EmployerDesk employerDesk;
    private final Accounts accounts;
    private final Clock clock;

    public final int city;
    public final int district;
    public final int neighbour;
    public final Scope house;
    public final Union county;
    private final Union cityUnion;

    /** In a city of its own: for whoever looks down from there. */
    public TestOrganisation(ApplicationContext context) {
        this(context, ownCity(context.getBean(Regions.class)));
    }

    /** Beside other tests in one city: there are more tests than cities. */
    public static TestOrganisation inSharedCity(ApplicationContext context) {
        return new TestOrganisation(context, sharedCity(context.getBean(Regions.class)));
    }

    private TestOrganisation(ApplicationContext context, int[] counties) {
        unionDesk = context.getBean(UnionDesk.class);
        postDesk = context.getBean(PostDesk.class);
        tenureDesk = context.getBean(TenureDesk.class);
        employerDesk = context.getBean(EmployerDesk.class);
        accounts = context.getBean(Accounts.class);
        clock = context.getBean(Clock.class);
        district = counties[0];
        neighbour = counties[1];
        city = district / 100 * 100;
        house = new Scope(Actor.HOUSE, List.of(district, neighbour, city), "", Set.of());
        cityUnion = context.getBean(Unions.class)
                .regional(house, city)
                .orElseGet(() -> unionDesk.establish(
                        house, city, UnionFacts.of(UnionKind.GENERAL, "某市总工会", city, "0580-2000000")));
        county = unionDesk.establish(
                house, district, UnionFacts.of(UnionKind.GENERAL, "某县总工会", district, "0580-3000000"));
    }

    /** Counties of the cities outside the province of the demo. */
    private static List<List<Region>> cities(Regions regions) {
        return regions.children(Region.NATION).stream()
                .filter(province -> province.code() != 330000)
                .flatMap(province -> regions.children(province.code()).stream())
                .filter(city -> city.code() % 100 == 0)
                .map(city -> regions.children(city.code()))
                .filter(counties -> counties.size() >= 2)
                .toList();
    }

    private static int[] ownCity(Regions regions) {
        List<List<Region>> cities = cities(regions);
        return pair(cities.subList(0, cities.size() - SHARED_CITIES).get(CITIES.getAndIncrement()), 0);
    }

    private static int[] sharedCity(Regions regions) {
        List<int[]> pairs = cities(regions).reversed().stream()
                .limit(SHARED_CITIES)
                .flatMap(counties -> IntStream.range(0, counties.size() / 2).mapToObj(n -> pair(counties, 2 * n)))
                .toList();
        return pairs.get(PAIRS.getAndIncrement());
    }

    private static int[] pair(List<Region> counties, int at) {
        return new int[] {
            (int) counties.get(at).code(), (int) counties.get(at + 1).code()
        };
    }

    public long town(int number) {
        return district * 1000L + number;
    }

    public Union town(String name, int number) {
        return below(county, UnionLevel.TOWN, UnionKind.TOWN, name, town(number), "0580-310000" + number);
    }

    /** A town whose office is not staffed all day. */
    public Union partTimeTown(String name, int number) {
        UnionFacts facts = new UnionFacts(
                UnionKind.TOWN,
                name,
                "",
                town(number),
                null,
                UnionKind.TOWN.office() ? null : "尚未登记",
                "0580-310000" + number,
                "",
                false,
                null);
        return unionDesk.create(house, county.district(), county.id(), UnionLevel.TOWN, facts);
    }

    public Union serviceCentre() {
        return below(county, UnionLevel.COUNTY, UnionKind.SERVICE_CENTRE, "某县职工服务中心", district, "0580-3012351");
    }

    public Union unit(Union parent, String name, long place) {
        return below(parent, UnionLevel.UNIT, UnionKind.BASIC, name, place, "");
    }

    public Union below(Union parent, UnionLevel level, UnionKind kind, String name, long place, String line) {
        return unionDesk.create(house, parent.district(), parent.id(), level, UnionFacts.of(kind, name, place, line));
    }

    public Post post(Union union, PostRole role) {
        return postDesk.open(house, union.district(), union.id(), PostFacts.of(title(role), role));
    }

    private static String title(PostRole role) {
        return switch (role) {
            case CLERK -> "经办人";
            case REVIEWER -> "复核";
            case DEPARTMENT_HEAD -> "部长";
            case DEPUTY_CHAIR -> "副主席";
            case EXECUTIVE_CHAIR -> "常务副主席";
            case CHAIR -> "主席";
            case CASHIER -> "出纳";
            case AUDITOR -> "经审委主任";
        };
    }

    public UUID account(String name) {
        return accounts.open(name, "138%08d".formatted(CODES.incrementAndGet()), district);
    }

    /** Somebody new in a new post, from today for three years. */
    public UUID holder(Union union, PostRole role, String name) {
        UUID account = account(name);
        appoint(post(union, role), account);
        return account;
    }

    public UUID appoint(Post post, UUID account) {
        return tenureDesk.appoint(house, appointment(post, account, false));
    }

    public UUID acting(Post post, UUID account) {
        return tenureDesk.appoint(house, appointment(post, account, true));
    }

    public Appointment appointment(Post post, UUID account, boolean acting) {
        LocalDate today = today();
        return new Appointment(
                post.district(), post.id(), account, OfficerKind.FULL_TIME, today, today.plusYears(3), acting);
    }

    public Employer employer(String name, long place) {
        return employerDesk.register(house, district, EmployerFacts.of(name, creditCode(), place));
    }

    /** An invented code that nobody has yet. */
    public static String creditCode() {
        return CreditCode.completing("91330903MA2X%05d".formatted(CODES.incrementAndGet()))
                .value();
    }

    public void cover(Union union, Employer employer) {
        unionDesk.cover(house, union.district(), union.id(), employer.id(), today());
    }

    /** A department head of the neighbour county, in the same city. */
    public UUID neighbourOfficer(String name) {
        Union other = unionDesk.establish(
                house, neighbour, UnionFacts.of(UnionKind.GENERAL, "邻县总工会", neighbour, "0580-4000000"));
        return holder(other, PostRole.DEPARTMENT_HEAD, name);
    }

    public UUID cityOfficer(String name) {
        return cityHolder(PostRole.DEPARTMENT_HEAD, name);
    }

    public UUID cityHolder(PostRole role, String name) {
        return holder(cityUnion, role, name);
    }

    public LocalDate today() {
        return LocalDate.now(clock);
    }

    /** An officer at a place in the tree. */
    public Scope officer(Union union) {
        Actor actor = Actor.officer(account("某干部"), "某干部", UUID.randomUUID(), union.name() + "·干部");
        return new Scope(actor, List.of(union.district()), union.path(), Set.of());
    }
}
