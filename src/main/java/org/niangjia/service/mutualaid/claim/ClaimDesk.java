package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Opening;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.award.ClaimResult;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 申领受理. Looks at what was typed, and hands a claim in: by the claimant, by whoever acts for them, by the unit, at the counter. */
@Service
class ClaimDesk {
    /** Version of the text by which somebody agrees to the use of health data; a new text is a new number. */
    static final int CONSENT = 1;

    private final Claimants claimants;
    private final ClaimComputations computations;
    private final Claims claims;
    private final ClaimConsents consents;
    private final Covers covers;
    private final ClaimOffices offices;
    private final Caseworker caseworker;
    private final NumberBlocks numbers;
    private final Clock clock;

    ClaimDesk(
            Claimants claimants,
            ClaimComputations computations,
            Claims claims,
            ClaimConsents consents,
            Covers covers,
            ClaimOffices offices,
            Caseworker caseworker,
            NumberBlocks numbers,
            Clock clock) {
        this.claimants = claimants;
        this.computations = computations;
        this.claims = claims;
        this.consents = consents;
        this.covers = covers;
        this.offices = offices;
        this.caseworker = caseworker;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** 申领预览. A claim as read, and what it would come to today. */
    record Previewed(Claimants.Claimant who, Scheme scheme, ClaimForm form, ClaimResult result) {}

    /** 已提交的申领. */
    record Submitted(Case opened, ClaimResult result) {}

    /** Nothing is kept. Throws RefusedException with everything that is wrong. */
    @Transactional(readOnly = true)
    public Previewed preview(Caller by, ClaimInput in) {
        int district = claimants.district(by, in.district());
        Claimants.Claimant who = claimants.find(by, district, in);
        LocalDate on = in.discharged() != null ? in.discharged() : in.on();
        String code = who.scheme(in.scheme(), on)
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.SCHEME_CHOICE.at("scheme")));
        Enrolled latest = who.latest(code);
        Scheme scheme = computations.version(code, latest.from());
        ClaimForm form = new ClaimReading(scheme, latest.insurance(), today()).read(in, who.person());
        ClaimResult result = computations.of(Scope.house(district), district, form.facts(), null);
        Decision.of(result.sheet()).orThrow();
        return new Previewed(who, scheme, form, result);
    }

    /** Throws RefusedException with everything that is wrong, also when the invoice is claimed already. */
    @Transactional
    public Submitted submit(Caller by, ClaimInput in) {
        Previewed read = preview(by, in);
        int district = read.who().district();
        UUID id = Uuid7.next(clock);
        UUID employer = covers.employerOf(
                Scope.house(district), read.who().latest(read.scheme().code()));
        Case opened = caseworker.open(opening(by, read, id, employer));
        claims.insert(Scope.house(district), district, id, read.form(), handling(by));
        String invoice = read.form().invoice();
        if (invoice != null) {
            claims.takeInvoice(
                    district, id, invoice, ClaimRules.lines(read.form().facts(), read.result()));
        }
        consents.give(district, id, ClaimConsents.SENSITIVE, CONSENT, by.name());
        if (read.form().unitMaySee()) {
            consents.give(district, id, ClaimConsents.UNIT, CONSENT, by.name());
        }
        return new Submitted(opened, read.result());
    }

    private Opening opening(Caller by, Previewed read, UUID id, @Nullable UUID employer) {
        int district = read.who().district();
        boolean self = by.hat() == null;
        Actor actor = self ? by.person() : by.scope().actor();
        return new Opening(
                district,
                id,
                AidClaim.CODE,
                number(district),
                AidClaim.TYPE.name(),
                offices.centre(district, employer),
                self ? by.account() : null,
                self ? claims.holder(by.account()) : null,
                by.homeDistrict(),
                employer,
                null,
                true,
                null,
                actor,
                "",
                term -> ClaimService.termKeys(term, read.scheme().deadlines().decideWithin()),
                "");
    }

    private String number(int district) {
        int year = today().getYear();
        return new CaseNumber(AidClaim.CODE, district, year, numbers.next(district, AidClaim.CODE, year)).text();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    /** 申领渠道: on the phone, by the unit, or at a counter above it. */
    static String channel(Caller by) {
        Hat hat = by.hat();
        if (hat == null) {
            return "PORTAL";
        }
        return hat.level() == UnionLevel.UNIT ? "UNIT" : "COUNTER";
    }

    private static Claims.Handling handling(Caller by) {
        Hat hat = by.hat();
        return new Claims.Handling(
                channel(by),
                hat == null ? null : by.account(),
                hat == null ? null : hat.union(),
                "",
                "",
                "",
                "",
                "",
                "");
    }
}
