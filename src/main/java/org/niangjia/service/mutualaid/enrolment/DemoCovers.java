package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.service.mutualaid.cover.Batch;
import org.niangjia.service.mutualaid.cover.DemoInsured;
import org.niangjia.service.mutualaid.cover.EnrolmentDesk;
import org.niangjia.service.mutualaid.cover.Insured;
import org.springframework.stereotype.Component;

/** 演示保障. Covers of the year before, brought over from the old books: of the demo's units and of its workers. */
@Component
class DemoCovers {
    private static final int PUTUO = 330903;

    private final EnrolmentDesk enrolments;
    private final Employers employers;
    private final Clock clock;

    DemoCovers(EnrolmentDesk enrolments, Employers employers, Clock clock) {
        this.enrolments = enrolments;
        this.employers = employers;
        this.clock = clock;
    }

    /** Workers who claim are covered by their own story (DemoClaims). */
    void before(int year) {
        LocalDate paid = LocalDate.of(year - 1, 12, 20);
        putuo(year, DemoRosters.YARD, paid, people(0, 49));
        putuo(year, DemoRosters.FISH, paid, people(1, 118));
        putuo(year, DemoRosters.FLEET, paid, people(2, 140));
        putuo(year, DemoRosters.SCHOOL, paid, people(3, 90));
        putuo(year, DemoRosters.HOTEL, paid, people(4, 51, story("迪丽娜尔·艾山", 1996, false)));
        putuo(year, "舟山普陀顺澜船舶劳务有限公司", paid, people(5, 30));
    }

    /** Everybody takes the stay in hospital, and one thing more. */
    private void putuo(int year, String unit, LocalDate paid, List<Insured> people) {
        for (String module : List.of("medical", "major", "women")) {
            List<Insured> taking =
                    people.stream().filter(one -> takes(one).contains(module)).toList();
            cover(year, module, unit, paid, taking);
        }
    }

    /** 普陀所选的项目, for 50 yuan in all. */
    static List<String> takes(Insured one) {
        return List.of("medical", DemoInsured.beside(one));
    }

    /** A worker of the demo, with the number that the register of members knows them by. */
    private static Insured story(String name, int born, boolean man) {
        return new Insured(
                name,
                IdCardNumber.of(IdCardNumber.DEMO_AREA, LocalDate.of(born, 5, 12), man ? 901 : 902),
                "employee",
                1);
    }

    static List<Insured> people(int group, int count, Insured... more) {
        List<Insured> people = new ArrayList<>(List.of(more));
        people.addAll(DemoInsured.group(group, count));
        return people;
    }

    private void cover(int year, String module, String unit, LocalDate paid, List<Insured> people) {
        UUID employer = employer(PUTUO, unit).id();
        enrolments.enrol(
                Scope.house(PUTUO),
                new Batch(Uuid7.next(clock), PUTUO, "putuo", year, module, "unit", employer, unit, paid, people));
    }

    Employer employer(int district, String name) {
        return employers.page(Scope.house(district), EmployerQuery.of(name), null, 5).stream()
                .filter(each -> each.facts().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no employer " + name));
    }
}
