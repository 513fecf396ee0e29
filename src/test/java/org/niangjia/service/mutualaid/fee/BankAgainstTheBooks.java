package org.niangjia.service.mutualaid.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.service.mutualaid.enrolment.UnitHouse;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("出纳对银行余额：账上、银行、在途，差一分也说出来")
class BankAgainstTheBooks {
    @Autowired
    private ApplicationContext context;

    private UnitHouse house;
    private String bank;

    @BeforeAll
    void build() {
        house = new UnitHouse(context);
        bank = house.till() + "/bank";
        house.read(UnitHouse.line("对账甲", "", "100.00") + UnitHouse.line("对账乙", "", "20.00"));
    }

    private Http.Reply typed(String day, String yuan) {
        return house.cashier.post(bank, Map.of("day", day, "balance", yuan));
    }

    @Test
    @DisplayName("一样就对得上；少一分说少一分；付款在途的那部分单列，银行已扣也算对得上")
    void isComparedToTheFen() {
        String today = UnitHouse.today().toString();
        Http.Reply even = typed(today, "120");
        assertThat(even.status()).as(even.raw().body()).isEqualTo(200);
        assertThat(even.json().path("differenceFen").asLong()).isZero();
        assertThat(even.json().at("/compared/books/suspenseFen").asLong()).isEqualTo(120_00);
        assertThat(typed(today, "119.99").json().path("differenceFen").asLong()).isEqualTo(-1);
        house.cashier.post(
                house.lineOf("对账乙") + "/refund",
                Map.of("amount", "20", "reason", "错转", "payee", "对账乙", "account", "6217000000000001234"));
        Http.Reply way = typed(today, "100");
        assertThat(way.json().at("/compared/books/onItsWayFen").asLong()).isEqualTo(20_00);
        assertThat(way.json().path("differenceFen").asLong()).isEqualTo(-20_00);
        assertThat(way.json().path("unexplainedFen").asLong()).isZero();
        String before = UnitHouse.today().minusDays(1).toString();
        Http.Reply earlier = typed(before, "5");
        assertThat(earlier.json().at("/compared/books/bookFen").asLong())
                .as("那天账上还没有钱")
                .isZero();
        assertThat(earlier.json().path("differenceFen").asLong()).isEqualTo(5_00);
        assertThat(house.cashier.get(bank).json().at("/compared/day").asString())
                .as("默认看最近一天")
                .isEqualTo(today);
    }

    @Test
    @DisplayName("将来的日子、负数、三位小数不收；不是出纳只能看；邻县看不到这里的")
    void isTypedByTheCashier() {
        typed(UnitHouse.today().minusDays(3).toString(), "0");
        assertThat(typed(UnitHouse.today().plusDays(1).toString(), "-1").codes())
                .containsExactlyInAnyOrder("collection.DAY_MISSING", "collection.BALANCE_WRONG");
        assertThat(typed(UnitHouse.today().toString(), "1.005").codes()).isEqualTo(List.of("collection.BALANCE_WRONG"));
        assertThat(house.reviewer
                        .post(bank, Map.of("day", UnitHouse.today().toString(), "balance", "1"))
                        .codes())
                .containsExactly("collection.CASHIER_ONLY");
        assertThat(house.reviewer.get(bank).status()).isEqualTo(200);
        assertThat(house.yard.neighbour.get(bank).json().path("items").size())
                .as("邻县看到的是自己的收款户")
                .isZero();
    }
}
