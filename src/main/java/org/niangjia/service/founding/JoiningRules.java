package org.niangjia.service.founding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.niangjia.base.Decision;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.platform.membership.GroupTag;

/** 入会规则. Every rule of an application in one place; all reasons come at once. */
final class JoiningRules {
    /** 行当. Kept in the register in these words (practice ruling 4). */
    enum Trade {
        RIDER("外卖骑手"),
        DRIVER("网约车、货车司机"),
        COURIER("快递员"),
        CREW("船员"),
        OTHER("");

        private final String words;

        Trade(String words) {
            this.words = words;
        }
    }

    private static final Set<String> TRADES =
            Arrays.stream(Trade.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> GROUPS =
            Arrays.stream(GroupTag.values()).map(Enum::name).collect(Collectors.toUnmodifiableSet());

    /** 只由工会认定. Hardship and model worker are found by the union, not said by the applicant. */
    private static final Set<String> FOUND_BY_UNION = Set.of(GroupTag.HARDSHIP.name(), GroupTag.MODEL.name());

    private JoiningRules() {}

    /**
     * 提交.
     *
     * @param paper what was read of the ID number
     * @param age what the register says of the age
     * @param townFits whether a place is a town of the county
     * @param county whether the county is open here
     */
    static Decision submission(
            NewJoining in, Parsed<IdCardNumber> paper, List<Refusal> age, Predicate<Long> townFits, boolean county) {
        if ("STUDENT".equals(in.kind())) {
            return Decision.of(List.of(JoiningRefusal.STUDENT.at("kind")));
        }
        List<Refusal> reasons = new ArrayList<>();
        reasons.addAll(PersonName.parse(NewJoining.clean(in.name())).at("name").reasons());
        reasons.addAll(paper.at("idNumber").reasons());
        reasons.addAll(age);
        String phone = NewJoining.clean(in.phone());
        if (!phone.isEmpty()) {
            reasons.addAll(PhoneNumber.parse(phone).at("phone").reasons());
        }
        if (!county) {
            reasons.add(JoiningRefusal.COUNTY_MISSING.at("district"));
        }
        work(in, reasons);
        if (in.town() == null || !townFits.test(in.town())) {
            reasons.add(JoiningRefusal.TOWN_MISSING.at("town"));
        }
        if (in.tags().stream().anyMatch(tag -> !GROUPS.contains(tag) || FOUND_BY_UNION.contains(tag))) {
            reasons.add(JoiningRefusal.GROUP_UNKNOWN.at("groups"));
        }
        if (!Boolean.TRUE.equals(in.willing())) {
            reasons.add(JoiningRefusal.NOT_WILLING.at("willing"));
        }
        return Decision.of(reasons);
    }

    private static void work(NewJoining in, List<Refusal> reasons) {
        if (in.unit()) {
            if (NewJoining.clean(in.employer()).length() < 2) {
                reasons.add(JoiningRefusal.EMPLOYER_MISSING.at("employer"));
            }
        } else if (in.flexible()) {
            if (trade(in).isEmpty()) {
                reasons.add(JoiningRefusal.TRADE_MISSING.at("trade"));
            }
        } else {
            reasons.add(JoiningRefusal.KIND_MISSING.at("kind"));
        }
    }

    /** The trade in the words of the register; empty when none was given. */
    static String trade(NewJoining in) {
        String code = NewJoining.clean(in.trade());
        if (!TRADES.contains(code)) {
            return "";
        }
        Trade trade = Trade.valueOf(code);
        return trade == Trade.OTHER ? NewJoining.clean(in.tradeText()) : trade.words;
    }

    static Decision reason(String reason) {
        return reason.isBlank()
                ? Decision.of(List.of(JoiningRefusal.REASON_MISSING.at("reason")))
                : Decision.of(List.of());
    }
}
