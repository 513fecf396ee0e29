package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.access.Standing;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@RecordApplicationEvents
@DisplayName("任免与交接")
class OfficerFillingPosts {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private TenureDesk desk;

    @Autowired
    private Tenures tenures;

    @Autowired
    private Handovers handovers;

    @Autowired
    private Standing standing;

    @Autowired
    private ApplicationEvents events;

    private TestOrganisation house;
    private Union town;
    private Union unit;

    @BeforeEach
    void aTownWithAUnit() {
        house = new TestOrganisation(context);
        town = house.town("港口街道总工会", 1);
        unit = house.unit(town, "机修厂工会", house.town(1));
    }

    private static List<String> codes(Throwable refused) {
        return ((RefusedException) refused)
                .reasons().stream().map(Refusal::code).toList();
    }

    @Test
    @DisplayName("任命后马上有身份，免去后马上没有")
    void aHatIsWornAtOnceAndLaidDownAtOnce() {
        UUID account = house.account("䶮·买买提");
        Post chair = house.post(unit, PostRole.CHAIR);
        assertThat(standing.hatsOf(account)).isEmpty();
        UUID tenure = house.appoint(chair, account);
        assertThat(standing.hatsOf(account)).singleElement().satisfies(hat -> {
            assertThat(hat.path()).isEqualTo(unit.path());
            assertThat(hat.level()).isEqualTo(UnionLevel.UNIT);
            assertThat(hat.role()).isEqualTo(PostRole.CHAIR);
            assertThat(hat.unionName()).isEqualTo("机修厂工会");
            assertThat(hat.acting()).isFalse();
        });
        desk.end(house.house, new Ending(house.district, tenure, "离职", null, ""));
        assertThat(standing.hatsOf(account)).isEmpty();
    }

