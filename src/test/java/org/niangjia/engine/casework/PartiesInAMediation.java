package org.niangjia.engine.casework;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.niangjia.TestDatabase;
import org.niangjia.base.Actor;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.HouseClock;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Pollers;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("调解双方：办件声明的每一个词")
class PartiesInAMediation {
    private final TestDatabase.Copy copy = TestDatabase.copy();
    private final AtomicInteger numbers = new AtomicInteger();
    private ConfigurableApplicationContext house;
    private Caseworker caseworker;
    private Cases cases;

    @BeforeAll
    void open() {
        house = copy.house(Mediation.class);
        caseworker = house.getBean(Caseworker.class);
        cases = house.getBean(Cases.class);
        house.getBean(Partitions.class).open(Mediation.DISTRICT);
    }

    @AfterAll
    void close() {
        house.close();
        copy.close();
    }

    private Case opened() {
        return caseworker.open(new Opening(
                Mediation.DISTRICT,
                UUID.randomUUID(),
                "TJ",
                "TJ-330903-2026-%06d".formatted(numbers.incrementAndGet()),
                "工资争议",
                Mediation.office(),
                null,
                null,
                null,
                null,
                null,
                false,
                null,
                Actor.HOUSE,
                "",
                Mediation::key,
                ""));
    }

    private Case move(Case known, Scope scope, String outcome, @Nullable String party) {
        return caseworker.move(
                scope,
                new Move(
                        known.district(),
                        known.id(),
                        -1,
                        outcome,
                        "",
                        true,
                        party,
                        party == null ? scope.actor() : Actor.anonymous(party)));
    }

    private Case party(Case known, String party, String outcome) {
        return move(known, Scope.house(known.district()), outcome, party);
    }

    private Case house(Case known, String... outcomes) {
        Case now = known;
        for (String outcome : outcomes) {
            now = move(now, Scope.house(now.district()), outcome, null);
        }
        return now;
    }

    private List<String> seats(Case known) {
        return house.getBean(JdbcClient.class)
                .sql("SELECT seat FROM casework_task WHERE district = ? AND case_id = ? AND done_at IS NULL ORDER BY 1")
                .param(known.district())
                .param(known.id())
                .query((row, n) -> row.getString(1))
                .list();
    }

    private void pass(Duration time) {
        HouseClock clock = house.getBean(HouseClock.class);
        clock.advanceTo(clock.instant().plus(time));
    }

    @Test
    @DisplayName("双方都同意才往下走：一方同意时办件不动，最后一方带它走")
    void areBothNeeded() {
        Case consent = house(opened(), "in_scope");
        assertThat(seats(consent)).containsExactly("APPLICANT", "RESPONDENT");
        assertThat(consent.stage()).isEqualTo(Stage.WAITING);
        Case half = party(consent, "RESPONDENT", "all");
        assertThat(half.step()).isEqualTo("CONSENT");
        assertThat(seats(half)).containsExactly("APPLICANT");
        assertThat(cases.record(half.district(), half.id()).getLast().stepTo()).isEqualTo("CONSENT");
        assertThatThrownBy(() -> party(half, "RESPONDENT", "all")).isInstanceOf(RefusedException.class);
        Case session = party(half, "APPLICANT", "all");
        assertThat(session.step()).isEqualTo("SESSION");
        assertThat(seats(session)).containsExactly("OFFICE");
    }

    @Test
    @DisplayName("任何一方随时可以不愿调解；别人不能替他说")
    void mayRefuseAtAnyStep() {
        Case consent = party(house(opened(), "in_scope"), "APPLICANT", "all");
        assertThat(party(consent, "RESPONDENT", "refused").step()).isEqualTo("FAILED");
        Case session = house(opened(), "in_scope", "all");
        assertThat(party(session, "APPLICANT", "refused").step()).isEqualTo("FAILED");
        Case other = house(opened(), "in_scope", "all");
        Scope elsewhere =
                new Scope(Mediation.mediator("丁", 3).actor(), List.of(Mediation.DISTRICT), "/9/", java.util.Set.of());
        assertThatThrownBy(() -> move(other, elsewhere, "failed", null)).isInstanceOf(RuntimeException.class);
        assertThat(cases.load(other.district(), other.id()).step()).isEqualTo("SESSION");
        assertThat(party(other, "APPLICANT", "withdrawn").stage()).isEqualTo(Stage.WITHDRAWN);
    }

