package org.niangjia.service.request;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseService;
import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Who;
import org.springframework.stereotype.Component;

/** 诉求类型的答案. What the engine asks of this service: seats, terms, who hears of a delay. */
@Component
class RequestService implements CaseService {
    private final Offices offices;
    private final Requests requests;

    RequestService(Offices offices, Requests requests) {
        this.offices = offices;
        this.requests = requests;
    }

    @Override
    public CaseType type() {
        return Request.TYPE;
    }

    @Override
    public Seat seat(Who who, Case facts) {
        if (who.level() == UnionLevel.COUNTY) {
            return who.names().contains("DEPUTY_CHAIR") ? offices.deputyOfCounty(facts) : offices.county(facts);
        }
        return switch (RequestSteps.valueOf(facts.step())) {
            case ASSIGN ->
                requests.assigned(facts.district(), facts.id())
                        .map(union -> offices.chosen(facts, union))
                        .orElseGet(() -> offices.county(facts));
            case SIGN -> offices.above(facts);
            case REVISIT -> offices.level(facts).upper() ? offices.here(facts) : offices.above(facts);
            case HANDLE, ASK, BODY, MERGED, OPINION -> offices.here(facts);
        };
    }

    @Override
    public List<String> termKeys(String term, Case facts) {
        RequestFacts own = requests.get(facts.district(), facts.id());
        boolean fullTime = !term.startsWith("sq.sign") || offices.fullTime(facts.district(), offices.here(facts));
        boolean watched =
                term.equals(Request.URGENT) && own.urgent() && offices.watched(offices.here(facts), facts.district());
        return RequestTerms.of(own.kind(), own.difficulty(), fullTime, watched).apply(term);
    }

    @Override
    public List<String> allTermKeys(String term) {
        return Stream.of(true, false)
                .flatMap(fullTime -> Arrays.stream(Category.Kind.values())
                        .flatMap(kind -> RequestTerms.DIFFICULTIES.stream()
                                .flatMap(hard -> RequestTerms.of(kind, hard, fullTime, true).apply(term).stream())))
                .distinct()
                .toList();
    }

    @Override
    public List<Seat> hearOfDelay(Case facts, int level) {
        return offices.hearOfDelay(facts, level);
    }

    @Override
    public boolean pressing(Case facts) {
        return requests.get(facts.district(), facts.id()).urgent();
    }

    @Override
    public String page(String no) {
        RequestNumber.district(no);
        return "/requests/" + no;
    }
}
