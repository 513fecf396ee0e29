package org.niangjia.platform.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.membership.OwnMembership.Own;
import org.niangjia.platform.membership.OwnMembership.Proof;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@HouseTest
@DisplayName("本人认领会籍：对得上才给看，对不上都是同一句话")
class WorkerFindingTheirMembership {
    @Autowired
    private ApplicationContext context;

    @Autowired
    private OwnMembership memberships;

    @Autowired
    private TransferDesk transfers;

    @Autowired
    private Accounts accounts;

    private TestMembers people;
    private String number = "";
    private Member member;
    private Actor worker;

    @BeforeEach
    void aMemberAndAnAccount() {
        people = new TestMembers(context);
        number = TestMembers.number();
        UUID account = people.house.account("陈小满");
        worker = Actor.person(account, "陈小满");
        member = join("陈小满", number, phoneOf(worker));
    }

    private Member join(String name, String id, String phone) {
        int district = people.house.district;
        return people.desk.join(Scope.house(district), district, people.facts(name, id, people.unit, phone));
    }

    private String phoneOf(Actor who) {
        return accounts.phoneOf(java.util.Objects.requireNonNull(who.account())).orElseThrow();
    }

    private Actor another(String name) {
        return Actor.person(people.house.account(name), name);
    }

    private Own link(Actor who, String name, String id) {
        return memberships.link(who, people.house.district, new Proof(name, id));
    }

    private static void notProved(ThrowingCallable tried) {
        assertThatThrownBy(tried)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.reasons())
                                .singleElement()
                                .satisfies(r -> assertThat(r.code()).isEqualTo("membership.NOT_PROVED")));
    }

    @Test
    @DisplayName("姓名和完整证件号码对上，就看到工会、状态、从业和标签")
    void byNameAndNumber() {
        assertThat(memberships.of(account(worker))).isEmpty();
        Own own = link(worker, " 陈小满 ", number);
        assertThat(own.unionName()).isEqualTo("船厂工会");
        assertThat(own.member().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(own.work())
                .singleElement()
                .satisfies(w -> assertThat(w.work().trade()).isEqualTo("外卖骑手"));
        assertThat(own.tags()).extracting(OwnMembership.Tagged::tag).containsExactly(GroupTag.NEW_FORM);
        assertThat(memberships.of(account(worker)))
                .map(Own::member)
                .map(Member::id)
                .contains(member.id());
        assertThatThrownBy(() -> link(worker, "陈小满", number)).hasMessageContaining("LINKED_ALREADY");
    }

    private static UUID account(Actor who) {
        return java.util.Objects.requireNonNull(who.account());
    }

    @Test
    @DisplayName("没有这个人、名字不符、别人已经认领、已经注销，说的都是同一句话")
    void tellsNothingOfOthers() {
        notProved(() -> link(worker, "陈小满", TestMembers.number()));
        notProved(() -> link(worker, "陈大满", number));
        String gone = TestMembers.number();
        Member ended = join("已注销", gone, "");
        people.desk.setState(Scope.house(people.house.district), ended.id(), MemberState.ENDED, "退会");
        notProved(() -> link(worker, "已注销", gone));
        link(worker, "陈小满", number);
        notProved(() -> link(another("陈小满"), "陈小满", number));
    }

    @Test
    @DisplayName("后六位：账号手机号正好是一个人登记的，才行")
    void byLastSixOfTheOnlyOne() {
        String six = number.substring(12);
        notProved(() -> link(worker, "陈小满", six.equals("000000") ? "000001" : "000000"));
        notProved(() -> link(another("陈小满"), "陈小满", six));
        assertThat(link(worker, "陈小满", six).member().id()).isEqualTo(member.id());
    }

    @Test
    @DisplayName("一个手机号登记在两个人名下，后六位就不够了，完整号码还行")
    void notByLastSixOfASharedPhone() {
        join("陈大满", TestMembers.number(), phoneOf(worker));
        notProved(() -> link(worker, "陈小满", number.substring(12)));
        assertThat(link(worker, "陈小满", number).member().id()).isEqualTo(member.id());
    }

    @Test
    @DisplayName("窗口解除绑定后，本人的新账号才能再绑")
    void isSetFreeAtTheCounter() {
        link(worker, "陈小满", number);
        Actor anew = another("陈小满");
        assertThatThrownBy(() -> memberships.unlink(people.house.officer(people.unit), member.id(), " "))
                .hasMessageContaining("REASON_MISSING");
        assertThatThrownBy(() -> memberships.unlink(people.house.officer(people.sister), member.id(), "换手机"))
                .isInstanceOf(NotVisibleException.class);
        memberships.unlink(people.house.officer(people.unit), member.id(), "换手机，已看身份证");
        assertThat(memberships.of(account(worker))).isEmpty();
        assertThat(link(anew, "陈小满", number).member().id()).isEqualTo(member.id());
    }

    private Transfer claimed() {
        link(worker, "陈小满", number);
        return transfers.claim(
                people.house.officer(people.sister), people.house.district, "陈小满", number, people.sister.id());
    }

    @Test
    @DisplayName("本人在手机上同意，原单位也同意，会籍就转过去")
    void agreesToATransfer() {
        Transfer transfer = claimed();
        memberships.confirm(worker);
        assertThatThrownBy(() -> memberships.object(worker, "后悔了")).hasMessageContaining("TRANSFER_CONFIRMED");
        transfers.release(people.house.officer(people.unit), transfer);
        assertThat(memberships.of(account(worker))).map(Own::unionName).contains("渔业公司工会");
    }

    @Test
    @DisplayName("本人不同意，写明理由，会籍留在原处；没有接转的，没有什么可答")
    void objectsToATransfer() {
        Transfer transfer = claimed();
        transfers.release(people.house.officer(people.unit), transfer);
        assertThat(memberships.of(account(worker)).orElseThrow().member().state())
                .isEqualTo(MemberState.PENDING);
        assertThatThrownBy(() -> memberships.object(worker, " ")).hasMessageContaining("REASON_MISSING");
        memberships.object(worker, "我没有换单位");
        Own own = memberships.of(account(worker)).orElseThrow();
        assertThat(own.member().state()).isEqualTo(MemberState.ACTIVE);
        assertThat(own.unionName()).isEqualTo("船厂工会");
        assertThat(own.transfer()).isNull();
        assertThatThrownBy(() -> memberships.object(worker, "再说一次")).isInstanceOf(NotVisibleException.class);
        assertThatThrownBy(() -> memberships.confirm(another("别人"))).isInstanceOf(NotVisibleException.class);
    }
}
