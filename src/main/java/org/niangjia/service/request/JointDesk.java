package org.niangjia.service.request;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 联名. One request of many: the applicant passes a link on, each signs with an account of their own, sees how it goes
 * and rates the answer. Whoever serves the employer's own union finds nothing behind the link.
 */
@Service
class JointDesk {
    private final Cases cases;
    private final Caseworker caseworker;
    private final Signers signers;
    private final Identity identity;
    private final Offices offices;
    private final MoreSights more;
    private final RequestNotices notices;
    private final Partitions partitions;

    JointDesk(
            Cases cases,
            Caseworker caseworker,
            Signers signers,
            Identity identity,
            Offices offices,
            MoreSights more,
            RequestNotices notices,
            Partitions partitions) {
        this.cases = cases;
        this.caseworker = caseworker;
        this.signers = signers;
        this.identity = identity;
        this.offices = offices;
        this.more = more;
        this.notices = notices;
        this.partitions = partitions;
    }

    /** Opens the link, or puts a new one in its place. Not for the anonymous: who signs would know them. */
    @Transactional
    public String open(Case own) {
        if (own.applicant() == null) {
            throw new RefusedException(Refusal.of("request.JOINT_ANONYMOUS"));
        }
        requireOpen(own);
        String code = QueryCodes.fresh();
        signers.setCode(own, identity.codeIndex("joint " + own.no(), code));
        return code;
    }

    /** The request behind a link. Throws NotVisibleException for a wrong code, and for whom it must stay hidden from. */
    Case behind(Caller by, String no, String code) {
        int district = RequestNumber.district(no);
        if (!partitions.has(district)) {
            throw new NotVisibleException(no);
        }
        return cases.findByNumber(district, no)
                .filter(found -> signers.codeFits(found, identity.codeIndex("joint " + no, code)))
                .filter(found -> !hiddenFrom(by, found))
                .orElseThrow(() -> new NotVisibleException(no));
    }

    private boolean hiddenFrom(Caller by, Case found) {
        Set<UUID> own = by.own().ownEmployers();
        boolean serves = found.confidential()
                && (found.employer() != null && own.contains(found.employer())
                        || found.site() != null && own.contains(found.site()));
        return serves || offices.kept(found).contains(by.account());
    }

    /** 签名. Once per person; from the number of the term on, the head of the office is told. */
    @Transactional
    public Case sign(Caller by, String no, String code) {
        Case found = behind(by, no, code);
        requireOpen(found);
        if (by.account().equals(found.applicant())) {
            throw new RefusedException(Refusal.of("request.SIGNED_ALREADY"));
        }
        Integer home = by.homeDistrict();
        signers.insert(
                found, identity.holder(by.account()), by.account(), by.name(), home == null ? found.district() : home);
        Case signed = caseworker.remark(
                Scope.house(found.district()),
                new Move(found.district(), found.id(), -1, "co_signed", "", true, null, by.person()));
        if (signers.count(found) + 1 == more.flag(found)) {
            offices.hearOfDelay(found, 1).forEach(seat -> notices.tell(found, seat.account(), "request.told.joint"));
        }
        return signed;
    }

    /** A case that this person signed; since they came in, where they may not see what was before. */
    Optional<Case> signed(Caller by, String no) {
        Instant since = by.since();
        return signers.find(
                RequestNumber.district(no), no, identity.holder(by.account()), since == null ? Instant.EPOCH : since);
    }

    /** 联名人评价. Beside the applicant's, who alone carries the case on. */
    @Transactional
    public void rate(Caller by, Case of, RatingInput in) {
        RequestRules.rating(in).orThrow();
        boolean answered =
                Standpoint.answer(cases.record(of.district(), of.id())).isPresent();
        if (!answered) {
            throw new RefusedException(Refusal.of("request.NOT_ANSWERED"));
        }
        signers.rate(of, identity.holder(by.account()), in);
    }

    Optional<Requests.Rating> rating(Caller by, Case of) {
        return signers.rating(of, identity.holder(by.account()));
    }

    private static void requireOpen(Case known) {
        boolean answered = List.of(RequestSteps.REVISIT.name(), RequestSteps.OPINION.name())
                .contains(known.step());
        if (!known.stage().open() || answered) {
            throw new RefusedException(Refusal.of("request.JOINT_TOO_LATE"));
        }
    }

    /** What co-signers may read: how it goes and the answer, not what the applicant and the office tell each other. */
    static boolean readable(String outcome) {
        return Set.of(Request.REPLIED, Request.OPINED).contains(outcome);
    }
}
