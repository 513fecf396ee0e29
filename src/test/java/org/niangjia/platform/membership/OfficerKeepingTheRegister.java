package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Queries;
import org.niangjia.TestDatabase;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.seal.Purpose;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("会员登记：入会、查找、变更、注销")
class OfficerKeepingTheRegister {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Members members;

    @Autowired
    private MemberDesk desk;

    @Autowired
    private Identities identities;

    @Autowired
    private Affiliations affiliations;

    @Autowired
    private UnionDesk unionDesk;

    @Autowired
    private MembershipVerification verification;

    @Autowired
    private JdbcClient jdbc;

    private TestMembers people;

    @BeforeEach
    void aCounty() {
        people = new TestMembers(context);
    }

    private List<String> found(Scope scope, MemberQuery query) {
        return members.page(scope, query, null, 50).stream().map(Member::name).toList();
    }

    private static List<String> codes(Throwable refused) {
        return ((RefusedException) refused)
                .reasons().stream().map(Refusal::code).toList();
    }

    @Test
    @DisplayName("证件号、手机号加密保存，名册只见遮盖后的；要看全号须写理由")
    void numbersAreSealed() {
        String number = TestMembers.number();
        Member member = people.join("陈小满", number, people.unit);
        assertThat(member.person().idMasked()).doesNotContain(number.substring(6, 14));
        String row = jdbc.sql("SELECT m::text FROM membership_member m WHERE district = :d AND id = :id")
                .param("d", member.district())
                .param("id", member.id())
                .query(String.class)
                .single();
        assertThat(row).doesNotContain(number).doesNotContain("13800138000");
        Scope town = people.house.officer(people.town);
        assertThatThrownBy(() -> desk.reveal(town, member.id(), Purpose.ID_NUMBER, " "))
                .satisfies(e -> assertThat(codes(e)).containsExactly("membership.REASON_MISSING"));
        assertThat(desk.reveal(town, member.id(), Purpose.ID_NUMBER, "核对档案")).contains(number);
        assertThat(desk.reveal(town, member.id(), Purpose.PHONE, "核对档案")).contains("13800138000");
    }

    @Test
    @DisplayName("两个字、一个字、拼音首字母、手机、证件号都查得到，生僻字和间隔号也行")
    void everyWayOfLookingFindsThem() {
        String number = TestMembers.number();
        people.join("曾䶮𬭩", number, people.unit);
        people.join("古丽·艾山", people.unit);
        people.join("张伟强", people.unit);
        Scope county = people.house.officer(people.house.county);
        assertThat(found(county, MemberQuery.text("䶮𬭩"))).containsExactly("曾䶮𬭩");
        assertThat(found(county, MemberQuery.text("𬭩"))).containsExactly("曾䶮𬭩");
        assertThat(found(county, MemberQuery.text("艾山"))).containsExactly("古丽·艾山");
        assertThat(found(county, MemberQuery.text("丽·艾"))).containsExactly("古丽·艾山");
        assertThat(found(county, MemberQuery.text("伟强"))).containsExactly("张伟强");
        assertThat(found(county, MemberQuery.text("zwq"))).containsExactly("张伟强");
        assertThat(found(county, MemberQuery.text("ZY"))).containsExactly("曾䶮𬭩");
        assertThat(found(county, MemberQuery.text("强伟"))).isEmpty();
        assertThat(found(county, MemberQuery.text("%"))).isEmpty();
        assertThat(found(county, new MemberQuery("", "138 0013 8000", "", null, "")))
                .hasSize(3);
        assertThat(found(county, new MemberQuery("", "", number, null, ""))).containsExactly("曾䶮𬭩");
    }

