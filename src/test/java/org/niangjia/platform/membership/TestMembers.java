package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.TestOrganisation;
import org.niangjia.platform.organisation.Union;
import org.springframework.context.ApplicationContext;

/** 测试用的会员. Two counties with a town and two units in the first, one in the second, and people to join them. */
final class TestMembers {
    private static final AtomicInteger PEOPLE = new AtomicInteger();

    final TestOrganisation house;
    final Union town;
    final Union otherTown;
    final Union unit;
    final Union sister;
    final Employer employer;
    final MemberDesk desk;

    TestMembers(ApplicationContext context) {
        house = TestOrganisation.inSharedCity(context);
        desk = context.getBean(MemberDesk.class);
        town = house.town("甲街道总工会", 1);
        otherTown = house.town("乙街道总工会", 2);
        unit = house.unit(town, "船厂工会", house.town(1));
        sister = house.unit(otherTown, "渔业公司工会", house.town(2));
        employer = house.employer("某船厂" + PEOPLE.incrementAndGet(), house.town(1));
        house.cover(unit, employer);
    }

    /** An invented number that nobody has yet. */
    static String number() {
        int n = PEOPLE.incrementAndGet();
        return IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(1985, 1, 1).plusDays(n / 900), 100 + n % 900)
                .value();
    }

    MemberFacts facts(String name, String number, Union union) {
        return facts(name, number, union, "13800138000");
    }

    MemberFacts facts(String name, String number, Union union, String phone) {
        LocalDate today = house.today();
        return new MemberFacts(
                name,
                number,
                phone,
                union.id(),
                new MemberFacts.Work(null, null, "外卖骑手", house.town(1), today),
                Set.of(GroupTag.NEW_FORM),
                today);
    }

    Member join(String name, Union union) {
        return join(name, number(), union);
    }

    Member join(String name, String number, Union union) {
        return desk.join(Scope.house(union.district()), union.district(), facts(name, number, union));
    }

    static UUID[] none() {
        return new UUID[0];
    }
}
