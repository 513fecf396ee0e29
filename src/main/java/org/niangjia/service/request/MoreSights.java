package org.niangjia.service.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Extensions;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.Merging;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.reference.Terms;
import org.springframework.stereotype.Component;

/** 特别事项汇总. Puts together what stands beside the ordinary course of a request. */
@Component
class MoreSights {
    private final Extensions extensions;
    private final Merging merging;
    private final Letters letters;
    private final Orders orders;
    private final Signers signers;
    private final Terms terms;

    MoreSights(Extensions extensions, Merging merging, Letters letters, Orders orders, Signers signers, Terms terms) {
        this.extensions = extensions;
        this.merging = merging;
        this.letters = letters;
        this.orders = orders;
        this.signers = signers;
        this.terms = terms;
    }

    OfficeMore office(Case known, List<Recorded> record) {
        int signed = signers.count(known);
        return new OfficeMore(
                extensions.findAsked(known, Request.ANSWER).orElse(null),
                merging.lead(known).orElse(null),
                merging.followers(known),
                letters.list(known),
                orders.of(known).orElse(null),
                Standpoint.answer(record).map(Recorded::text).orElse(""),
                signed,
                signed + 1 >= flag(known),
                !known.stage().open()
                        && Set.of(Request.SOLVED, Request.SILENT, Request.UNREACHABLE)
                                .contains(String.valueOf(known.result())));
    }

    /** From how many people on, the applicant included, a request counts as one of many. */
    int flag(Case known) {
        return terms.number("sq.joint.flag", known.district(), WorkingCalendar.dayOf(known.openedAt()));
    }

    Optional<Case> lead(Case known) {
        return known.step().equals(RequestSteps.MERGED.name()) ? merging.lead(known) : Optional.empty();
    }

    int signers(Case known) {
        return signers.count(known);
    }
}
