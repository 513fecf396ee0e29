package org.niangjia.service.mutualaid.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
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
import org.niangjia.platform.trail.Trail;
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

    private static final String LOOKED_UP = "mutualaid.insured.sought";

    private final Claimants claimants;
    private final ClaimComputations computations;
    private final Claims claims;
    private final ClaimEntry entry;
    private final ClaimCodes codes;
    private final ClaimOffices offices;
    private final Caseworker caseworker;
    private final NumberBlocks numbers;
    private final Trail trail;
    private final Clock clock;

    ClaimDesk(
            Claimants claimants,
            ClaimComputations computations,
            Claims claims,
            ClaimEntry entry,
            ClaimCodes codes,
            ClaimOffices offices,
            Caseworker caseworker,
            NumberBlocks numbers,
            Trail trail,
            Clock clock) {
        this.claimants = claimants;
        this.computations = computations;
        this.claims = claims;
        this.entry = entry;
        this.codes = codes;
        this.offices = offices;
        this.caseworker = caseworker;
        this.numbers = numbers;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 申领预览. A claim as read, and what it would come to today.
     *
     * @param alone why this claim could not be paid whatever came before it: what everybody who files it may know
     */
    record Previewed(Claimants.Claimant who, Scheme scheme, ClaimForm form, ClaimResult result, List<Refusal> alone) {

        /** Whether who files it is shown what it comes to. */
        boolean open() {
            return who.filing().computed();
        }
    }

    /**
     * 已提交的申领.
     *
     * @param code query code for the receipt of the counter, shown this once; empty for whoever reads it with an account, and for a unit
     */
    record Submitted(Case opened, ClaimResult result, String code) {}

    /**
     * 查参保人. Somebody else by name and number, as typed: every such look is a line of the trail, also where nobody is found.
     * Throws RefusedException as the search does.
     */
    @Transactional(noRollbackFor = RefusedException.class)
    public void lookUp(Caller by, int district, ClaimInput in) {
        try {
            looked(by, claimants.find(by, district, in));
        } catch (RefusedException e) {
            if (e.reasons().stream()
                    .anyMatch(each ->
                            each.code().equals(MutualAidRefusal.NO_COVER.with().code()))) {
                trail.record(actor(by), district, LOOKED_UP, Covers.PERSON, null, "");
            }
            throw e;
        }
    }

    private void looked(Caller by, Claimants.Claimant who) {
        if (who.filing() != Filing.SELF) {
            Covers.Insuree person = who.person();
            trail.record(actor(by), who.district(), LOOKED_UP, Covers.PERSON, person.id(), person.name());
        }
    }

    private static Actor actor(Caller by) {
        return by.hat() == null ? by.person() : by.scope().actor();
    }

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
        ClaimForm form = new ClaimReading(scheme, latest.insurance(), today())
                .read(in, who.person(), new ClaimReading.Filer(who.filing(), by.name()));
        ClaimResult result = computations.of(Scope.house(district), who.covers(), form.facts());
        Decision.of(result.sheet()).orThrow();
        List<Refusal> alone = who.filing().computed()
                ? List.of()
                : computations.alone(who.covers(), form.facts()).refusals();
        return new Previewed(who, scheme, form, result, alone);
    }

    /**
     * Throws RefusedException with everything that is wrong, also when the invoice is claimed already.
     *
     * @param typed whether name and number are typed with it, so that it is a look-up too
     */
    @Transactional
    public Submitted submit(Caller by, ClaimInput in, boolean typed) {
        Previewed read = preview(by, in);
        if (typed) {
            looked(by, read.who());
        }
        int district = read.who().district();
        UUID id = Uuid7.next(clock);
        Enrolled latest = read.who().latest(read.scheme().code());
        Case opened = caseworker.open(opening(by, read, id, latest.employer()));
        entry.write(
                Scope.house(district),
                district,
                id,
                read.form(),
                handling(by, read.who().filing()),
                brought(by, read));
        return new Submitted(opened, read.result(), code(by, opened, read));
    }

    private static ClaimEntry.Brought brought(Caller by, Previewed read) {
        List<String> lines = read.form().invoice() == null
                ? List.of()
                : ClaimRules.lines(read.form().facts(), read.result());
        boolean unit = read.form().unitMaySee() && read.who().filing().letsUnitKnow();
        List<String> consents =
                unit ? List.of(ClaimConsents.SENSITIVE, ClaimConsents.UNIT) : List.of(ClaimConsents.SENSITIVE);
        return new ClaimEntry.Brought(lines, consents, given(by, read));
    }

    private String code(Caller by, Case opened, Previewed read) {
        if (!read.who().filing().counter()) {
            return "";
        }
        ClaimForm.Agent agent = read.form().agent();
        boolean speaks = agent.name().isEmpty() || agent.authorised() && ClaimTie.KIN.contains(agent.relation());
        return codes.give(Scope.house(opened.district()), opened, speaks, by.account());
    }

    /** 换发查询码. To the claimant or their family, who came to the counter and lost the code or had none yet. */
    @Transactional
    public String newCode(Scope officer, Case known) {
        Actor actor = officer.actor();
        trail.record(actor, known.district(), "claim.code", AidClaim.CODE, known.id(), known.no());
        return codes.give(
                Scope.house(known.district()), known, true, java.util.Objects.requireNonNull(actor.account()));
    }

    /** The claimant's own word, on the phone or on paper that somebody else hands in; of whoever has died, the heir's. */
    private static ClaimConsents.Given given(Caller by, Previewed read) {
        if (read.who().filing().own()) {
            return ClaimConsents.Given.own(by.name());
        }
        ClaimForm.Agent agent = read.form().agent();
        String who = agent.heir() ? agent.name() : read.who().person().name();
        return who.equals(by.name()) ? ClaimConsents.Given.own(who) : new ClaimConsents.Given(who, by.name());
    }

    private Opening opening(Caller by, Previewed read, UUID id, @Nullable UUID employer) {
        int district = read.who().district();
        // a unit does not hold what it filed, whichever account it came by
        boolean holds = by.hat() == null && !read.form().agent().relation().equals("UNIT");
        Actor actor = actor(by);
        return new Opening(
                district,
                id,
                AidClaim.CODE,
                number(district),
                AidClaim.TYPE.name(),
                offices.centre(district, employer),
                holds ? by.account() : null,
                holds ? claims.holder(by.account()) : null,
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

    private static Claims.Handling handling(Caller by, Filing filing) {
        Hat hat = by.hat();
        return new Claims.Handling(
                channel(by),
                filing.own() ? null : by.account(),
                hat == null ? null : hat.union(),
                "",
                "",
                false,
                "",
                "",
                "",
                "",
                "");
    }
}