    @Test
    @DisplayName("任命以后，在同一个事务里马上看得到")
    void isSeenWithinTheSameTransaction() {
        UUID account = house.account("当场任命");
        Post chair = house.post(unit, PostRole.CHAIR);
        TransactionTemplate transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            assertThat(standing.hatsOf(account)).isEmpty();
            house.appoint(chair, account);
            assertThat(standing.hatsOf(account)).hasSize(1);
        });
        assertThat(standing.hatsOf(account)).hasSize(1);
    }

    @Test
    @DisplayName("一人几个身份，层级高的在前；在服务中心任职，桌子就在服务中心")
    void severalHatsHighestFirst() {
        UUID account = house.account("多面手");
        Union centre = house.serviceCentre();
        house.appoint(house.post(unit, PostRole.CHAIR), account);
        house.appoint(house.post(centre, PostRole.CLERK), account);
        List<Hat> hats = standing.hatsOf(account);
        assertThat(hats).extracting(Hat::level).containsExactly(UnionLevel.COUNTY, UnionLevel.UNIT);
        assertThat(hats.getFirst().path()).isEqualTo(centre.path());
    }

    @Test
    @DisplayName("本人所在单位：基层工会覆盖的单位都算，镇街的不算")
    void ownEmployersAreThoseOfTheUnitsUnion() {
        UUID account = house.account("人事主席");
        Employer works = house.employer("机修厂", house.town(1));
        Employer shop = house.employer("联合小店", house.town(1));
        house.cover(unit, works);
        house.cover(unit, shop);
        house.appoint(house.post(unit, PostRole.CHAIR), account);
        house.appoint(house.post(town, PostRole.DEPUTY_CHAIR), account);
        assertThat(standing.ownEmployers(account)).containsExactlyInAnyOrder(works.id(), shop.id());
    }

    @Test
    @DisplayName("两人同时任命同一个岗位，只成一个，另一个被告知")
    void oneOfTwoAppointedAtOnceHoldsTheSeat() throws Exception {
        Post chair = house.post(unit, PostRole.CHAIR);
        List<String> outcomes = atOnce(6, () -> {
            house.appoint(chair, house.account("候选人"));
            return "appointed";
        });
        assertThat(outcomes).containsOnlyOnce("appointed").hasSize(6);
        assertThat(outcomes.stream().distinct().toList())
                .containsExactlyInAnyOrder("appointed", "organisation.SEAT_TAKEN");
        assertThat(tenures.of(house.house, house.district, chair.id())).hasSize(1);
    }

    @Test
    @DisplayName("同一个人同时被任命为复核和出纳，只成一个")
    void moneyIsNeverCheckedAndPaidByTheSame() throws Exception {
        UUID account = house.account("一个人");
        List<Post> posts = new ArrayList<>(
                List.of(house.post(house.county, PostRole.REVIEWER), house.post(house.county, PostRole.CASHIER)));
        List<String> outcomes = atOnce(2, () -> {
            Post mine;
            synchronized (posts) {
                mine = posts.removeLast();
            }
            house.appoint(mine, account);
            return "appointed";
        });
        assertThat(outcomes).containsExactlyInAnyOrder("appointed", "organisation.MONEY_APART");
    }

    private static List<String> atOnce(int racers, Callable<String> act) throws Exception {
        CyclicBarrier start = new CyclicBarrier(racers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> running = new ArrayList<>();
            for (int i = 0; i < racers; i++) {
                running.add(threads.submit(() -> {
                    start.await();
                    try {
                        return act.call();
                    } catch (RefusedException refused) {
                        return codes(refused).getFirst();
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> one : running) {
                outcomes.add(one.get());
            }
            return outcomes;
        }
    }

    @Test
    @DisplayName("几个经办人可以同在一个岗位；同一个人不占两次")
    void clerksShareAPost() {
        Post clerk = house.post(town, PostRole.CLERK);
        UUID first = house.account("甲");
        house.appoint(clerk, first);
        house.appoint(clerk, house.account("乙"));
        assertThatThrownBy(() -> house.appoint(clerk, first))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.HELD_ALREADY"));
    }

    @Test
    @DisplayName("上级免去职务，当场指定代理，办件随交接单走")
    void theUpperUnionEndsAndNamesTheActingOneAtOnce() {
        Post chair = house.post(unit, PostRole.CHAIR);
        UUID gone = house.account("不辞而别");
        UUID acting = house.account("临时代理");
        UUID tenure = house.appoint(chair, gone);
        Handover handover = desk.end(
                        house.officer(town),
                        new Ending(
                                house.district,
                                tenure,
                                "五月离职，未告知",
                                new Ending.Successor(acting, OfficerKind.PART_TIME),
                                "公章一枚，会员名册"))
                .orElseThrow();
        assertThat(handover.from().name()).isEqualTo("不辞而别");
        assertThat(handover.to().account()).isEqualTo(acting);
        assertThat(standing.hatsOf(gone)).isEmpty();
        assertThat(standing.hatsOf(acting))
                .singleElement()
                .satisfies(hat -> assertThat(hat.acting()).isTrue());
        assertThat(events.stream(PostHandedOver.class))
                .containsExactly(new PostHandedOver(house.district, chair.id(), gone, acting));
        assertThat(handovers.of(house.house, house.district, chair.id()))
                .extracting(Handover::items)
                .containsExactly("公章一枚，会员名册");
        Tenure ended = tenures.get(house.house, house.district, tenure);
        assertThat(ended.until()).isEqualTo(house.today());
        assertThat(ended.ended()).isNotNull();
    }

    @Test
    @DisplayName("没有指定代理，办件归同办公室的人，再没有就归上一级")
    void withoutASuccessorTheWorkFindsSomebody() {
        UUID townClerk = house.holder(town, PostRole.CLERK, "镇街经办");
        Post chair = house.post(unit, PostRole.CHAIR);
        UUID tenure = house.appoint(chair, house.account("主席"));
        Optional<Handover> up = desk.end(house.house, new Ending(house.district, tenure, "退休", null, ""));
        assertThat(up).map(handover -> handover.to().account()).contains(townClerk);
        Union lonely = house.town("孤岛镇总工会", 2);
        UUID only = house.appoint(house.post(lonely, PostRole.CHAIR), house.account("独一人"));
        assertThat(desk.end(house.house, new Ending(house.district, only, "退休", null, "")))
                .isEmpty();
    }

    @Test
    @DisplayName("本级不能任免自己的主席，要上级来；经办人可以自己定")
    void electedPostsAreFilledFromAbove() {
        Post chair = house.post(unit, PostRole.CHAIR);
        Post clerk = house.post(unit, PostRole.CLERK);
        Scope own = house.officer(unit);
        UUID account = house.account("新主席");
        assertThatThrownBy(() -> desk.appoint(own, house.appointment(chair, account, false)))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.UPPER_UNION_DECIDES"));
        assertThat(desk.appoint(own, house.appointment(clerk, account, false))).isNotNull();
        assertThat(desk.appoint(house.officer(town), house.appointment(chair, account, false)))
                .isNotNull();
    }

    @Test
    @DisplayName("隔壁镇街看不到这个岗位，邻县也看不到")
    void anotherSubtreeOrCountyDoesNotSeeThePost() {
        Post chair = house.post(unit, PostRole.CHAIR);
        UUID account = house.account("某人");
        Scope besides = house.officer(house.town("隔壁镇总工会", 2));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.appoint(besides, house.appointment(chair, account, false)));
        Scope neighbour = house.officer(new TestOrganisation(context).county);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.appoint(neighbour, house.appointment(chair, account, false)));
    }

    @Test
    @DisplayName("同一天免去、同一天接任正式职务，不冲突")
    void theNextOneMayBeginOnTheSameDay() {
        Post chair = house.post(unit, PostRole.CHAIR);
        UUID tenure = house.appoint(chair, house.account("前任"));
        desk.end(house.house, new Ending(house.district, tenure, "换届", null, ""));
        assertThat(house.appoint(chair, house.account("继任"))).isNotNull();
    }

    @Test
    @DisplayName("同一任免去两次，第二次被拒")
    void aTermEndsOnce() {
        UUID tenure = house.appoint(house.post(unit, PostRole.CHAIR), house.account("某人"));
        Ending ending = new Ending(house.district, tenure, "离职", null, "");
        desk.end(house.house, ending);
        assertThatThrownBy(() -> desk.end(house.house, ending))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.ENDED_ALREADY"));
    }

    @Test
    @DisplayName("任期：五年整可以，多一天不行；主席必须有届满日，经办人不必")
    void aTermLastsFiveYearsAndNotADayMore() {
        LocalDate from = house.today();
        Post chair = house.post(unit, PostRole.CHAIR);
        Post clerk = house.post(unit, PostRole.CLERK);
        assertThatThrownBy(() -> appoint(chair, from, from.plusYears(5).plusDays(1)))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.TERM_TOO_LONG"));
        assertThatThrownBy(() -> appoint(chair, from, from))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.TERM_ENDS_BEFORE_IT_BEGINS"));
        assertThatThrownBy(() -> appoint(chair, from, null))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.TERM_MISSING"));
        assertThat(appoint(chair, from, from.plusYears(5))).isNotNull();
        assertThat(appoint(clerk, from, null)).isNotNull();
    }

    private UUID appoint(Post post, LocalDate from, @Nullable LocalDate until) {
        return desk.appoint(
                house.house,
                new Appointment(
                        house.district, post.id(), house.account("某人"), OfficerKind.PART_TIME, from, until, false));
    }

    @Test
    @DisplayName("不能任命自己")
    void nobodyAppointsThemselves() {
        Scope town = house.officer(this.town);
        Post clerk = house.post(unit, PostRole.CLERK);
        assertThatThrownBy(() -> desk.appoint(town, house.appointment(clerk, town.account(), false)))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.NOT_FOR_ONESELF"));
    }
}
