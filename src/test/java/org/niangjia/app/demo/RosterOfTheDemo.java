package org.niangjia.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.ToldWorld;
import org.niangjia.app.demo.DemoFirms.Firm;
import org.niangjia.base.IdCardNumber;
import org.springframework.jdbc.core.simple.JdbcClient;

@DisplayName("演示会员名册")
class RosterOfTheDemo {
    private static final int MEMBERS = 100_000;

    private static List<DemoRoster> all(int first) {
        List<DemoRoster> all = new ArrayList<>();
        int offset = 0;
        for (Map.Entry<Integer, Integer> each :
                new TreeMap<>(DemoFirms.members(first)).reversed().entrySet()) {
            all.add(new DemoRoster(each.getKey(), each.getValue(), offset));
            offset += each.getValue();
        }
        return all;
    }

    private static List<String[]> rows(DemoRoster roster, int sheet) {
        return new String(roster.sheet(sheet), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }

    @Test
    @DisplayName("十六万人，证件号都以 990903 开头、校验码正确、一号一人；手机号只用没有人用的号段")
    void everybodyHasANumberOfTheirOwn() {
        Set<String> numbers = new HashSet<>();
        int people = 0;
        for (DemoRoster roster : all(MEMBERS)) {
            for (int sheet = 0; sheet < roster.sheets(); sheet++) {
                for (String[] row : rows(roster, sheet)) {
                    people++;
                    assertThat(row).hasSize(7);
                    numbers.add(new IdCardNumber(row[1]).value());
                    assertThat(row[1]).startsWith("990903");
                    assertThat(row[2]).matches("|1990000[1-7]\\d{3}");
                }
            }
        }
        assertThat(people).isEqualTo(160_000);
        assertThat(numbers).hasSize(people);
    }

    @Test
    @DisplayName("每次都一样；每册五千行，一行不少")
    void isTheSameEachTime() {
        DemoRoster once = all(12_000).getFirst();
        DemoRoster again = all(12_000).getFirst();
        assertThat(once.sheets()).isEqualTo(3);
        assertThat(again.sheet(2)).isEqualTo(once.sheet(2));
        assertThat(rows(once, 0)).hasSize(DemoRoster.ROWS_OF_A_SHEET);
        assertThat(rows(once, 2)).hasSize(2_000);
        assertThat(once.name(2)).isEqualTo("舟山普陀会员名册（第3册，共3册）.csv");
    }

    @Test
    @DisplayName("单位不重名、不重码，会员少于职工；人少时只用名册里已有的单位")
    void firmsHaveRoomForTheirMembers() {
        for (DemoRoster roster : all(MEMBERS)) {
            assertThat(roster.firms()).extracting(Firm::name).doesNotHaveDuplicates();
            assertThat(roster.firms())
                    .extracting(Firm::code)
                    .filteredOn(code -> !code.isEmpty())
                    .doesNotHaveDuplicates();
            assertThat(roster.firms()).allMatch(firm -> firm.members() < firm.staff());
            assertThat(roster.firms()).hasSizeBetween(100, 400);
        }
        assertThat(all(60).stream().flatMap(roster -> roster.firms().stream())).noneMatch(Firm::invented);
    }

    @Test
    @DisplayName("讲好的世界里每个人都进来了，名册是导入的，计数对得上")
    void everybodyHasComeIn() {
        JdbcClient jdbc = ToldWorld.context().getBean(JdbcClient.class);
        assertThat(count(jdbc, "SELECT count(*) FROM membership_member")).isGreaterThanOrEqualTo(96);
        assertThat(count(
                        jdbc,
                        "SELECT count(*) FROM sheet_import WHERE kind = 'members' AND state = 'STORED' AND bad = 0"))
                .isGreaterThanOrEqualTo(4);
        assertThat(ToldWorld.context()
                        .getBeansOfType(org.niangjia.platform.store.Verification.class)
                        .values())
                .filteredOn(each -> each.name().equals("membership"))
                .singleElement()
                .satisfies(each -> assertThat(each.verify()).isEmpty());
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    @Test
    @DisplayName("讲完以后，数据库清点过每一张表：不把满表当成空表来查")
    void leavesNoTableUncounted() {
        List<@Nullable String> uncounted = ToldWorld.context()
                .getBean(JdbcClient.class)
                .sql("""
                        SELECT relname FROM pg_class
                         WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND reltuples < 0
                        """)
                .query(String.class)
                .list();
        assertThat(uncounted).isEmpty();
    }
}
