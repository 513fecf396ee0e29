package org.niangjia.service.mutualaid.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.Http;
import org.niangjia.Overlap;
import org.niangjia.service.mutualaid.FundDesk;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the program looks at beforehand does not decide; each of these is red when what it watches is dropped. */
@HouseTest
@DisplayName("清算时两个人同时办")
class SettlementsAtOnce {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private PooledCounty place;

    @BeforeEach
    void build() {
        place = new PooledCounty(context).withTwoMonths();
    }

    private String confirmed() {
        String id = place.drawn(place.first);
        place.told();
        PooledCounty.step(place.cityHead, id, "confirmation", Map.of());
        place.told();
        return id;
    }

    private static List<Integer> statuses(List<Http.Reply> replies) {
        return replies.stream().map(Http.Reply::status).sorted().toList();
    }

    /** Watches {@code mutualaid_settlement_opens_once}: without it the two periods overlap. */
    @Test
    @DisplayName("两个人同时编制，结到的月份不一样，也只成一张")
    void areDrawnUpOnce() throws Exception {
        confirmed();
        place.closes(place.third);
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_settlement", List.of(() -> place.draws(place.second), () -> place.draws(place.third)));
        assertThat(statuses(replies)).containsExactly(201, 409);
    }

    /** Watches the version of the row. */
    @Test
    @DisplayName("同一笔款同时记两次，只记一次")
    void arePaidOnce() throws Exception {
        String id = confirmed();
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_settlement",
                List.of(
                        () -> place.moved(place.cashier, id, "payment", "记-1"),
                        () -> place.moved(place.cashier, id, "payment", "记-2")));
        assertThat(statuses(replies)).containsExactly(200, 409);
        assertThat(place.balance(place.county, "3101")).isEqualTo(70_000);
    }

    /** Watches the version of the row. */
    @Test
    @DisplayName("一个人确认，一个人退回，只有一个算数")
    void areDecidedOnce() throws Exception {
        String id = place.drawn(place.first);
        place.told();
        List<Http.Reply> replies = Overlap.at(
                "mutualaid_settlement",
                List.of(
                        () -> PooledCounty.step(place.cityHead, id, "confirmation", Map.of()),
                        () -> PooledCounty.step(place.cityHead, id, "return", Map.of("reason", "利息没有记"))));
        assertThat(statuses(replies)).containsExactly(200, 409);
    }

    private void refused(String constraint, String set) {
        assertThatThrownBy(() -> jdbc.sql("UPDATE mutualaid_settlement SET " + set + " WHERE district = :d")
                        .param("d", place.county)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining(constraint);
    }

    @Test
    @DisplayName("不留空、不重叠、两个人、出纳记款、先付后到、凭证不重用：都由数据库守着")
    void areHeldByTheDatabase() {
        String id = confirmed();
        refused("mutualaid_settlement_two_people", "decided_by = drawn_by");
        refused(
                "mutualaid_settlement_paid_first",
                "arrived_at = decided_at, arrived_by = gen_random_uuid(), arrived_name = '', arrived_on = until_on, arrived_voucher = '1'");
        place.moved(place.cashier, id, "payment", "记-1");
        place.told();
        place.moved(place.cityCashier, id, "arrival", "市-1");
        place.told();
        refused("mutualaid_settlement_cashier", "paid_by = drawn_by");
        place.takes(FundDesk.Kind.INTEREST, 20_000, place.second);
        place.closes(place.second);
        String next = place.drawn(place.second);
        place.told();
        PooledCounty.step(place.cityHead, next, "confirmation", Map.of());
        place.told();
        String second = " WHERE district = :d AND id = '" + next + "'::uuid --";
        refused("mutualaid_settlement_no_gap", "from_on = from_on + 1" + second);
        refused("mutualaid_settlement_follows", "from_on = from_on + 1, follows_on = follows_on + 1" + second);
        refused("mutualaid_settlement_one_first", "from_on = from_on + 1, follows_on = NULL" + second);
        assertThat(place.moved(place.cashier, next, "payment", "记-2").status()).isEqualTo(200);
        refused("mutualaid_settlement_voucher_once", "paid_voucher = '记-1'" + second);
        refused(
                "mutualaid_settlement_follows",
                "state = 'RETURNED', reason = '退', paid_at = NULL, paid_by = NULL,"
                        + " paid_on = NULL, paid_voucher = NULL, arrived_at = NULL, arrived_by = NULL, arrived_on = NULL,"
                        + " arrived_voucher = NULL WHERE district = :d AND id = '" + id + "'::uuid --");
    }
}
