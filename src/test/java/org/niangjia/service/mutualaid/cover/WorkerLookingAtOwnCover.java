package org.niangjia.service.mutualaid.cover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.base.Actor;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("职工看自己的互助保障")
class WorkerLookingAtOwnCover {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private EnrolmentDesk enrolments;

    @Test
    @DisplayName("没认领会籍：说清楚怎么办；认领了：看到项目、起止、免责期；别人看不到我的")
    void seesWhatCoversThem() {
        UnitHouse house = new UnitHouse(context);
        Http worker = house.yard.worker;
        assertThat(worker.get("/api/mutual-aid/mine").json().path("known").asBoolean())
                .isFalse();
        String number = UnitHouse.number(true, 1980);
        LocalDate paid = LocalDate.of(UnitHouse.year(), 1, 10);
        enrolments.enrol(
                Scope.house(house.district),
                new Batch(
                        UUID.randomUUID(),
                        house.district,
                        UnitHouse.SCHEME,
                        UnitHouse.year(),
                        "hospital",
                        "unit",
                        null,
                        "大洋船厂",
                        paid,
                        List.of(new Insured("陈漆匠", new IdCardNumber(number), "employee", 1))));
        context.getBean(MemberDesk.class)
                .join(
                        house.yard.place.house,
                        house.district,
                        new MemberFacts(
                                "陈漆匠",
                                number,
                                "",
                                house.yard.town.id(),
                                new MemberFacts.Work(house.yard.yard.id(), null, "", null, UnitHouse.today()),
                                Set.of(),
                                UnitHouse.today()));
        context.getBean(OwnMembership.class)
                .link(
                        Actor.person(house.yard.workerAccount, "陈漆匠"),
                        house.district,
                        new OwnMembership.Proof("陈漆匠", number));
        JsonNode mine = worker.get("/api/mutual-aid/mine").json();
        assertThat(mine.path("known").asBoolean()).isTrue();
        assertThat(mine.path("covers").size()).isOne();
        JsonNode cover = mine.path("covers").get(0);
        assertThat(cover.path("from").asString()).isEqualTo(paid.plusDays(1).toString());
        assertThat(cover.path("until").asString()).isEqualTo(UnitHouse.year() + "-12-31");
        // thirty days of which the first is day 1, the last still waits
        assertThat(cover.path("waitingUntil").asString())
                .isEqualTo(paid.plusDays(30).toString());
        Http other = Http.as(context, house.yard.place.account("别的职工"));
        assertThat(other.get("/api/mutual-aid/mine").json().path("covers").size())
                .isZero();
    }
}