    @Test
    @DisplayName("冷静期没过不能离开这一步；再谈一次、不愿调解不受限制；过了就能走")
    void waitForTheFloor() {
        Scope mediator = Mediation.mediator("甲", 0);
        Case session = house(opened(), "in_scope", "all");
        assertThatThrownBy(() -> move(session, mediator, "agreed", null))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reasons().getFirst().code()).isEqualTo("casework.TOO_EARLY"));
        assertThat(move(session, mediator, "again", null).step()).isEqualTo("SESSION");
        pass(Duration.ofDays(12));
        assertThat(move(session, mediator, "agreed", null).step()).isEqualTo("SIGN");
    }

    @Test
    @DisplayName("复核要换一个人：同名的另一人可以，改由别人备注一句不算换人")
    void areCheckedByASecondPerson() {
        Scope first = Mediation.mediator("李伟", 1);
        Scope namesake = Mediation.mediator("李伟", 2);
        Case sign = atSign();
        party(sign, "APPLICANT", "all");
        party(sign, "RESPONDENT", "all");
        Case check = move(sign, first, "all", null);
        assertThat(check.step()).isEqualTo("CHECK");
        caseworker.remark(
                Scope.house(check.district()),
                new Move(
                        check.district(),
                        check.id(),
                        -1,
                        "supplemented",
                        "补充",
                        true,
                        "APPLICANT",
                        Actor.anonymous("甲方")));
        assertThatThrownBy(() -> move(check, first, "checked", null))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reasons().getFirst().code()).isEqualTo("casework.SECOND_PERSON"));
        assertThat(move(check, namesake, "checked", null).step()).isEqualTo("PERFORM");
    }

    @Test
    @DisplayName("等外面的事：没有待办，只有系统能推进；重新办理计数，超过次数走另一条路")
    void waitForAnEvent() {
        Case perform = atPerform();
        assertThat(perform.stage()).isEqualTo(Stage.WAITING);
        assertThat(seats(perform)).isEmpty();
        assertThatThrownBy(() -> move(perform, Mediation.mediator("甲", 0), "performed", null))
                .isInstanceOf(RefusedException.class);
        Case again = house(perform, "broken");
        assertThat(again.step()).isEqualTo("SESSION");
        assertThat(again.stage()).isEqualTo(Stage.IN_PROGRESS);
        assertThat(again.reopened()).isEqualTo(1);
        pass(Duration.ofDays(12));
        Case beyond = house(again, "agreed", "all", "checked", "broken");
        assertThat(beyond.step()).isEqualTo("FAILED");
        assertThat(house(beyond, "closed").result()).isEqualTo("closed");
    }

    private Case atSign() {
        Case session = house(opened(), "in_scope", "all");
        pass(Duration.ofDays(12));
        return house(session, "agreed");
    }

    private Case atPerform() {
        return house(atSign(), "all", "checked");
    }

    @Test
    @DisplayName("旧环节的办件从接替它的环节走下去，旧名仍看得懂")
    void goOnFromARetiredStep() throws Exception {
        Case session = house(opened(), "in_scope", "all");
        copy.asOwner("UPDATE casework_case SET step = 'HEARING' WHERE id = '" + session.id() + "'");
        pass(Duration.ofDays(12));
        Case signed = move(session, Mediation.mediator("甲", 0), "agreed", null);
        assertThat(signed.step()).isEqualTo("SIGN");
        assertThat(cases.record(signed.district(), signed.id()).getLast().stepFrom())
                .isEqualTo("HEARING");
    }

    @Test
    @DisplayName("总时限到了由系统了结；一个出错的时钟不挡住后面的")
    void areEndedByTheClock() throws Exception {
        Case broken = house(opened(), "in_scope", "all");
        Case late = house(opened(), "in_scope", "all");
        copy.asOwner("UPDATE casework_case SET type = 'XX' WHERE id = '" + broken.id() + "'");
        pass(Duration.ofDays(40));
        house.getBean(Pollers.class).runAll();
        assertThat(cases.load(late.district(), late.id()).step()).isEqualTo("FAILED");
        copy.asOwner("UPDATE casework_case SET type = 'TJ' WHERE id = '" + broken.id() + "'");
        pass(Duration.ofHours(2));
        house.getBean(Pollers.class).runAll();
        assertThat(cases.load(broken.district(), broken.id()).step()).isEqualTo("FAILED");
    }

    @Test
    @DisplayName("同一版本改了样子，就不启动；换了版本可以")
    void refuseToStartWhenTheFormChanged() {
        assertThat(Mediation.type(2).hash()).isEqualTo(Mediation.type(2).hash());
        assertThat(Mediation.type(3).hash()).isNotEqualTo(Mediation.type(2).hash());
        assertThatThrownBy(() -> copy.house(Changed.class).close()).hasMessageContaining("TJ version 2 has changed");
    }

    /** 改了样子的同一版本. */
    static final class Changed implements CaseService {
        private final Mediation same = new Mediation();

        @Override
        public CaseType type() {
            return Mediation.type(2).keep("sq.return");
        }

        @Override
        public Seat seat(Who who, Case facts) {
            return same.seat(who, facts);
        }

        @Override
        public List<String> termKeys(String term, Case facts) {
            return same.termKeys(term, facts);
        }

        @Override
        public List<String> allTermKeys(String term) {
            return same.allTermKeys(term);
        }

        @Override
        public List<Seat> hearOfDelay(Case facts, int level) {
            return List.of();
        }
    }

    @Test
    @DisplayName("乱走一千步，没有一件走丢")
    void strandNothing() {
        assertThat(new Mediation().type().faults()).isEmpty();
        RandomMoves.Walked walked = new RandomMoves(house, Mediation.type(2), 20261123L).walk(this::opened, 1_000);
        assertThat(walked.taken()).isGreaterThan(250);
        assertThat(walked.refused()).isGreaterThan(100);
        assertThat(walked.ended()).isGreaterThan(20);
        Map<String, List<String>> ways = new Ways(Mediation.type(2), 1).all();
        assertThat(ways).containsKeys("PERFORM", "FAILED", "#performed", "#closed", "#withdrawn", "#out_of_scope");
    }
}
