package org.niangjia.service.mutualaid.enrolment;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.engine.collection.Notices;
import org.springframework.stereotype.Component;

/** 名册查找. What one box finds rosters by: a piece of the unit's name, its credit code, the code of a payment notice. */
@Component
class RosterSearch {
    private final Notices notices;
    private final RosterOffices offices;

    RosterSearch(Notices notices, RosterOffices offices) {
        this.notices = notices;
        this.offices = offices;
    }

    /** @param text as typed; empty for all */
    Rosters.Sought of(Scope scope, Roster.@Nullable State state, String text) {
        String code = Text.code(text);
        return text.isEmpty()
                ? new Rosters.Sought(state, text, List.of(), List.of())
                : new Rosters.Sought(state, text, notices.subjectsOf(scope, code), offices.withCreditCode(scope, code));
    }
}
