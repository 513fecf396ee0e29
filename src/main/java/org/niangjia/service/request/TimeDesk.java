package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockDesk;
import org.niangjia.engine.casework.Extensions;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Terms;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 时限台. What changes the time in which a worker is answered: difficulty, extension, an order from above. */
@Service
class TimeDesk {
    private final ClockDesk clocks;
    private final Extensions extensions;
    private final Cases cases;
    private final Requests requests;
    private final Orders orders;
    private final Offices offices;
    private final RequestNotices notices;
    private final Terms terms;
    private final Holidays holidays;
    private final Clock clock;

    TimeDesk(
            ClockDesk clocks,
            Extensions extensions,
            Cases cases,
            Requests requests,
            Orders orders,
            Offices offices,
            RequestNotices notices,
            Terms terms,
            Holidays holidays,
            Clock clock) {
        this.clocks = clocks;
        this.extensions = extensions;
        this.cases = cases;
        this.requests = requests;
        this.orders = orders;
        this.offices = offices;
        this.notices = notices;
        this.terms = terms;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 难度. The answer clock is counted anew: the longer of category and difficulty. The worker reads why. */
    @Transactional
    public Case classify(Scope scope, Case known, int version, @Nullable String difficulty, String reason) {
        requireTask(scope, known);
        RequestRules.difficulty(known, difficulty, reason).orThrow();
        requests.setDifficulty(known.district(), known.id(), java.util.Objects.requireNonNull(difficulty));
        Case changed = clocks.recount(scope, of(scope, known, version, "classified", reason, true), Request.ANSWER);
        notices.tell(changed, "request.told.classified");
        return changed;
    }

    /** 延期. Asked for by the handler; granted at once where the head asks, or where the term wants no consent. */
    @Transactional
    public Case extend(Caller by, Case known, int version, @Nullable Integer days, String reason) {
        requireTask(by.scope(), known);
        RequestRules.words(reason, "text").orThrow();
        int wanted = days == null ? 0 : days;
        String approval =
                terms.text("sq.extension.approval", known.district(), WorkingCalendar.dayOf(known.openedAt()));
        if (approval.equals("NONE") || head(by)) {
            return told(clocks.extend(
                    by.scope(), of(by.scope(), known, version, "extended", reason, true), Request.ANSWER, wanted));
        }
        Case asked = extensions.ask(
                by.scope(),
                known,
                of(by.scope(), known, version, "extension_asked", reason, false),
                Request.ANSWER,
                wanted);
        offices.hearOfDelay(known, 1)
                .forEach(seat -> notices.tell(asked, seat.account(), "request.told.extension_asked"));
        return asked;
    }

    /** 延期审批. By a head of the office that has the case, or of one above it. */
    @Transactional
    public Case decide(Caller head, Case known, int version, boolean granted, String text) {
        if (!head(head)) {
            throw new RefusedException(Refusal.of("request.HEAD_ONLY"));
        }
        Extensions.Asked asked = extensions.getAsked(known, Request.ANSWER);
        Scope scope = head.scope();
        if (granted) {
            Move move = of(scope, known, version, "extended", asked.reason(), true);
            Case extended = extensions.grant(scope, known, move, Request.ANSWER);
            notices.tell(extended, asked.askedBy(), "request.told.extended");
            return told(extended);
        }
        RequestRules.words(text, "text").orThrow();
        Case refused = extensions.refuse(
                scope, known, of(scope, known, version, "extension_refused", text, false), Request.ANSWER);
        notices.tell(refused, asked.askedBy(), "request.told.extension_refused");
        return refused;
    }

    private Case told(Case extended) {
        notices.tell(extended, "request.told.extended");
        return extended;
    }

    private static boolean head(Caller caller) {
        Hat worn = caller.hat();
        return worn != null && worn.role().head();
    }

    /** 上级交办单. Its number, found again and unique per line; the stricter deadline wins. */
    @Transactional
    public Case order(
            Scope scope, Case known, int version, @Nullable String source, String orderNo, @Nullable LocalDate due) {
        requireTask(scope, known);
        RequestRules.order(source, orderNo, due, WorkingCalendar.dayOf(clock.instant()))
                .orThrow();
        String line = java.util.Objects.requireNonNull(source);
        try {
            return attach(
                    scope, known, version, new Orders.Asked(line, orderNo, java.util.Objects.requireNonNull(due)));
        } catch (DuplicateKeyException e) {
            throw new RefusedException(Refusal.of("request.ORDER_TAKEN").at("orderNo"));
        }
    }

    /** Also for what an office imports and another one handles. */
    @Transactional
    public Case attach(Scope scope, Case known, int version, Orders.Asked asked) {
        Instant until = asked.due()
                .atTime(holidays.calendar(known.district()).hours().closing())
                .atZone(WorkingCalendar.ZONE)
                .toInstant();
        Case ordered = clocks.cap(
                scope,
                of(scope, known, version, "ordered", asked.source() + " " + asked.orderNo(), false),
                Request.ANSWER,
                until);
        Orders.Order order = new Orders.Order(
                asked.source(), asked.orderNo(), until, scope.actor().name());
        orders.insert(known, order, clock.instant());
        return ordered;
    }

    private void requireTask(Scope scope, Case known) {
        if (!cases.waitsFor(scope, known.district(), known.id())) {
            throw new RefusedException(Refusal.of("casework.NOT_YOUR_TASK"));
        }
    }

    private static Move of(Scope scope, Case known, int version, String outcome, String text, boolean open) {
        return new Move(known.district(), known.id(), version, outcome, text, open, null, scope.actor());
    }
}
