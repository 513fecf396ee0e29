package org.niangjia.service.card;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.OwnMembership.Own;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.seal.Seals;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 会员卡办理. Makes the code of a card and takes it at the window; each taking is recorded with who looked. */
@Service
class CardDesk {
    private static final String SECONDS = "card.seconds";

    private final OwnMembership memberships;
    private final Seals seals;
    private final Terms terms;
    private final Regions regions;
    private final Trail trail;
    private final Clock clock;

    CardDesk(OwnMembership memberships, Seals seals, Terms terms, Regions regions, Trail trail, Clock clock) {
        this.memberships = memberships;
        this.seals = seals;
        this.terms = terms;
        this.regions = regions;
        this.trail = trail;
        this.clock = clock;
    }

    /** 出示. What the card shows now, and how many seconds it is taken. */
    record Shown(String code, String digits, Instant until, int seconds) {}

    /** 核验结果. The member whose card it was. */
    record Taken(Own own, Instant until) {}

    /** A code for a member. Throws RefusedException for somebody who is none. */
    Shown show(Own own) {
        if (!own.member().state().member()) {
            throw CardRefusal.NO_CARD.at("card");
        }
        int district = own.member().district();
        Instant now = clock.instant();
        CardCode code = CardCode.made(district, own.member().id(), now, seconds(district));
        int left = Math.toIntExact(code.until().getEpochSecond() - now.getEpochSecond());
        return new Shown(code.text(seals), code.digits(seals), code.until(), left);
    }

    private int seconds(int district) {
        return terms.number(SECONDS, district, LocalDate.ofInstant(clock.instant(), Times.ZONE));
    }

    /** 扫码核验. */
    @Transactional
    public Taken scan(Scope scope, String typed) {
        if (typed.isBlank()) {
            throw CardRefusal.CODE_MISSING.at("code");
        }
        CardCode code = CardCode.read(typed, seals).orElseThrow(() -> CardRefusal.CARD_UNKNOWN.at("code"));
        if (!scope.covers(code.district())) {
            throw CardRefusal.CARD_ELSEWHERE.at("code", regions.name(code.district()));
        }
        if (code.expired(clock.instant())) {
            throw CardRefusal.CARD_EXPIRED.at("code");
        }
        return taken(scope, code);
    }

    /** 输码核验. The telephone says who it may be, the digits say that the card is open before the officer now. */
    @Transactional
    public Taken type(Scope scope, int district, String phone, String digits) {
        String number = PhoneNumber.parse(phone).at("phone").orThrow().value();
        String typed = digits.replaceAll("\\D", "");
        if (typed.isEmpty()) {
            throw CardRefusal.CODE_MISSING.at("digits");
        }
        return memberships.reachedBy(scope.require(district), number).stream()
                .flatMap(person -> fitting(district, person, typed).stream())
                .findFirst()
                .map(code -> taken(scope, code))
                .orElseThrow(() -> CardRefusal.CARD_EXPIRED.at("digits"));
    }

    private Optional<CardCode> fitting(int district, UUID person, String digits) {
        Instant now = clock.instant();
        int seconds = seconds(district);
        for (int ago = 0; ago < seconds; ago += CardCode.STEP_SECONDS) {
            CardCode code = CardCode.made(district, person, now.minusSeconds(ago), seconds);
            if (!code.expired(now) && code.digits(seals).equals(digits)) {
                return Optional.of(code);
            }
        }
        return Optional.empty();
    }

    private Taken taken(Scope scope, CardCode code) {
        Own own = memberships
                .at(code.district(), code.person())
                .filter(found -> found.member().state().member())
                .orElseThrow(() -> CardRefusal.NO_CARD.at("code"));
        trail.record(scope.actor(), code.district(), "member.scanned", "member", code.person(), "");
        return new Taken(own, code.until());
    }
}
