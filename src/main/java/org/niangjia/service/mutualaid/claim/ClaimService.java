package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.niangjia.base.TimeLimit;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.CaseService;
import org.niangjia.engine.casework.CaseType;
import org.niangjia.engine.casework.Seat;
import org.niangjia.engine.casework.Who;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.springframework.stereotype.Component;

/** 申领类型的答案. What the engine asks of this service: seats, terms, who hears of a delay. */
@Component
class ClaimService implements CaseService {
    private final ClaimOffices offices;
    private final ClaimCodes codes;

    ClaimService(ClaimOffices offices, ClaimCodes codes) {
        this.offices = offices;
        this.codes = codes;
    }

    @Override
    public CaseType type() {
        return AidClaim.TYPE;
    }

    @Override
    public Seat seat(Who who, Case facts) {
        return switch (who.names().getFirst()) {
            case "second" -> offices.second(facts);
            case "appeal", "recheck" -> offices.appeal(facts);
            case "DEPUTY_CHAIR" -> offices.deputy(facts);
            default -> offices.centre(facts);
        };
    }

    @Override
    public Optional<Seat> instead(Case facts, UUID account) {
        return offices.instead(facts, account);
    }

    /** The time to decide is told by the scheme when the claim is opened, and frozen on the clock then. */
    static List<String> termKeys(String term, Optional<TimeLimit> decideWithin) {
        return Stream.of(term)
                .map(key -> key.equals(AidClaim.DECIDE)
                        ? decideWithin.map(limit -> "=" + limit.format()).orElse(key)
                        : key)
                .toList();
    }

    @Override
    public List<Seat> hearOfDelay(Case facts, int level) {
        return offices.hearOfDelay(facts, level);
    }

    @Override
    public Optional<Case> byCode(String no, String code) {
        return codes.find(no, code).map(ClaimCodes.Coded::known);
    }

    @Override
    public String pageByCode(String no) {
        return ClaimQueryPages.page(no);
    }

    @Override
    public String page(String no) {
        CaseNumber.read(no, AidClaim.CODE);
        return ClaimPages.page(no);
    }
}
