package org.niangjia.service.card;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Period;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.Facts;
import org.niangjia.platform.frame.FactsKeeper;
import org.niangjia.platform.membership.Employment;
import org.niangjia.platform.membership.Member;
import org.niangjia.platform.membership.MemberState;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.OwnMembership.Own;
import org.springframework.stereotype.Component;

/** 会员情况. What the linked member record says of somebody; nothing of whoever has not linked one. */
@Component
class OwnFacts implements FactsKeeper {
    private final OwnMembership memberships;

    OwnFacts(OwnMembership memberships) {
        this.memberships = memberships;
    }

    @Override
    public Facts of(Caller caller, LocalDate on) {
        Optional<Own> own = caller.confirmed() ? memberships.of(caller.account()) : Optional.empty();
        return own.map(known -> facts(known, on)).orElseGet(() -> Facts.unknown(on, caller.homeDistrict()));
    }

    static Facts facts(Own own, LocalDate on) {
        Member member = own.member();
        List<Facts.Tag> tags = own.tags().stream()
                .map(each -> new Facts.Tag(each.tag().name(), each.validity()))
                .toList();
        return new Facts(
                on,
                member.district(),
                member.person().birth(),
                member.person().male() ? Facts.Sex.MALE : Facts.Sex.FEMALE,
                standing(member.state()),
                tags,
                own.work().stream().map(OwnFacts::work).toList());
    }

    static Facts.Standing standing(MemberState state) {
        return switch (state) {
            case ACTIVE -> Facts.Standing.MEMBER;
            case RETAINED -> Facts.Standing.KEPT;
            case PENDING -> Facts.Standing.MOVING;
            case ENDED, MOVED -> Facts.Standing.NONE;
        };
    }

    private static Facts.Employment work(Employment each) {
        LocalDate until = each.until();
        Period validity = new Period(each.work().from(), until);
        return new Facts.Employment(trade(each.work().trade()), each.work().employer() != null, validity);
    }

    /** The register has trades in words; rules ask for four of them by code. */
    static String trade(@Nullable String words) {
        String text = words == null ? "" : words;
        if (text.contains("骑手")) {
            return "RIDER";
        }
        if (text.contains("快递")) {
            return "COURIER";
        }
        if (text.contains("网约车") || text.contains("货车") || text.contains("司机")) {
            return "DRIVER";
        }
        return text.contains("船员") ? "CREW" : text;
    }
}
