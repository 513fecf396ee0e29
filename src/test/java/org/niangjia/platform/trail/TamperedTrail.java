package org.niangjia.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Finding;

@DisplayName("办理记录被人手改过")
class TamperedTrail {
    @TempDir
    static Path data;

    private static TrailHouse house;
    private int district;
    private int neighbour;

    @BeforeAll
    static void open() {
        house = new TrailHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void tenEntriesInTwoDistricts() {
        district = house.newDistrict();
        neighbour = house.newDistrict();
        TrailHouse.Instance instance = house.new Instance();
        instance.record(district, 10);
        instance.record(neighbour, 10);
        instance.sealer.poll(district);
        instance.sealer.poll(neighbour);
        assertThat(house.verify(district)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "detail = '改过'",
                "actor_name = '别人'",
                "account = NULL",
                "post_title = ''",
                "act = 'VIEWED'",
                "subject = NULL",
                "at = at + interval '1 microsecond'",
                "actor_kind = 'HOUSE'",
                "mac = set_byte(mac, 9, get_byte(mac, 9) # 1)"
            })
    @DisplayName("改动条目的任何一项都会被发现，说得出是哪个县、第几条")
    void namesAnEditedEntry(String change) throws SQLException {
        house.byHand("UPDATE trail_entry SET " + change + " WHERE id = " + entryAt(4));
        found("条目被改动").singleElement().asString().contains(district + " #4 ").contains(idAt(4));
        untouched();
    }

    @Test
    @DisplayName("删掉条目会被发现")
    void namesARemovedEntry() throws SQLException {
        String id = idAt(10);
        house.byHand("DELETE FROM trail_entry WHERE id = " + entryAt(10));
        found("条目被删除").singleElement().asString().contains(district + " #10 " + id);
        untouched();
    }

    @Test
    @DisplayName("连条目带链环一起删掉会被发现")
    void namesAnEntryRemovedWithItsLink() throws SQLException {
        house.byHand("DELETE FROM trail_entry WHERE id = " + entryAt(6));
        house.byHand("DELETE FROM trail_link WHERE seq = 6 AND district = " + district);
        found("第 6 环被删除").hasSize(1);
        untouched();
    }

    @Test
    @DisplayName("删掉后把后面的链环补上来也会被发现")
    void noticesLinksThatWereMovedUp() throws SQLException {
        house.byHand("DELETE FROM trail_entry WHERE id = " + entryAt(6));
        house.byHand("DELETE FROM trail_link WHERE seq = 6 AND district = " + district);
        for (int seq = 7; seq <= 10; seq++) {
            house.byHand("UPDATE trail_link SET seq = seq - 1 WHERE district = " + district + " AND seq = " + seq);
        }
        found("链环被改动").isNotEmpty();
        found("链尾被截断").hasSize(1);
        untouched();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 10})
    @DisplayName("从链尾截掉若干条，链本身完好，也会被发现")
    void noticesATailThatWasCutOff(int howMany) throws SQLException {
        cutOff(howMany);
        found("链尾被截断").singleElement().asString().contains(district + " #10");
        untouched();
    }

    @Test
    @DisplayName("截掉链尾后又办了新事，仍然会被发现")
    void stillNoticesTheCutAfterNewWork() throws SQLException {
        cutOff(3);
        TrailHouse.Instance instance = house.new Instance();
        instance.record(district, 8);
        instance.sealer.poll(district);
        assertThat(house.count("trail_link", district)).isEqualTo(15);
        found("与数据库外保存的链头不符").hasSize(1);
        untouched();
    }

    @Test
    @DisplayName("手工改动链环会被发现")
    void namesAnEditedLink() throws SQLException {
        house.byHand("UPDATE trail_link SET chain = set_byte(chain, 20, get_byte(chain, 20) # 1)"
                + " WHERE seq = 5 AND district = " + district);
        found("链环被改动").first().asString().contains(district + " #5 ");
        untouched();
    }

