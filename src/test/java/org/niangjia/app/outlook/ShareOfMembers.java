package org.niangjia.app.outlook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.app.outlook.Coverage.Confirmation;
import org.niangjia.app.outlook.Joined.Staff;
import org.niangjia.base.Scope;
import org.niangjia.platform.membership.MemberDesk;
import org.niangjia.platform.membership.MemberFacts;
import org.niangjia.service.request.Shipyard;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

@HouseTest
@DisplayName("入会率")
class ShareOfMembers {
    @Autowired
    private ApplicationContext context;

    private static @Nullable Confirmation confirmed(long staff) {
        return new Confirmation(LocalDate.EPOCH, staff, "社保", OffsetDateTime.MIN, "赵");
    }

    @ParameterizedTest
    @CsvSource({
        "99, 100, ",
        "100, 100, outlook.flag.exactly_staff",
        "101, 100, outlook.flag.more_members",
        "0, 0, ",
    })
    @DisplayName("会员比职工多、正好 100 %，都提醒；99 % 不提醒")
    void doubtsWhatIsTooGood(long members, long staff, @Nullable String flag) {
        assertThat(Joined.flags(members, new Staff(staff, 1, 0, null), confirmed(staff)))
                .isEqualTo(flag == null ? java.util.List.of() : java.util.List.of(flag));
    }

    @Test
    @DisplayName("分母没有确认、确认以后变了、有单位没登记人数，都说出来")
    void saysWhatIsNotSureOfTheDenominator() {
        Staff staff = new Staff(100, 3, 1, null);
        assertThat(Joined.flags(50, staff, null))
                .containsExactly("outlook.flag.unconfirmed", "outlook.flag.staff_unknown");
        assertThat(Joined.flags(50, staff, confirmed(99)))
                .containsExactly("outlook.flag.changed", "outlook.flag.staff_unknown");
    }

    private JsonNode rate(Http reader, String more) {
        Http.Reply reply = reader.get("/api/outlook/joined" + more);
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
        return reply.json();
    }

    private void join(Shipyard yard, int people) {
        for (int i = 0; i < people; i++) {
            String number = Shipyard.newNumber();
            context.getBean(MemberDesk.class)
                    .join(
                            Scope.house(yard.district),
                            yard.district,
                            new MemberFacts(
                                    "王某",
                                    number,
                                    "",
                                    yard.town.id(),
                                    new MemberFacts.Work(null, null, "外卖骑手", yard.place.town(101), yard.place.today()),
                                    Set.of(),
                                    yard.place.today()));
        }
    }

    @Test
    @DisplayName("分子来自名册，分母说出来源、日子和确认的人；没有确认过的日子只有会员数；单位和邻县看不到")
    void namesSourceDayAndConfirmerOfItsDenominator() {
        Shipyard yard = new Shipyard(context);
        join(yard, 6);
        context.getBean(JdbcClient.class)
                .sql(
                        "UPDATE organisation_employer SET staff = 24, staff_source = '社保', staff_on = ? WHERE district = ? AND id = ?")
                .params(yard.place.today(), yard.district, yard.yard.id())
                .update();
        JsonNode before = rate(yard.deputy, "");
        assertThat(before.path("numerator").asLong()).isEqualTo(6);
        assertThat(before.path("denominator").asLong()).isEqualTo(24);
        assertThat(before.path("value").asDouble()).isEqualTo(0.25);
        assertThat(before.path("flags").toString()).contains("unconfirmed");
        assertThat(yard.officer
                        .post("/api/outlook/joined/confirmation", Map.of("source", "社保局"))
                        .status())
                .isIn(403, 422);
        assertThat(yard.deputy
                        .post("/api/outlook/joined/confirmation", Map.of("source", ""))
                        .status())
                .isEqualTo(422);
        assertThat(yard.deputy
                        .post("/api/outlook/joined/confirmation", Map.of("source", "社保局十月参保数"))
                        .status())
                .isEqualTo(200);
        JsonNode after = rate(yard.deputy, "");
        assertThat(after.path("confirmedBy").asString()).isEqualTo("县里钱");
        assertThat(after.path("source").asString()).isEqualTo("社保局十月参保数");
        assertThat(after.path("confirmedOn").asString())
                .isEqualTo(yard.place.today().toString());
        assertThat(after.path("flags")).isEmpty();
        JsonNode past = rate(yard.deputy, "?asOf=" + yard.place.today().minusDays(1));
        assertThat(past.path("numerator").asLong()).isZero();
        assertThat(past.path("value").isNull()).isTrue();
        assertThat(past.path("flags").toString()).contains("not_then");
        assertThat(rate(yard.officer, "").path("numerator").asLong()).isEqualTo(6);
        assertThat(rate(yard.chair, "").path("hidden").asBoolean()).isTrue();
        assertThat(rate(yard.cityOfficer, "?district=" + yard.district)
                        .path("numerator")
                        .isNull())
                .isTrue();
        assertThat(yard.neighbour
                        .get("/api/outlook/joined?district=" + yard.district)
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("四个会员不显示，也不给各月")
    void leavesOutFewMembers() {
        Shipyard yard = new Shipyard(context);
        join(yard, 4);
        JsonNode rate = rate(yard.deputy, "");
        assertThat(rate.path("hidden").asBoolean()).isTrue();
        assertThat(rate.path("numerator").isNull()).isTrue();
        assertThat(rate.path("months")).isEmpty();
    }
}
