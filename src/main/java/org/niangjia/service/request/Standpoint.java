package org.niangjia.service.request;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Call;
import org.springframework.stereotype.Component;

/** 谁在看. Finds the case that a call is about, as its applicant or as an officer; others find nothing. */
@Component
class Standpoint {
    private final ApplicantDesk desk;
    private final Cases cases;
    private final Requests requests;

    Standpoint(ApplicantDesk desk, Cases cases, Requests requests) {
        this.desk = desk;
        this.cases = cases;
        this.requests = requests;
    }

    /** Looks only; throws NotVisibleException when this caller may not know of the case. */
    void look(Call call) {
        if (own(call).isEmpty()) {
            office(call);
        }
    }

    /** The caller's own case, in whatever hat they come. */
    Optional<Case> own(Call call) {
        try {
            return Optional.of(desk.own(call.caller(), call.path("no")));
        } catch (NotVisibleException e) {
            return Optional.empty();
        }
    }

    Case applicant(Call call) {
        return desk.own(call.caller(), call.path("no"));
    }

    /** The case as seen from the caller's office. Their own case is never theirs to handle. */
    Case office(Call call) {
        Caller caller = call.caller();
        String no = call.path("no");
        return cases.get(caller.scope(), RequestNumber.district(no), no);
    }

    /** The case of an office that works on cases: whoever only reads, such as the auditor, changes nothing of it. */
    Case handling(Call call) {
        if (!call.caller().may(Duty.HANDLE)) {
            throw new NotVisibleException(call.path("no"));
        }
        return office(call);
    }

    /** The reply that the worker reads: the last one given. */
    static Optional<Recorded> answer(List<Recorded> record) {
        return record.reversed().stream()
                .filter(line -> Set.of(Request.REPLIED, Request.OPINED).contains(line.outcome()))
                .findFirst();
    }

    /** Looks only, like {@link #counter}. */
    void lookAtCounter(Call call) {
        if (own(call).isEmpty()) {
            counter(call);
        }
    }

    /** The case for its papers: the office's, or entered by this very officer, wherever it went from there. */
    Case counter(Call call) {
        try {
            return office(call);
        } catch (NotVisibleException e) {
            String no = call.path("no");
            int district = call.scope().require(RequestNumber.district(no));
            return cases.findByNumber(district, no)
                    .filter(found -> call.caller()
                            .account()
                            .equals(requests.get(district, found.id()).enteredBy()))
                    .orElseThrow(() -> e);
        }
    }

    /** What the applicant may read of the record. */
    static List<Recorded> open(List<Recorded> record) {
        return record.stream().map(line -> line.open() ? line : without(line)).toList();
    }

    /** That something happened and by whom of the office; not what was said. */
    static Recorded without(Recorded line) {
        return new Recorded(
                line.seq(),
                line.at(),
                line.actorKind(),
                line.actorName(),
                line.actorTitle(),
                line.stepFrom(),
                line.outcome(),
                line.stepTo(),
                "",
                false);
    }
}
