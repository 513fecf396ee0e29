package org.niangjia.service.card;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.membership.GroupTag;
import org.niangjia.platform.membership.Member;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.platform.membership.MemberState;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.TransferDesk;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.organisation.Unions;
import org.springframework.stereotype.Component;

/** 演示会员. The workers of the demo as members with a linked account, so that each has a card at once. */
@Component
class DemoMembers implements DemoChapter {
    private static final int PUTUO = 330903;
    private static final int MEN = 901;
    private static final int WOMEN = 902;
    private static final int YEARS_A_MEMBER = 3;

    private static final List<Person> PEOPLE = List.of(
            new Person("郑海波", PUTUO, "舟山普陀蓝礁船舶修理有限公司工会", "舟山普陀蓝礁船舶修理有限公司", 1987, MEN, GroupTag.HEAT),
            new Person("何大勇", PUTUO, "沈家门街道望潮社区联合工会", "舟山普陀顺澜船舶劳务有限公司", 1979, MEN, GroupTag.MIGRANT),
            new Person("迪丽娜尔·艾山", PUTUO, "舟山普陀沙屿酒店有限公司工会", "舟山普陀沙屿酒店有限公司", 1996, WOMEN, GroupTag.WOMAN),
            new Person("陆小芸", PUTUO, "舟山普陀鲜岬水产食品有限公司工会", "舟山普陀鲜岬水产食品有限公司", 1993, WOMEN, GroupTag.WOMAN),
            new Person("方远航", PUTUO, "舟山普陀丰澜远洋渔业有限公司工会", "舟山普陀丰澜远洋渔业有限公司", 1984, MEN, null),
            new Person("徐根宝", PUTUO, "舟山普陀蓝礁船舶修理有限公司工会", "舟山普陀蓝礁船舶修理有限公司", 1964, MEN, null),
            new Person("俞静", PUTUO, "舟山市普陀区青礁实验学校工会", "舟山市普陀区青礁实验学校", 1990, WOMEN, GroupTag.WOMAN),
            new Person("成渔火", 330902, "舟山定海白帆针织有限公司工会", "舟山定海白帆针织有限公司", 1988, MEN, null),
            new Person("郭晓经", 330481, "海宁潮痕经编有限公司工会", "海宁潮痕经编有限公司", 1991, MEN, null),
            new Person("蓝竹生", 330523, "安吉竹影家具有限公司工会", "安吉竹影家具有限公司", 1983, MEN, null),
            new Person("来月芳", 330109, "杭州萧山临浦圆规机械有限公司工会", "杭州萧山临浦圆规机械有限公司", 1988, WOMEN, GroupTag.WOMAN),
            new Person("邬春晓", 330482, "平湖瓜灯箱包有限公司工会", "平湖瓜灯箱包有限公司", 1992, WOMEN, GroupTag.WOMAN));

    /** Retired since; the membership is kept. */
    private static final String RETIRED = "徐根宝";

    /** Works in another quarter now, whose joint union has asked for her; she has not answered yet. */
    private static final String MOVING = "迪丽娜尔·艾山";

    private static final String NEW_UNION = "东港商圈联合工会";

    private final MemberDesk desk;
    private final OwnMembership memberships;
    private final TransferDesk transfers;
    private final Unions unions;
    private final Employers employers;
    private final Clock clock;
    private final Map<String, Member> known = new HashMap<>();

    DemoMembers(
            MemberDesk desk,
            OwnMembership memberships,
            TransferDesk transfers,
            Unions unions,
            Employers employers,
            Clock clock) {
        this.desk = desk;
        this.memberships = memberships;
        this.transfers = transfers;
        this.unions = unions;
        this.employers = employers;
        this.clock = clock;
    }

    /** 一名会员. Invented, as the number says. */
    private record Person(
            String name,
            int district,
            String union,
            String employer,
            int born,
            int sequence,
            @Nullable GroupTag tag) {
        String number() {
            return IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(born, 5, 12), sequence)
                    .value();
        }
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment("60c 10:00"), () -> PEOPLE.forEach(person -> join(stage, person)));
        stage.at(stage.moment("12w 10:30"), this::retire);
        stage.at(stage.moment("1w 10:10"), this::claim);
    }

    private void join(DemoStage stage, Person person) {
        int district = person.district();
        LocalDate joined = LocalDate.ofInstant(clock.instant(), Times.ZONE).minusYears(YEARS_A_MEMBER);
        MemberFacts facts = new MemberFacts(
                person.name(),
                person.number(),
                "",
                union(district, person.union()),
                new MemberFacts.Work(employer(district, person.employer()), null, "", null, joined),
                person.tag() == null ? Set.of() : Set.of(person.tag()),
                joined);
        known.put(person.name(), desk.join(Scope.house(district), district, facts));
        memberships.link(
                stage.worker(person.name()).person(),
                district,
                new OwnMembership.Proof(person.name(), person.number()));
    }

    private void retire() {
        Member member = java.util.Objects.requireNonNull(known.get(RETIRED));
        desk.setState(Scope.house(PUTUO), member.id(), MemberState.RETAINED, "退休");
    }

    private void claim() {
        Person person = PEOPLE.stream()
                .filter(each -> each.name().equals(MOVING))
                .findFirst()
                .orElseThrow();
        transfers.claim(Scope.house(PUTUO), PUTUO, MOVING, person.number(), union(PUTUO, NEW_UNION));
    }

    private UUID union(int district, String name) {
        return unions.search(Scope.house(district), name, 5).stream()
                .filter(union -> union.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no union " + name))
                .id();
    }

    private UUID employer(int district, String name) {
        return employers.page(Scope.house(district), EmployerQuery.of(name), null, 5).stream()
                .filter(each -> each.facts().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no employer " + name))
                .id();
    }
}