    @Test
    @DisplayName("手工插入的条目，入链前后都会被发现")
    void namesAnEntryWrittenByHand() throws SQLException {
        house.byHand("""
                INSERT INTO trail_entry SELECT district, gen_random_uuid(), at, actor_kind, account, actor_name, post,
                    post_title, act, subject_kind, subject, detail, mac FROM trail_entry WHERE id = """ + entryAt(2));
        found("条目不是本系统写入的").hasSize(1);
        house.new Instance().sealer.poll(district);
        found("条目被改动").singleElement().asString().contains(district + " #11 ");
        untouched();
    }

    @Test
    @DisplayName("把另一县的条目搬过来会被发现")
    void noticesAnEntryMovedFromAnotherDistrict() throws SQLException {
        house.byHand("UPDATE trail_entry SET district = " + district + " WHERE district = " + neighbour
                + " AND id = (SELECT entry FROM trail_link WHERE district = " + neighbour + " AND seq = 1)");
        found("条目不是本系统写入的").hasSize(1);
    }

    @Test
    @DisplayName("五分钟后还没入链的条目会被指出，没到五分钟的不会")
    void namesAnEntryThatWasPassedOver() {
        TrailHouse.Instance stuck = house.new Instance();
        stuck.record(district, "没有入链");
        house.clock.pass(Duration.ofMinutes(5));
        stuck.record(district, "五分钟整");
        assertThat(house.verify(district)).isEmpty();
        house.clock.pass(Duration.ofMillis(1));
        stuck.record(district, "五分钟多一点");
        found("条目长时间未入链").hasSize(1);
        house.new Instance().sealer.poll(district);
        assertThat(house.verify(district)).isEmpty();
    }

    @Test
    @DisplayName("打印出的总链头，事后能证明当时的记录没有变，新办的事不影响")
    void agreesWithAPrintedHeadAsLongAsNothingBeforeItChanged() throws SQLException {
        house.clock.pass(Duration.ofSeconds(10));
        String printed = house.head().head();
        assertThat(printed).matches("\\d{8}T\\d{6}Z-[0-9a-f]{64}");
        house.clock.pass(Duration.ofMinutes(1));
        TrailHouse.Instance instance = house.new Instance();
        instance.record(district, 5);
        instance.sealer.poll(district);
        String later = Objects.requireNonNull(house.head().heads().get(Integer.toString(district)));
        assertThat(house.head().contains(printed)).isTrue();
        assertThat(house.head().contains(later)).isTrue();
        house.byHand("DELETE FROM trail_link WHERE district = " + district + " AND seq >= 10");
        assertThat(house.head().contains(printed)).isFalse();
        assertThat(house.head().contains(later)).isFalse();
        assertThat(house.head().contains("nonsense")).isFalse();
        assertThat(house.head().contains("")).isFalse();
        assertThat(house.head().contains("20261399T000000Z-00")).isFalse();
    }

    @Test
    @DisplayName("程序自己的数据库角色不能改、不能删、不能清空")
    void cannotBeEditedByTheProgramItself() throws SQLException {
        for (String sql : List.of(
                "UPDATE trail_entry SET detail = ''",
                "DELETE FROM trail_entry",
                "TRUNCATE trail_entry",
                "UPDATE trail_link SET seq = seq",
                "DELETE FROM trail_link",
                "TRUNCATE trail_link")) {
            try (Connection connection = house.copy.app().connect();
                    Statement statement = connection.createStatement()) {
                assertThatExceptionOfType(SQLException.class)
                        .as(sql)
                        .isThrownBy(() -> statement.execute(sql))
                        .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    private void cutOff(int howMany) throws SQLException {
        house.byHand("DELETE FROM trail_entry WHERE district = " + district
                + " AND id IN (SELECT entry FROM trail_link WHERE district = " + district + " AND seq > "
                + (10 - howMany) + ")");
        house.byHand("DELETE FROM trail_link WHERE district = " + district + " AND seq > " + (10 - howMany));
    }

    private ListAssert<Finding> found(String message) {
        return assertThat(house.verify(district))
                .filteredOn(finding -> finding.message().contains(message));
    }

    private void untouched() {
        assertThat(house.verify(neighbour)).isEmpty();
    }

    private String entryAt(int seq) {
        return "(SELECT entry FROM trail_link WHERE district = " + district + " AND seq = " + seq + ")";
    }

    private String idAt(long seq) {
        return house.links
                .at(Scope.house(district), district, seq)
                .orElseThrow()
                .entry()
                .toString();
    }
}
