package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.organisation.UnionFacts;
import org.niangjia.platform.organisation.UnionKind;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@HouseTest
@DisplayName("会籍接转：新单位申请，原单位五个工作日，本人确认")
class WorkerChangingUnions {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private TransferDesk desk;

    @Autowired
    private Transfers transfers;

    @Autowired
    private Members members;

    @Autowired
    private MembershipPoller poller;

    @Autowired
    private MembershipVerification verification;

    @Autowired
    private UnionDesk unionDesk;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private TestMembers people;
    private String number = "";
    private Member member;

    @BeforeEach
    void aMember() {
        people = new TestMembers(context);
        number = TestMembers.number();
        member = people.join("陈小满", number, people.unit);
    }

    private Scope old() {
        return people.house.officer(people.unit);
    }

    private Scope sister() {
        return people.house.officer(people.sister);
    }

    private Transfer claimed() {
        return desk.claim(sister(), people.house.district, "陈小满", number, people.sister.id());
    }

    private Member now() {
        return members.row(people.house.district, member.id()).orElseThrow();
    }

    private Union neighbourUnit() {
        int neighbour = people.house.neighbour;
        Scope there = Scope.house(neighbour);
        Union county = unionDesk.establish(
                there, neighbour, UnionFacts.of(UnionKind.GENERAL, "邻县总工会", neighbour, "0580-4000000"));
        return unionDesk.create(
                there,
                neighbour,
                county.id(),
                UnionLevel.UNIT,
                UnionFacts.of(UnionKind.DIRECT, "邻县船厂工会", neighbour, ""));
    }

    @Test
    @DisplayName("姓名不对和号码没有人用，答复一个样：光有号码问不出谁在哪里入会")
    void numberAloneTellsNothing() {
        List<String> told = List.of(claimRefused("陈大满", number), claimRefused("陈小满", TestMembers.number()));
        assertThat(told).containsExactly(told.getFirst(), told.getFirst());
    }

    private String claimRefused(String name, String idNumber) {
        return catchThrowableOfType(
                        RefusedException.class,
                        () -> desk.claim(sister(), people.house.district, name, idNumber, people.sister.id()))
                .reasons()
                .toString();
    }

    @Test
    @DisplayName("原单位同意、本人签字，会籍就转过去，人数跟着变")
    void releasedAndSigned() {
        Transfer transfer = claimed();
        desk.release(old(), transfer);
        assertThat(now().state()).isEqualTo(MemberState.PENDING);
        desk.confirmOnPaper(sister(), transfer, true);
        assertThat(now().union()).isEqualTo(people.sister.id());
        assertThat(now().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(transfers.openOf(member.id())).isEmpty();
        assertThat(verification.verify()).noneMatch(f -> f.subject().contains(String.valueOf(people.house.district)));
    }

    @Test
    @DisplayName("原单位不作声：到期前不动，到期后由上级工会默认转出")
    void silenceReleases() {
        Transfer transfer = claimed();
        desk.confirmOnPaper(sister(), transfer, true);
        poller.poll(people.house.district);
        assertThat(now().union()).isEqualTo(people.unit.id());
        due(transfer, clock.instant().plus(Duration.ofMinutes(1)));
        poller.poll(people.house.district);
        assertThat(now().union()).isEqualTo(people.unit.id());
        due(transfer, clock.instant().minusSeconds(1));
        poller.poll(people.house.district);
        assertThat(now().union()).isEqualTo(people.sister.id());
    }

    private void due(Transfer transfer, java.time.Instant at) {
        jdbc.sql("UPDATE membership_transfer SET due_at = :at WHERE id = :id")
                .param("at", Timestamp.from(at))
                .param("id", transfer.id())
                .update();
    }

    @Test
    @DisplayName("同一个人申请接转两次，第二次是 409")
    void claimedTwice() {
        claimed();
        assertThatThrownBy(this::claimed).isInstanceOf(ConflictException.class).hasMessage("membership.TRANSFER_OPEN");
    }

    @Test
    @DisplayName("别的单位既不能替原单位同意，也不能替新单位确认")
    void othersCannotDecide() {
        Transfer transfer = claimed();
        assertThatThrownBy(() -> desk.release(sister(), transfer)).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> desk.confirmOnPaper(old(), transfer, true)).isInstanceOf(NotVisibleException.class);
    }

    @Test
    @DisplayName("撤回以后，待接转的人回到在籍")
    void withdrawn() {
        Transfer transfer = claimed();
        desk.release(old(), transfer);
        desk.withdraw(sister(), transfer, "本人没有来");
        assertThat(now().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(now().union()).isEqualTo(people.unit.id());
    }

    @Test
    @DisplayName("撤回以后，原来保留会籍的人还是保留会籍")
    void withdrawnWhoWasRetained() {
        context.getBean(MemberDesk.class).setState(old(), member.id(), MemberState.RETAINED, "下岗");
        Transfer transfer = claimed();
        desk.release(old(), transfer);
        desk.withdraw(sister(), transfer, "本人没有来");
        assertThat(now().state()).isEqualTo(MemberState.RETAINED);
    }

    @Test
    @DisplayName("转到邻县：那边有了人、这边断电，再跑一次两边就对上，跑几次都一样")
    void acrossDistrictsHealsAfterACrash() {
        Union there = neighbourUnit();
        Transfer transfer =
                desk.claim(Scope.house(people.house.neighbour), people.house.neighbour, "陈小满", number, there.id());
        desk.release(old(), transfer);
        Scope self = Scope.self(Actor.person(people.house.account("陈小满"), "陈小满"), people.house.district);
        desk.confirmOwn(self, member.id());
        // only the new side's poller runs, then the power fails
        poller.poll(people.house.neighbour);
        Member arrived = members.row(people.house.neighbour, member.id()).orElseThrow();
        assertThat(arrived.state()).isEqualTo(MemberState.ACTIVE);
        assertThat(arrived.union()).isEqualTo(there.id());
        assertThat(now().state()).isEqualTo(MemberState.PENDING);
        for (int i = 0; i < 3; i++) {
            poller.poll(people.house.district);
            poller.poll(people.house.neighbour);
        }
        assertThat(now().state()).isEqualTo(MemberState.MOVED);
        assertThat(now().movedTo()).isEqualTo(people.house.neighbour);
        assertThat(members.page(Scope.house(people.house.neighbour), MemberQuery.text("小满"), null, 20))
                .hasSize(1);
        assertThat(members.page(people.house.officer(people.house.county), MemberQuery.text("小满"), null, 20))
                .isEmpty();
        assertThat(verification.verify())
                .noneMatch(f -> f.subject().contains(String.valueOf(people.house.district)))
                .noneMatch(f -> f.subject().contains(String.valueOf(people.house.neighbour)));
    }
}
