package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 承办台. What the office that has a request decides; one method is one transaction. */
@Service
class OfficeDesk {
    private final Caseworker caseworker;
    private final Cases cases;
    private final Requests requests;
    private final Offices offices;
    private final Identity identity;
    private final MergerDesk mergers;
    private final RequestNotices notices;
    private final Signers signers;
    private final Terms terms;
    private final Holidays holidays;
    private final Clock clock;

    OfficeDesk(
            Caseworker caseworker,
            Cases cases,
            Requests requests,
            Offices offices,
            Identity identity,
            MergerDesk mergers,
            RequestNotices notices,
            Signers signers,
            Terms terms,
            Holidays holidays,
            Clock clock) {
        this.caseworker = caseworker;
        this.cases = cases;
        this.requests = requests;
        this.offices = offices;
        this.identity = identity;
        this.mergers = mergers;
        this.notices = notices;
        this.signers = signers;
        this.terms = terms;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 签收 */
    @Transactional
    public Case sign(Scope scope, Case known, int version) {
        return move(scope, known, version, Request.SIGNED, "", true);
    }

    /** 退回重派. Goes to the next office; the county decides from the second return on. */
    @Transactional
    public Case sendBack(Scope scope, Case known, int version, String reason) {
        RequestFacts facts = requests.get(known.district(), known.id());
        LocalDate opened = WorkingCalendar.dayOf(known.openedAt());
        Instant until = holidays.calendar(known.district())
                .due(terms.limit("sq.return", known.district(), opened), cases.waitingSince(known))
                .at();
        RequestRules.returning(reason, clock.instant(), until).orThrow();
        Case moved = move(
                scope,
                known,
                version,
                facts.returns() >= most(known, "sq.return.most") ? "returned_again" : Request.RETURNED,
                reason,
                false);
        requests.countReturn(known.district(), known.id());
        return moved;
    }

    /** 交办. The county names the office that handles. */
    @Transactional
    public Case assign(Scope scope, Case known, int version, UUID union, String reason) {
        offices.assign(known, union);
        return move(scope, known, version, Request.ASSIGNED, reason, false);
    }

    /** 已联系. First contact, or a progress that the worker can read. */
    @Transactional
    public Case note(Scope scope, Case known, int version, String text, boolean contact) {
        RequestRules.words(text, "text").orThrow();
        return move(scope, known, version, contact ? Request.CONTACTED : Request.NOTED, text, true);
    }

    /** 请诉求人补充. The answer clock rests until they have, or until the time for it is over. */
    @Transactional
    public Case ask(Scope scope, Case known, int version, String text) {
        RequestRules.words(text, "text").orThrow();
        Case asked = move(scope, known, version, Request.ASKED, text, true);
        notices.tell(asked, "request.told.asked");
        return asked;
    }

    /** 答复. Cases that follow this one are answered with it. */
    @Transactional
    public Case reply(Scope scope, Case known, int version, String text) {
        RequestRules.words(text, "text").orThrow();
        mergers.answer(known, text, scope.actor());
        signers.accounts(known)
                .forEach(one -> notices.tell(known, one, "request.told.replied", "/joint/" + known.no()));
        return move(scope, known, version, Request.REPLIED, text, true);
    }

    /** 联系不上. Ends the case after so many tries on so many days; kept for the worker's return. */
    @Transactional
    public Case giveUp(Scope scope, Case known, int version) {
        Set<LocalDate> tried = cases.record(known.district(), known.id()).stream()
                .filter(line ->
                        line.outcome().equals(Request.NOTED) || line.outcome().equals(Request.CONTACTED))
                .map(line -> WorkingCalendar.dayOf(line.at()))
                .collect(Collectors.toSet());
        RequestRules.unreachable(tried, most(known, "sq.unreachable.tries")).orThrow();
        return move(scope, known, version, Request.UNREACHABLE, "", true);
    }

    /** 答复意见. Signed by the 分管副主席 after two reopenings. */
    @Transactional
    public Case opine(Scope scope, Case known, int version, String text) {
        RequestRules.words(text, "text").orThrow();
        mergers.answer(known, text, scope.actor());
        return move(scope, known, version, Request.OPINED, text, true);
    }

    /** 重新办理. The office takes up again what it had closed; an unreachable applicant who came back is not counted. */
    @Transactional
    public Case reopen(Scope scope, Case known, int version, String reason) {
        RequestRules.words(reason, "text").orThrow();
        return move(scope, known, version, RequestRules.reopening(known), reason, true);
    }

    /** A number as the term of the day on which the case was opened has it. */
    private int most(Case known, String term) {
        return terms.number(term, known.district(), WorkingCalendar.dayOf(known.openedAt()));
    }

    private Case move(Scope scope, Case known, int version, String outcome, String text, boolean open) {
        return caseworker.move(
                scope, new Move(known.district(), known.id(), version, outcome, text, open, null, scope.actor()));
    }

    /** 查看联系电话. Opens the sealed phone; the caller records the reason. */
    Optional<String> phoneOf(Case known, Function<UUID, Optional<String>> phones) {
        UUID applicant = known.applicant();
        return applicant != null
                ? phones.apply(applicant)
                : requests.contact(known.district(), known.id()).map(identity::phone);
    }
}