    @Test
    @DisplayName("单位主席只见本单位，街道见下属，县里见全县，邻县什么也见不到")
    void everyoneSeesTheirOwnSubtree() {
        Member mine = people.join("本单位的人", people.unit);
        people.join("别单位的人", people.sister);
        assertThat(found(people.house.officer(people.unit), MemberQuery.all())).containsExactly("本单位的人");
        assertThat(found(people.house.officer(people.town), MemberQuery.all())).containsExactly("本单位的人");
        assertThat(found(people.house.officer(people.otherTown), MemberQuery.all()))
                .containsExactly("别单位的人");
        assertThat(found(people.house.officer(people.house.county), MemberQuery.all()))
                .hasSize(2);
        Scope neighbour = Scope.house(people.house.neighbour);
        assertThat(found(neighbour, MemberQuery.all())).isEmpty();
        assertThatThrownBy(() -> members.get(neighbour, mine.id())).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> members.get(people.house.officer(people.sister), mine.id()))
                .isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> members.page(
                        people.house.officer(people.unit),
                        new MemberQuery("", "", "", null, people.sister.path()),
                        null,
                        20))
                .isInstanceOf(NotVisibleException.class);
    }

    @Test
    @DisplayName("一页一页翻，不重不漏")
    void pagesFollowWithoutGapsOrDoubles() {
        IntStream.range(0, 7).forEach(i -> people.join("会员" + "甲乙丙丁戊己庚".charAt(i), people.unit));
        people.join("会员辛", people.sister);
        Scope county = people.house.officer(people.house.county);
        Set<String> seen = new java.util.TreeSet<>();
        Members.After after = null;
        int rows = 0;
        List<Member> page = members.page(county, MemberQuery.all(), after, 3);
        while (!page.isEmpty()) {
            rows += page.size();
            page.forEach(member -> seen.add(member.name()));
            after = Members.After.of(Members.After.text(page.getLast()));
            page = members.page(county, MemberQuery.all(), after, 3);
        }
        assertThat(rows).isEqualTo(8);
        assertThat(seen).hasSize(8);
    }

    @Test
    @DisplayName("缺什么一次说完：姓名、证件号、手机、工会、单位")
    void allReasonsAtOnce() {
        MemberFacts bad = new MemberFacts(
                "1",
                "990903199001010000",
                "123",
                people.sister.id(),
                new MemberFacts.Work(null, null, "", null, people.house.today()),
                Set.of(),
                people.house.today().plusDays(1));
        assertThatThrownBy(() -> desk.join(people.house.officer(people.unit), people.house.district, bad))
                .satisfies(e -> assertThat(codes(e))
                        .contains(
                                "base.ID_CARD_CHECK",
                                "base.PHONE_FORMAT",
                                "membership.UNION_MISSING",
                                "membership.WORK_MISSING",
                                "membership.DATE_IN_FUTURE"));
    }

    @Test
    @DisplayName("八人同时给同一个人入会，只成一个")
    void onePersonIsOneMember() throws Exception {
        String number = TestMembers.number();
        long joined = atOnce(i -> {
            try {
                people.join("同一人", number, i % 2 == 0 ? people.unit : people.sister);
                return true;
            } catch (RefusedException e) {
                assertThat(codes(e)).containsExactly("membership.ALREADY_HERE");
                return false;
            }
        });
        assertThat(joined).isEqualTo(1);
    }

    @Test
    @DisplayName("两个县同时占同一个人，名录只让一个占到；去掉约束就会两个都占到")
    void oneHomePerPerson() throws Exception {
        UUID person = UUID.randomUUID();
        assertThat(atOnce(i -> identities.claim(person, i % 2 == 0 ? people.house.district : people.house.neighbour)))
                .isEqualTo(1);
        try (TestDatabase.Copy copy = TestDatabase.copy()) {
            copy.asOwner("ALTER TABLE membership_home DROP CONSTRAINT membership_home_once");
            try (ConfigurableApplicationContext bare = copy.house()) {
                Identities unguarded = bare.getBean(Identities.class);
                assertThat(atOnce(i -> unguarded.claim(person, 330900 + i))).isEqualTo(8);
                copy.asOwner("ALTER TABLE membership_link DROP CONSTRAINT membership_link_once");
                assertThat(atOnce(i -> unguarded.link(UUID.randomUUID(), person)))
                        .isEqualTo(8);
            }
        }
    }

    @Test
    @DisplayName("八个账号同时认领同一个人，只成一个（去掉约束就会八个都成，见上）")
    void oneAccountPerPerson() throws Exception {
        UUID person = UUID.randomUUID();
        assertThat(atOnce(i -> identities.link(UUID.randomUUID(), person))).isEqualTo(1);
        assertThat(identities.accountsOf(person)).hasSize(1);
    }

    private static long atOnce(IntFunction<Boolean> deed) throws Exception {
        int racers = 8;
        CyclicBarrier start = new CyclicBarrier(racers);
        try (ExecutorService pool = Executors.newFixedThreadPool(racers)) {
            List<Future<Boolean>> tries = IntStream.range(0, racers)
                    .mapToObj(i -> pool.submit(() -> {
                        start.await();
                        return deed.apply(i);
                    }))
                    .toList();
            long won = 0;
            for (Future<Boolean> each : tries) {
                won += each.get() ? 1 : 0;
            }
            return won;
        }
    }

    @Test
    @DisplayName("占了名却没有会员的，十分钟后放开；有会员的不放")
    void abandonedClaimsAreReleased() {
        Member member = people.join("真会员", people.unit);
        var ghost = UUID.randomUUID();
        assertThat(identities.claim(ghost, people.house.district)).isTrue();
        jdbc.sql("UPDATE membership_home SET claimed_at = claimed_at - interval '9 minutes' WHERE person = :p")
                .param("p", ghost)
                .update();
        identities.releaseAbandoned(people.house.district);
        assertThat(identities.homeOf(ghost)).isPresent();
        jdbc.sql("UPDATE membership_home SET claimed_at = claimed_at - interval '2 minutes' WHERE person IN (:p, :m)")
                .param("p", ghost)
                .param("m", member.id())
                .update();
        identities.releaseAbandoned(people.house.district);
        assertThat(identities.homeOf(ghost)).isEmpty();
        assertThat(identities.homeOf(member.id())).contains(people.house.district);
    }

    @Test
    @DisplayName("保留、恢复、注销各留一行，谁、何时、为何；注销后可以重新入会")
    void everyStateIsARow() {
        String number = TestMembers.number();
        Member member = people.join("几进几出", number, people.unit);
        Scope town = people.house.officer(people.town);
        desk.setState(town, member.id(), MemberState.RETAINED, "失业");
        assertThatThrownBy(() -> desk.setState(town, member.id(), MemberState.RETAINED, "再来一次"))
                .satisfies(e -> assertThat(codes(e)).containsExactly("membership.STATE_DOES_NOT_FIT"));
        desk.setState(town, member.id(), MemberState.ACTIVE, "重新就业");
        desk.setState(town, member.id(), MemberState.ENDED, "本人申请");
        people.join("几进几出", number, people.sister);
        assertThat(affiliations.steps(member.district(), member.id()))
                .extracting(MemberStep::state)
                .containsExactly(
                        MemberState.ACTIVE,
                        MemberState.ENDED,
                        MemberState.ACTIVE,
                        MemberState.RETAINED,
                        MemberState.ACTIVE);
    }

    @Test
    @DisplayName("同时有两份工作可以，同一单位登记两次不行")
    void severalEmploymentsAtOnce() {
        Member member = people.join("两份工", people.unit);
        Scope town = people.house.officer(people.town);
        MemberFacts.Work work = new MemberFacts.Work(people.employer.id(), null, "", null, people.house.today());
        desk.employ(town, member.id(), work);
        assertThat(affiliations.employments(member.district(), member.id())).hasSize(2);
        assertThatThrownBy(() -> desk.employ(town, member.id(), work))
                .satisfies(e -> assertThat(codes(e)).containsExactly("membership.EMPLOYED_ALREADY"));
        assertThat(found(town, new MemberQuery("", "", "", people.employer.id(), "")))
                .containsExactly("两份工");
    }

    @Test
    @DisplayName("工会换了上级，会员跟着走；工会撤销了，会员由上级工会保留")
    void membersFollowTheirUnion() {
        Member member = people.join("跟着走的", people.unit);
        unionDesk.move(people.house.house, people.house.district, people.unit.id(), 1, people.otherTown.id());
        assertThat(found(people.house.officer(people.town), MemberQuery.all())).isEmpty();
        assertThat(found(people.house.officer(people.otherTown), MemberQuery.all()))
                .containsExactly("跟着走的");
        unionDesk.close(
                people.house.house, people.house.district, people.unit.id(), 2, new UnionDesk.Closing("企业关闭", true));
        Member kept = members.get(people.house.officer(people.otherTown), member.id());
        assertThat(kept.state()).isEqualTo(MemberState.RETAINED);
        assertThat(kept.union()).isEqualTo(people.otherTown.id());
        assertThat(affiliations.total(List.of(people.house.district), people.otherTown.path()))
                .isEqualTo(new Affiliations.Total(0, 1));
        assertThat(verification.verify()).noneMatch(f -> f.subject().contains(String.valueOf(people.house.district)));
    }

    @Test
    @DisplayName("人数被改动，核对会发现")
    void aWrongCountIsFound() throws Exception {
        people.join("被数的人", people.unit);
        try (Connection owner = TestDatabase.ownerConnection();
                Statement statement = owner.createStatement()) {
            String where = " WHERE district = " + people.house.district;
            statement.execute("UPDATE membership_count SET active = active + 1" + where);
            assertThat(verification.verify())
                    .anyMatch(f -> f.subject().contains(String.valueOf(people.house.district)));
            statement.execute("UPDATE membership_count SET active = active - 1" + where);
        }
        assertThat(verification.verify()).noneMatch(f -> f.subject().contains(String.valueOf(people.house.district)));
    }

    @Test
    @DisplayName("按号码查：号码不进地址，什么都没填就什么也不给")
    void looksForANumberWithoutAnAddress() {
        UUID officer = people.house.holder(people.house.county, PostRole.DEPARTMENT_HEAD, "县里的干部");
        Http county = Http.as(context, officer);
        String number = TestMembers.number();
        people.join("陈小满", number, people.unit);
        assertThat(county.post("/api/members/search", Map.of("id", number))
                        .json()
                        .path("items"))
                .hasSize(1);
        assertThat(county.post("/api/members/search", Map.of("phone", "", "id", ""))
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(county.get("/members").raw().body()).contains("method=\"post\" action=\"/members/search\"");
    }

    @Test
    @DisplayName("接口转会：工会写编号或名字都行，两次只转一次，不认识的工会说不认识")
    void programTransfers() {
        UUID officer = people.house.holder(people.house.county, PostRole.DEPARTMENT_HEAD, "县里的干部");
        Http county = Http.as(context, officer);
        for (String union : List.of(people.sister.id().toString(), people.sister.name())) {
            Member member = people.join("陈小满", people.unit);
            String path = "/api/members/" + member.id() + "/transfer";
            assertThat(county.post(path, Map.of("union", "没有的工会")).status()).isEqualTo(422);
            assertThat(county.post(path, Map.of("union", union)).status()).isLessThan(300);
            assertThat(county.post(path, Map.of("union", union)).status()).isGreaterThanOrEqualTo(400);
        }
    }

    @Test
    @DisplayName("名册一页问数据库的次数不随人数变")
    void asksTheDatabaseAFixedNumberOfTimes() {
        UUID officer = people.house.holder(people.house.county, PostRole.DEPARTMENT_HEAD, "县里的干部");
        Http county = Http.as(context, officer);
        people.join("会员甲", people.unit);
        county.get("/members");
        // what the menu asks once a minute is known now; session; tasks, rosters and recoveries that wait (all in the
        // menu); the page, its unions
        int few = Queries.of(() -> county.get("/members?limit=100"));
        IntStream.range(0, 30).forEach(i -> people.join("会员", i % 2 == 0 ? people.unit : people.sister));
        assertThat(Queries.of(() -> county.get("/members?limit=100")))
                .isEqualTo(few)
                .isLessThanOrEqualTo(6);
        assertThat(Queries.of(() -> county.get("/members?q=ls"))).isLessThanOrEqualTo(6);
    }
}
