package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Routed.Reason;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("职工找娘家人：该由谁接")
class WorkerLookingForTheirOffice {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private Routing routing;

    @Autowired
    private TenureDesk tenureDesk;

    @Autowired
    private Tenures tenures;

    private TestOrganisation house;
    private Union harbour;
    private Union hill;
    private UUID harbourClerk;
    private Employer yard;
    private Union yardUnion;
    private UUID hrChair;

    @BeforeEach
    void aCountyWithTwoTownsAndAYard() {
        house = new TestOrganisation(context);
        harbour = house.town("港口街道总工会", 1);
        hill = house.town("山前镇总工会", 2);
        harbourClerk = house.holder(harbour, PostRole.CLERK, "林小海");
        house.holder(hill, PostRole.CLERK, "何青山");
        yard = house.employer("东海船舶修造有限公司", house.town(2));
        yardUnion = house.unit(harbour, "东海船舶工会", house.town(2));
        hrChair = house.holder(yardUnion, PostRole.CHAIR, "王人事");
        house.cover(yardUnion, yard);
    }

    private Routed nearest(@Nullable Long place, @Nullable UUID employer, boolean mayConcern, boolean letKnow) {
        return routing.nearestOffice(house.district, place, employer, mayConcern, letKnow)
                .orElseThrow();
    }

    @Test
    @DisplayName("可能涉及单位的诉求，到上级镇街，不到本单位工会")
    void whatMayConcernTheEmployerGoesToTheTownAboveIt() {
        Routed routed = nearest(house.town(2), yard.id(), true, false);
        assertThat(routed.reason()).isEqualTo(Reason.PARENT_TOWN);
        assertThat(routed.office().union()).isEqualTo(harbour.id());
        assertThat(routed.holder().account()).isEqualTo(harbourClerk);
        assertThat(routed.holder().name()).isEqualTo("林小海");
        assertThat(routed.holder().postTitle()).isEqualTo("港口街道总工会·经办人");
        assertThat(routed.holder().phone()).isEqualTo("0580-3100001");
        assertThat(routed.holder().mobile()).isNull();
    }

    @Test
    @DisplayName("不涉及单位的，或本人愿意让单位工会知道的，到本单位工会")
    void otherMattersGoToTheOwnUnion() {
        assertThat(nearest(null, yard.id(), false, false).reason()).isEqualTo(Reason.OWN_UNIT);
        assertThat(nearest(null, yard.id(), true, true).holder().account()).isEqualTo(hrChair);
    }

    @Test
    @DisplayName("本单位工会没有电话，显示上一级的电话")
    void aUnitWithoutALineShowsTheOneAbove() {
        assertThat(nearest(null, yard.id(), false, false).holder().phone()).isEqualTo("0580-3100001");
    }

    @Test
    @DisplayName("本单位工会没有人在任，到镇街")
    void anEmptyUnitIsPassedOver() {
        endAll(yardUnion);
        assertThat(nearest(null, yard.id(), false, false).reason()).isEqualTo(Reason.PARENT_TOWN);
    }

    @Test
    @DisplayName("人事兼任镇街的干部，涉及他单位的诉求也轮不到他")
    void theHrManWhoAlsoSitsInTheTownNeverGetsIt() {
        Union island = house.town("海岛镇总工会", 3);
        Post clerk = house.post(island, PostRole.CLERK);
        Employer cannery = house.employer("海岛罐头厂", house.town(3));
        Union canneryUnion = house.unit(island, "罐头厂工会", house.town(3));
        house.cover(canneryUnion, cannery);
        UUID both = house.holder(canneryUnion, PostRole.CHAIR, "周两头");
        house.appoint(clerk, both);
        house.holder(house.serviceCentre(), PostRole.CLERK, "陈窗口");
        assertThat(nearest(house.town(3), cannery.id(), true, false).reason()).isEqualTo(Reason.SERVICE_CENTRE);
        assertThat(nearest(house.town(3), cannery.id(), false, false).reason()).isEqualTo(Reason.OWN_UNIT);
        assertThat(nearest(house.town(3), null, true, false).holder().account()).isEqualTo(both);
        assertThat(routing.tiedTo(house.district, cannery.id())).containsExactly(both);
    }

    @Test
    @DisplayName("没有工会的单位，到单位所在镇街；没有单位的，到事发地镇街（村也认得）")
    void withoutAUnionThePlaceDecides() {
        Employer shop = house.employer("山前小吃店", house.town(2));
        assertThat(nearest(house.town(1), shop.id(), true, false).reason()).isEqualTo(Reason.EMPLOYER_TOWN);
        assertThat(nearest(house.town(1), shop.id(), true, false).office().union())
                .isEqualTo(hill.id());
        assertThat(nearest(house.town(1), null, true, false).office().union()).isEqualTo(harbour.id());
        assertThat(nearest(house.town(1) * 1000 + 205, null, true, false).reason())
                .isEqualTo(Reason.PLACE_TOWN);
    }

