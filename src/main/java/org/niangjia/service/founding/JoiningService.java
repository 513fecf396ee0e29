package org.niangjia.service.founding;

import java.util.List;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseService;
import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Who;
import org.springframework.stereotype.Component;

/** 入会类型的答案. What the engine asks of this service: seats, terms, who hears of a delay. */
@Component
class JoiningService implements CaseService {
    private final JoiningOffices offices;

    JoiningService(JoiningOffices offices) {
        this.offices = offices;
    }

    @Override
    public CaseType type() {
        return Joining.TYPE;
    }

    @Override
    public Seat seat(Who who, Case facts) {
        return who.names().contains("above") ? offices.above(facts) : offices.here(facts);
    }

    @Override
    public List<String> termKeys(String term, Case facts) {
        return terms(term, offices.belowTown(facts.district(), offices.here(facts)));
    }

    /** The limit of the unit's union does not run where the town has the case from the start. */
    static List<String> terms(String term, boolean belowTown) {
        return term.equals(Joining.UNIT_LIMIT) && !belowTown ? List.of() : List.of(term);
    }

    @Override
    public List<Seat> hearOfDelay(Case facts, int level) {
        return offices.hearOfDelay(facts, level);
    }

    @Override
    public String page(String no) {
        org.niangjia.engine.casework.CaseNumber.read(no, Joining.CODE);
        return "/joinings/" + no;
    }
}
