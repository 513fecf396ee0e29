package org.niangjia.service.request;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 诉求人. What the applicant may do with their own request; one method is one transaction. */
@Service
class ApplicantDesk {
    private final Caseworker caseworker;
    private final Cases cases;
    private final Requests requests;
    private final Identity identity;
    private final Partitions partitions;

    ApplicantDesk(Caseworker caseworker, Cases cases, Requests requests, Identity identity, Partitions partitions) {
        this.caseworker = caseworker;
        this.cases = cases;
        this.requests = requests;
        this.identity = identity;
        this.partitions = partitions;
    }

    /** 撤回 */
    @Transactional
    public Case withdraw(Case own, int version, Actor person, String reason) {
        return move(own, version, person, Request.WITHDRAWN, reason);
    }

    /** 回访评价. "Not solved" takes the case up again one level higher. */
    @Transactional
    public Case rate(Case own, int version, Actor person, RatingInput in, @Nullable UUID takenBy) {
        RequestRules.rating(in).orThrow();
        boolean solved = Boolean.TRUE.equals(in.solved());
        requests.insertRating(own, in, takenBy);
        return move(own, version, person, solved ? Request.SOLVED : Request.UNSOLVED, NewRequest.clean(in.words()));
    }

    /** 电话回访代录. Taken on the phone by a colleague other than the handler, who then stands in the record. */
    @Transactional
    public Case rateFor(Case known, int version, Caller colleague, RatingInput in) {
        if (colleague.account().equals(known.handler())) {
            throw new RefusedException(Refusal.of("request.RATED_BY_HANDLER"));
        }
        return rate(known, version, colleague.scope().actor(), in, colleague.account());
    }

    /** 重新办理. Within the days of the term after the end; after too many a 答复意见 is signed instead. */
    @Transactional
    public Case reopen(Case own, int version, Actor person, String reason) {
        RequestRules.words(reason, "text").orThrow();
        return move(own, version, person, RequestRules.reopening(own), reason);
    }

    /** 补充说明. What was asked for carries the case on; anything else is a line of the record. */
    @Transactional
    public Case supplement(Case own, Actor person, String text) {
        RequestRules.words(text, "text").orThrow();
        if (own.step().equals(RequestSteps.ASK.name()) && own.stage().open()) {
            return move(own, -1, person, Request.TOLD, text);
        }
        return caseworker.remark(Scope.house(own.district()), asApplicant(own, -1, person, "supplemented", text));
    }

    private Case move(Case own, int version, Actor person, String outcome, String text) {
        return caseworker.move(Scope.house(own.district()), asApplicant(own, version, person, outcome, text));
    }

    /** The record of an anonymous case names the case alone. */
    private static Move asApplicant(Case own, int version, Actor person, String outcome, String text) {
        Actor actor =
                own.applicant() == null && person.kind() == Actor.Kind.PERSON ? Actor.anonymous(own.no()) : person;
        return new Move(own.district(), own.id(), version, outcome, text, true, Who.APPLICANT, actor);
    }

    /** The caller's own case. Throws NotVisibleException for anybody else's, and for what they may not see yet. */
    Case own(Caller caller, String no) {
        int district = RequestNumber.district(no);
        return cases.findOwn(district, no, identity.holders(caller.account()))
                .filter(found -> caller.sees(found.openedAt()))
                .orElseThrow(() -> new NotVisibleException(no));
    }

    /** The case of a number and its query code. */
    Optional<Case> byCode(String no, String code) {
        int district = RequestNumber.district(no);
        if (!partitions.has(district)) {
            return Optional.empty();
        }
        return cases.findByNumber(district, no)
                .filter(found -> requests.codeFits(district, found.id(), identity.codeIndex(no, code)));
    }
}
