package org.niangjia.service.visit;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.CaseService;
import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.organisation.Holder;
import org.niangjia.platform.organisation.Routing;
import org.springframework.stereotype.Component;

/** 走访问题的答案. What the engine asks of this service: a finding stays with its office; who hears of a delay. */
@Component
class FindingService implements CaseService {
    private final Routing routing;

    FindingService(Routing routing) {
        this.routing = routing;
    }

    @Override
    public CaseType type() {
        return Finding.TYPE;
    }

    @Override
    public Seat seat(Who who, Case facts) {
        return new Seat(
                Seat.OFFICE,
                facts.union(),
                facts.path(),
                facts.handler(),
                null,
                facts.handlerName(),
                facts.handlerTitle(),
                facts.handlerPhone());
    }

    @Override
    public List<Seat> hearOfDelay(Case facts, int level) {
        int home = VisitOffices.homeOf(facts.path(), facts.district());
        Optional<Holder> head = level <= 1 ? routing.headOf(home, facts.union(), Set.of()) : Optional.empty();
        return head
                .or(() -> routing.above(home, facts.union(), Set.of())
                        .flatMap(office -> routing.holderOf(office.district(), office.union(), Set.of())))
                .or(() -> routing.lastResort(facts.district(), Set.of()))
                .map(VisitOffices::seat)
                .stream()
                .toList();
    }

    @Override
    public String page(String no) {
        CaseNumber.read(no, Finding.CODE);
        return "/findings/" + no;
    }
}