    @Test
    @DisplayName("直属县总的单位，不到隔壁镇街，到县职工服务中心")
    void aUnitDirectlyUnderTheCountyGoesToTheCounty() {
        house.holder(house.serviceCentre(), PostRole.CLERK, "陈窗口");
        Employer big = house.employer("大船厂", house.town(1));
        house.cover(house.below(house.county, UnionLevel.UNIT, UnionKind.DIRECT, "大船厂工会", house.town(1), ""), big);
        assertThat(nearest(house.town(1), big.id(), true, false).reason()).isEqualTo(Reason.SERVICE_CENTRE);
    }

    @Test
    @DisplayName("县里没有人，到市里；一个人都没有，不乱派")
    void aboveTheCountyWhenNobodyIsThere() {
        TestOrganisation empty = new TestOrganisation(context);
        assertThat(routing.nearestOffice(empty.district, null, null, true, false))
                .isEmpty();
        house.holder(house.county, PostRole.DEPUTY_CHAIR, "副主席甲");
        assertThat(nearest(null, null, true, false).reason()).isEqualTo(Reason.COUNTY);
    }

    @Test
    @DisplayName("不认识的单位，不影响按地点转")
    void anUnknownEmployerIsNoObstacle() {
        assertThat(nearest(house.town(1), UUID.randomUUID(), true, false).reason())
                .isEqualTo(Reason.PLACE_TOWN);
    }

    @Test
    @DisplayName("经办人先于负责人，代理先于本人，被排除的不出现")
    void aClerkComesFirstThenTheHead() {
        Union valley = house.town("山谷乡总工会", 4);
        UUID chair = house.holder(valley, PostRole.CHAIR, "主席");
        Post deputyPost = house.post(valley, PostRole.DEPUTY_CHAIR);
        UUID deputy = house.account("副主席");
        house.appoint(deputyPost, deputy);
        assertThat(held(valley, Set.of())).contains(deputy);
        UUID stand = house.account("代理");
        house.acting(deputyPost, stand);
        assertThat(held(valley, Set.of())).contains(stand);
        UUID clerk = house.holder(valley, PostRole.CLERK, "经办");
        assertThat(held(valley, Set.of())).contains(clerk);
        assertThat(held(valley, Set.of(clerk, stand))).contains(deputy);
        assertThat(routing.headOf(house.district, valley.id(), Set.of(stand, deputy)))
                .map(Holder::account)
                .contains(chair);
        house.holder(valley, PostRole.CASHIER, "出纳");
        assertThat(held(valley, Set.of(clerk, stand, deputy, chair))).isEmpty();
    }

    private Optional<UUID> held(Union union, Set<UUID> excluded) {
        return routing.holderOf(house.district, union.id(), excluded).map(Holder::account);
    }

    @Test
    @DisplayName("往上一级：单位到镇街，镇街到县，跳过没有人的一级")
    void theNextLevelUpWithSomebodyPresent() {
        assertThat(above(yardUnion)).contains(harbour.id());
        house.holder(house.county, PostRole.DEPUTY_CHAIR, "副主席甲");
        assertThat(above(harbour)).contains(house.county.id());
        endAll(harbour);
        assertThat(above(yardUnion)).contains(house.county.id());
    }

    private Optional<UUID> above(Union union) {
        return routing.above(house.district, union.id(), Set.of()).map(Office::union);
    }

    @Test
    @DisplayName("对办理不满的，到县里，不回到原经办人")
    void complaintsAboutTheHandlingNeverGoToTheHandler() {
        Union centre = house.serviceCentre();
        UUID window = house.holder(centre, PostRole.CLERK, "陈窗口");
        UUID head = house.holder(centre, PostRole.DEPARTMENT_HEAD, "中心主任");
        assertThat(routing.countyOffice(house.district, Set.of())
                        .orElseThrow()
                        .holder()
                        .account())
                .isEqualTo(window);
        assertThat(routing.countyOffice(house.district, Set.of(window))
                        .orElseThrow()
                        .holder()
                        .account())
                .isEqualTo(head);
    }

    @Test
    @DisplayName("手机号只有本人同意才显示")
    void theMobileIsShownByConsentOnly() {
        Tenure tenure = tenures.runningIn(house.house, house.district, harbour.id(), house.today())
                .getFirst();
        tenureDesk.showMobile(
                Scope.self(Actor.person(harbourClerk, "林小海"), house.district), house.district, tenure.id(), true);
        assertThat(nearest(house.town(1), null, true, false).holder().mobile()).startsWith("138");
    }

    @Test
    @DisplayName("任期到期的第二天起，不再派给他")
    void nobodyIsPresentAfterTheTermHasEnded() {
        Union bay = house.town("海湾镇总工会", 5);
        Post chair = house.post(bay, PostRole.CHAIR);
        LocalDate today = house.today();
        tenureDesk.appoint(
                house.house,
                new Appointment(
                        house.district,
                        chair.id(),
                        house.account("老主席"),
                        OfficerKind.PART_TIME,
                        today.minusYears(5),
                        today,
                        false));
        assertThat(held(bay, Set.of())).isEmpty();
    }

    private void endAll(Union union) {
        tenures.runningIn(house.house, house.district, union.id(), house.today())
                .forEach(
                        tenure -> tenureDesk.end(house.house, new Ending(house.district, tenure.id(), "离职", null, "")));
    }
}
