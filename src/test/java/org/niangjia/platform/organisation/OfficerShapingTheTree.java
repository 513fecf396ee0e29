package org.niangjia.platform.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.PostRole;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DuplicateKeyException;

@HouseTest
@DisplayName("组织树：新建、更名、调整隶属、撤销")
class OfficerShapingTheTree {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private UnionDesk desk;

    @Autowired
    private Unions unions;

    @Autowired
    private Routing routing;

    @Autowired
    private Clock clock;

    private TestOrganisation house;
    private Union town;

    @BeforeEach
    void aTown() {
        house = new TestOrganisation(context);
        town = house.town("港口街道总工会", 1);
    }

    private static List<String> codes(Throwable refused) {
        return ((RefusedException) refused)
                .reasons().stream().map(Refusal::code).toList();
    }

    private Union again(Union union) {
        return unions.get(house.house, union.district(), union.id());
    }

    @Test
    @DisplayName("路径从全国一路到单位，序号不重")
    void pathsLeadFromTheNationToTheUnit() {
        Union village = house.below(
                town, UnionLevel.VILLAGE, UnionKind.VILLAGE_JOINT, "渔港社区联合工会", house.town(1) * 1000 + 1, "");
        Union unit = house.unit(village, "䶮𬭩·船厂工会", house.town(1));
        assertThat(town.path()).isEqualTo(house.county.path() + "T001/");
        assertThat(unit.path()).isEqualTo(house.county.path() + "T001/V001/U0001/");
        assertThat(house.unit(village, "第二家工会", house.town(1)).path()).endsWith("U0002/");
        assertThat(house.serviceCentre().path()).isEqualTo(house.county.path() + "D001/");
        assertThat(again(unit).name()).isEqualTo("䶮𬭩·船厂工会");
        assertThat(unions.below(house.house, town)).extracting(Union::name).containsExactly("渔港社区联合工会");
        assertThat(unions.at(house.house, house.district, UnionPath.above(unit.path())))
                .extracting(Union::level)
                .containsExactly(UnionLevel.CITY, UnionLevel.COUNTY, UnionLevel.TOWN, UnionLevel.VILLAGE);
    }

    @Test
    @DisplayName("更名不改路径，旧版本保存被拒")
    void aNewNameKeepsThePath() {
        UnionFacts renamed = UnionFacts.of(UnionKind.TOWN, "新港街道总工会", house.town(1), "0580-3100009");
        desk.amend(house.house, town.district(), town.id(), town.version(), renamed);
        assertThat(again(town).path()).isEqualTo(town.path());
        assertThat(again(town).name()).isEqualTo("新港街道总工会");
        assertThatExceptionOfType(ConflictException.class)
                .isThrownBy(() -> desk.amend(house.house, town.district(), town.id(), town.version(), renamed));
    }

    @Test
    @DisplayName("调整隶属，下面的都跟着走")
    void aMoveTakesTheWholeSubtreeAlong() {
        Union other = house.town("山前镇总工会", 2);
        Union village = house.below(
                town, UnionLevel.VILLAGE, UnionKind.VILLAGE_JOINT, "渔港社区联合工会", house.town(1) * 1000 + 1, "");
        Union unit = house.unit(village, "机修厂工会", house.town(1));
        Union stays = house.unit(town, "不动的工会", house.town(1));
        desk.move(house.house, village.district(), village.id(), village.version(), other.id());
        assertThat(again(village).path()).isEqualTo(other.path() + "V001/");
        assertThat(again(unit).path()).isEqualTo(other.path() + "V001/U0001/");
        assertThat(again(stays).path()).isEqualTo(stays.path());
        assertThat(again(unit).facts().place()).isEqualTo(house.town(1));
    }

    @Test
    @DisplayName("不能调整到自己下面，也不能把县总挪走，层级要对")
    void whatCannotBeMoved() {
        Union village = house.below(
                town, UnionLevel.VILLAGE, UnionKind.VILLAGE_JOINT, "渔港社区联合工会", house.town(1) * 1000 + 1, "");
        assertThatThrownBy(() -> desk.move(house.house, town.district(), town.id(), 1, village.id()))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.OWN_SUBTREE"));
        assertThatThrownBy(() -> desk.move(house.house, house.district, house.county.id(), 1, town.id()))
                .satisfies(e -> assertThat(codes(e)).contains("organisation.UPPER_STAYS"));
        Union unit = house.unit(town, "机修厂工会", house.town(1));
        assertThatThrownBy(() -> desk.move(house.house, village.district(), village.id(), 1, unit.id()))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.LEVEL_DOES_NOT_FIT"));
    }

