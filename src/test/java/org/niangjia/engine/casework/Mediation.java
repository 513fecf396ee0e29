package org.niangjia.engine.casework;

import static org.niangjia.engine.casework.CaseClock.here;
import static org.niangjia.engine.casework.CaseClock.notBefore;
import static org.niangjia.engine.casework.CaseClock.since;
import static org.niangjia.engine.casework.Step.by;
import static org.niangjia.engine.casework.Who.APPLICANT;
import static org.niangjia.engine.casework.Who.HANDLER;
import static org.niangjia.engine.casework.Who.each;
import static org.niangjia.engine.casework.Who.event;
import static org.niangjia.engine.casework.Who.role;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Actor;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;

/** 劳动争议调解, as a fixture: a type that uses every word of the declaration. */
public final class Mediation implements CaseService {
    static final String RESPONDENT = "RESPONDENT";
    static final String PATH = "/330000/330900/330903/1/";
    static final int DISTRICT = 330903;
    static final UUID UNION = new UUID(1, 1);

    enum M {
        REGISTER,
        CONSENT,
        SESSION,
        SIGN,
        CHECK,
        PERFORM,
        FAILED
    }

    static CaseType type(int version) {
        return CaseType.of("TJ", "劳动争议调解", version)
                .party(APPLICANT, RESPONDENT)
                .clock(since(M.REGISTER, "tj.total", "failed", M.SIGN, M.FAILED))
                .step(
                        M.REGISTER,
                        by(role("OFFICER").at(UnionLevel.TOWN))
                                .on("in_scope", M.CONSENT)
                                .end("out_of_scope"))
                .step(
                        M.CONSENT,
                        by(each(APPLICANT, RESPONDENT)).on("all", M.SESSION).clock(here("tj.accept", "refused")))
                .step(
                        M.SESSION,
                        by(role("MEDIATOR"))
                                .on("again", M.SESSION)
                                .on("agreed", M.SIGN)
                                .on("failed", M.FAILED)
                                .clock(notBefore("tj.rest")))
                .step(
                        M.SIGN,
                        by(each(APPLICANT, RESPONDENT, "MEDIATOR"))
                                .on("all", M.CHECK)
                                .clock(here("tj.accept", "refused"))
                                .effect(new Effect.Issue("调解协议书")))
                .step(
                        M.CHECK,
                        by(role("OFFICER"))
                                .on("checked", M.PERFORM)
                                .on("unclear", M.SESSION)
                                .second())
                .step(M.PERFORM, by(event("performance")).end("performed").on("broken", M.SESSION))
                .step(M.FAILED, by(role("OFFICER")).end("closed").on("taken_up", M.SESSION))
                .interrupt("refused", each(APPLICANT, RESPONDENT), M.FAILED)
                .interrupt("failed", role(HANDLER), M.FAILED)
                .interruptEnd("withdrawn", role(APPLICANT))
                .reopen("broken", "sq.return.most", M.FAILED)
                .retire("HEARING", M.SESSION)
                .keep("sq.keep");
    }

    @Override
    public CaseType type() {
        return type(2);
    }

    @Override
    public Seat seat(Who who, Case facts) {
        return office();
    }

    static Seat office() {
        return new Seat(Seat.OFFICE, UNION, PATH, new UUID(7, 0), null, "甲", "某镇总工会·调解员", "0580-3100001");
    }

    static Scope mediator(String name, int number) {
        Actor actor = Actor.officer(new UUID(7, number), name, new UUID(8, number), "某镇总工会·调解员");
        return new Scope(actor, List.of(DISTRICT), PATH, Set.of());
    }

    @Override
    public List<String> termKeys(String term, Case facts) {
        return key(term);
    }

    static List<String> key(String term) {
        String key = Map.of("tj.total", "sq.difficult.answer", "tj.accept", "sq.revisit", "tj.rest", "sq.return")
                .getOrDefault(term, "");
        return key.isEmpty() ? List.of() : List.of(key);
    }

    @Override
    public List<String> allTermKeys(String term) {
        return key(term);
    }

    @Override
    public List<Seat> hearOfDelay(Case facts, int level) {
        return List.of();
    }
}
