package org.niangjia.engine.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("对账单上的一笔进账，是谁缴的")
class TransferOnAStatement {
    private static final LocalDate DAY = LocalDate.of(2026, 12, 3);

    private final List<Notice> open = new ArrayList<>();

    private Notice notice(int number, String payer, long fen) {
        Notice notice = new Notice(
                330903,
                new UUID(1, number),
                "aid",
                PaymentCode.of(number).text(),
                payer,
                fen,
                0,
                new UUID(2, number),
                DAY,
                Instant.EPOCH,
                "孙静娴",
                null,
                null);
        open.add(notice);
        return notice;
    }

    private List<Suggestion> of(String payer, String remark, long fen) {
        return Matching.of(new StatementLine(330903, new UUID(3, 1), "aid", "1", DAY, fen, payer, remark, 0), open);
    }

    @Test
    @DisplayName("附言里有缴款码、金额正好：一条建议，一分不差")
    void isMeantByItsCode() {
        Notice yard = notice(1, "大洋船厂", 300_000);
        notice(2, "鲜岬水产", 300_000);
        assertThat(of("会计个人户王某", "医疗互助 " + yard.code(), 300_000))
                .containsExactly(new Suggestion(List.of(yard), Suggestion.Why.CODE, Suggestion.Fit.EXACT, 0));
    }

    @Test
    @DisplayName("缴款码中间有空格、横杠、小写、全角也认得；错一位不认")
    void hasItsCodeHoweverWritten() {
        Notice yard = notice(1, "大洋船厂", 300_000);
        String digits = yard.code().substring(2);
        for (String written : List.of(
                "jf" + digits,
                "JF " + digits,
                "ＪＦ" + digits.substring(0, 3) + "-" + digits.substring(3),
                "(" + yard.code() + ")")) {
            assertThat(of("", written, 1)).as(written).hasSize(1);
        }
        char last = (char) ('0' + (digits.charAt(6) - '0' + 1) % 10);
        assertThat(PaymentCode.in("JF" + digits.substring(0, 6) + last)).isEmpty();
    }

    @Test
    @DisplayName("公司账户缴少两个人：认得是谁，少 100 元")
    void isShort() {
        Notice yard = notice(1, "大洋船厂", 300_000);
        assertThat(of("大洋船厂", "", 290_000))
                .containsExactly(new Suggestion(List.of(yard), Suggestion.Why.PAYER, Suggestion.Fit.UNDER, 10_000));
    }

    @Test
    @DisplayName("多缴 50 元：认得是谁，多的留在暂收")
    void isTooMuch() {
        Notice yard = notice(1, "大洋船厂", 300_000);
        assertThat(of("大洋船厂", yard.code(), 305_000).getFirst())
                .isEqualTo(new Suggestion(List.of(yard), Suggestion.Why.CODE, Suggestion.Fit.OVER, 5_000));
    }

    @Test
    @DisplayName("镇上一笔钱缴三家单位：附言里三个码")
    void isForThreeUnits() {
        Notice one = notice(1, "甲厂", 100_000);
        Notice two = notice(2, "乙厂", 50_000);
        Notice three = notice(3, "丙厂", 25_000);
        notice(4, "丁厂", 175_000);
        Suggestion found = of("沈家门街道总工会", one.code() + "、" + two.code() + "、" + three.code(), 175_000)
                .getFirst();
        assertThat(found.notices()).containsExactly(one, two, three);
        assertThat(found.fit()).isEqualTo(Suggestion.Fit.EXACT);
    }

    @Test
    @DisplayName("同一单位两张通知单一起缴，括号全角半角不同：按付款人和金额合起来认")
    void isTwoNoticesOfOnePayer() {
        Notice one = notice(1, "大洋（舟山）船厂", 100_000);
        Notice two = notice(2, "大洋（舟山）船厂", 50_000);
        notice(3, "大洋（舟山）船厂", 30_000);
        assertThat(of("大洋(舟山)船厂", "", 150_000))
                .containsExactly(
                        new Suggestion(List.of(one, two), Suggestion.Why.PAYER_AND_AMOUNT, Suggestion.Fit.EXACT, 0));
    }

    @Test
    @DisplayName("什么都对不上：没有建议，留在暂收")
    void isUnknown() {
        notice(1, "大洋船厂", 300_000);
        assertThat(of("李四", "往来款", 123)).isEmpty();
    }

    @Test
    @DisplayName("只有金额对得上：提示核实；六家以上同额就不乱猜")
    void isOnlyAlikeInItsAmount() {
        notice(1, "甲厂", 5_000);
        assertThat(of("李四", "", 5_000)).extracting(Suggestion::why).containsExactly(Suggestion.Why.AMOUNT);
        for (int i = 2; i <= 6; i++) {
            notice(i, "厂" + i, 5_000);
        }
        assertThat(of("李四", "", 5_000)).isEmpty();
    }

    @Property
    @Label("缴款码：任何号码都能从附言里认回来，错任何一位都认不出")
    void findsEveryCodeAndNoWrongOne(
            @ForAll @IntRange(min = 1, max = 9_999_999) int number,
            @ForAll @IntRange(min = 0, max = 6) int place,
            @ForAll @IntRange(min = 1, max = 9) int more) {
        String code = PaymentCode.of(number).text();
        assertThat(PaymentCode.in("缴费" + code + "谢谢")).containsExactly(code);
        char[] digits = code.toCharArray();
        digits[2 + place] = (char) ('0' + (digits[2 + place] - '0' + more) % 10);
        assertThat(PaymentCode.in(new String(digits))).isEmpty();
    }

    @Property
    @Label("一笔钱分给几张通知单：不多分一分，前面的先分足")
    void isSharedInOrder(
            @ForAll @IntRange(min = 1, max = 1_000) int rest,
            @ForAll @IntRange(min = 1, max = 500) int first,
            @ForAll @IntRange(min = 1, max = 500) int second) {
        open.clear();
        List<Notice> two = List.of(notice(1, "甲", first), notice(2, "乙", second));
        var shares = CollectionRules.shares(rest, two);
        assertThat(shares.get(two.get(0))).isEqualTo(Math.min(rest, first));
        assertThat(shares.get(two.get(1))).isEqualTo(Math.clamp(rest - (long) first, 0L, second));
    }

    @Test
    @DisplayName("收据上的大写金额")
    void isWrittenOut() {
        assertThat(ChineseAmount.of(1_230_05)).isEqualTo("壹仟贰佰叁拾元零伍分");
        assertThat(ChineseAmount.of(10_000_00)).isEqualTo("壹万元整");
        assertThat(ChineseAmount.of(100_500_00)).isEqualTo("壹拾万零伍佰元整");
        assertThat(ChineseAmount.of(100_005_000_80L)).isEqualTo("壹亿零伍仟元捌角整");
        assertThat(ChineseAmount.of(50)).isEqualTo("伍角整");
        assertThat(ChineseAmount.of(5)).isEqualTo("伍分");
    }
}