    @Test
    @DisplayName("同时新建六个，路径各不相同")
    void manyAtOnceGetPathsOfTheirOwn() throws Exception {
        CyclicBarrier start = new CyclicBarrier(6);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Union>> made = IntStream.range(0, 6)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return house.unit(town, "工会" + i, house.town(1));
                    }))
                    .toList();
            List<String> paths = new ArrayList<>();
            for (Future<Union> one : made) {
                paths.add(one.get().path());
            }
            assertThat(paths).doesNotHaveDuplicates().hasSize(6);
        }
    }

    @Test
    @DisplayName("同一路径在数据库里只能有一个，上下两张表都是")
    void thePathIsUniqueInTheDatabase() {
        Union same = new Union(town.district(), Uuid7.next(clock), town.path(), town.level(), town.facts(), null, 1);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> unions.insert(house.house, same, clock.instant()));
        Union county = house.county;
        Union twin =
                new Union(county.district(), Uuid7.next(clock), county.path(), county.level(), county.facts(), null, 1);
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> unions.insert(house.house, twin, clock.instant()));
        assertThatThrownBy(() -> desk.establish(house.house, house.district, county.facts()))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.PATH_TAKEN"));
    }

    @Test
    @DisplayName("撤销：下面有工会不行；有人在任要先看过提醒；撤销后人不再在任")
    void closingAUnion() {
        Union unit = house.unit(town, "机修厂工会", house.town(1));
        assertThatThrownBy(() -> close(town, true))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.UNIONS_BELOW"));
        Employer employer = house.employer("机修厂", house.town(1));
        house.cover(unit, employer);
        UUID chair = house.holder(unit, PostRole.CHAIR, "主席");
        assertThatThrownBy(() -> close(unit, false))
                .satisfies(e -> assertThat(codes(e))
                        .containsExactly("organisation.HOLDERS_LEFT", "organisation.EMPLOYERS_LEFT"));
        close(unit, true);
        assertThat(again(unit).open()).isFalse();
        assertThat(again(unit).closed()).extracting(Closed::reason).isEqualTo("企业注销");
        assertThat(routing.holderOf(unit.district(), unit.id(), Set.of())).isEmpty();
        assertThat(context.getBean(HatStanding.class).hatsOf(chair)).isEmpty();
        assertThat(unions.below(house.house, town)).isEmpty();
        assertThatThrownBy(() -> house.post(unit, PostRole.CLERK))
                .satisfies(e -> assertThat(codes(e)).containsExactly("organisation.UNION_CLOSED"));
        assertThat(house.unit(town, "新厂工会", house.town(1)).path()).endsWith("U0002/");
    }

    private void close(Union union, boolean warned) {
        desk.close(
                house.house,
                union.district(),
                union.id(),
                again(union).version(),
                new UnionDesk.Closing("企业注销", warned));
    }

    @Test
    @DisplayName("邻县的人看不到，隔壁镇街的人改不了，没有岗位的人什么都做不了")
    void nothingLeaksToTheNeighbour() {
        TestOrganisation other = new TestOrganisation(context);
        Scope neighbour = other.officer(other.county);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> unions.get(neighbour, town.district(), town.id()));
        assertThat(unions.list(neighbour, List.of(town.id()))).isEmpty();
        assertThat(unions.below(neighbour, house.county)).isEmpty();
        assertThat(unions.search(neighbour, "港口", 10)).isEmpty();
        Scope besides = house.officer(house.town("山前镇总工会", 2));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.amend(besides, town.district(), town.id(), 1, town.facts()));
        Scope worker = Scope.self(Actor.person(UUID.randomUUID(), "职工"), house.district);
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> desk.create(
                        worker,
                        town.district(),
                        town.id(),
                        UnionLevel.UNIT,
                        UnionFacts.of(UnionKind.BASIC, "某工会", house.town(1), "")));
    }

    @Test
    @DisplayName("县总和镇街都能按名称查到，范围内的才有")
    void unionsAreFoundByAPieceOfTheirName() {
        house.unit(town, "𬭩业公司工会", house.town(1));
        assertThat(unions.search(house.officer(house.county), "𬭩业", 10)).hasSize(1);
        assertThat(unions.search(house.officer(house.county), "总工会", 10))
                .extracting(Union::name)
                .containsExactly("某县总工会", "港口街道总工会");
        assertThat(unions.search(house.officer(town), "总工会", 10)).hasSize(1);
    }
}
