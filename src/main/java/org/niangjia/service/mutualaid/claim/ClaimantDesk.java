package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseMoved;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.engine.casework.Pointers;
import org.niangjia.engine.casework.Stage;
import org.niangjia.engine.casework.Who;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimSteps;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 申领人. What the claimant does with their own claim; one method is one transaction. */
@Service
class ClaimantDesk {
    private final Caseworker caseworker;
    private final Cases cases;
    private final Claims claims;
    private final ClaimLists lists;
    private final ClaimConsents consents;
    private final Claimants claimants;
    private final Covers covers;
    private final TellingDesk telling;
    private final Pointers pointers;
    private final Attachments attachments;

    ClaimantDesk(
            Caseworker caseworker,
            Cases cases,
            Claims claims,
            ClaimLists lists,
            ClaimConsents consents,
            Claimants claimants,
            Covers covers,
            TellingDesk telling,
            Pointers pointers,
            Attachments attachments) {
        this.caseworker = caseworker;
        this.cases = cases;
        this.claims = claims;
        this.lists = lists;
        this.consents = consents;
        this.claimants = claimants;
        this.covers = covers;
        this.telling = telling;
        this.pointers = pointers;
        this.attachments = attachments;
    }

    /** 与我有关的申领. A claim, and what the caller has to do with it. */
    record Tied(Case known, ClaimTie tie) {}

    /** Claimed for the person that the account is, or handed in by it; empty for whoever has nothing to do with it. */
    Optional<Tied> tied(Caller caller, String no) {
        int district = CaseNumber.read(no, AidClaim.CODE).district();
        return claimedFor(caller, district, no)
                .map(found -> new Tied(found, ClaimTie.CLAIMANT))
                .or(() -> cases.findOwn(district, no, List.of(claims.holder(caller.account())))
                        .flatMap(found -> filed(caller, found)))
                .filter(found -> caller.sees(found.known().openedAt()));
    }

    private Optional<Tied> filed(Caller caller, Case found) {
        String name = covers.get(
                        Scope.house(found.district()),
                        found.district(),
                        claims.get(found).person())
                .name();
        UUID employer = found.employer();
        boolean unit = employer != null && units(caller).contains(employer);
        return ClaimTie.ofFiler(claims.handling(found), name.equals(caller.name()), unit)
                .map(tie -> new Tied(found, tie));
    }

    /** Employers whose union the caller holds a post in, whether the hat is worn or not. */
    private static Set<UUID> units(Caller caller) {
        boolean serves = caller.hats().stream().anyMatch(hat -> hat.level() == UnionLevel.UNIT);
        return serves ? caller.own().ownEmployers() : Set.of();
    }

    private Optional<Case> claimedFor(Caller caller, int district, String no) {
        List<UUID> persons = claimants.persons(caller, List.of(district));
        return persons.isEmpty()
                ? Optional.empty()
                : cases.findByNumber(district, no)
                        .filter(found -> persons.contains(claims.get(found).person()));
    }

    List<Case> list(Caller caller, @Nullable UUID after, int limit) {
        Integer home = caller.homeDistrict();
        if (home == null) {
            return List.of();
        }
        List<byte[]> holders = List.of(claims.holder(caller.account()));
        List<Integer> districts = pointers.districts(home, holders);
        ClaimLists.Mine mine = new ClaimLists.Mine(
                holders.getFirst(), caller.name(), claimants.persons(caller, districts), units(caller));
        return lists.own(districts, mine, after, limit).stream()
                .filter(one -> caller.sees(one.openedAt()))
                .toList();
    }

    /** 补材料. What was asked for takes the claim back to the office; at any other time it is a line of the record. */
    @Transactional
    public Case supply(Case own, Caller by, List<Upload> papers, String text) {
        if (papers.isEmpty() && text.isBlank()) {
            throw new RefusedException(MutualAidRefusal.PAPERS_MISSING.at("files"));
        }
        keep(own, papers);
        return asked(own)
                ? move(telling.heard(own, -1, by.person()), -1, by, AidClaim.SUPPLIED, text)
                : caseworker.remark(Scope.house(own.district()), asClaimant(own, -1, by, "added", text));
    }

    private void keep(Case own, List<Upload> papers) {
        attachments.addAll(
                Scope.house(own.district()),
                new AttachmentOwner(own.district(), AidClaim.CODE, own.id()),
                AttachmentClass.SENSITIVE,
                papers);
    }

    private boolean asked(Case own) {
        return own.stage().open()
                && (own.step().equals(ClaimSteps.SUPPLEMENT.name()) || telling.untold(own) == Tellings.What.MISSING);
    }

    /** 窗口代补材料. The papers lie on the counter; the record names the officer who took them. */
    @Transactional
    public Case supplyAtCounter(Case known, Scope officer, List<Upload> papers, String text) {
        if (papers.isEmpty() && text.isBlank()) {
            throw new RefusedException(MutualAidRefusal.PAPERS_MISSING.at("files"));
        }
        keep(known, papers);
        return asked(known)
                ? atCounter(telling.heard(known, -1, officer.actor()), -1, officer, AidClaim.SUPPLIED, text)
                : caseworker.remark(
                        Scope.house(known.district()),
                        new Move(known.district(), known.id(), -1, "added", text, true, null, officer.actor()));
    }

    /** 窗口代申诉. What was said at the counter, read aloud and confirmed. */
    @Transactional
    public Case appealAtCounter(Case known, int version, Scope officer, String text) {
        ClaimRules.words(text).orThrow();
        Case heard = telling.heard(known, version, officer.actor());
        return atCounter(heard, heard.version() == known.version() ? version : -1, officer, AidClaim.APPEALED, text);
    }

    private Case atCounter(Case known, int version, Scope officer, String outcome, String text) {
        return caseworker.move(
                Scope.house(known.district()),
                new Move(known.district(), known.id(), version, outcome, text, true, Who.APPLICANT, officer.actor()));
    }

    /** 申诉. Another officer decides. */
    @Transactional
    public Case appeal(Case own, int version, Caller by, String text) {
        return appeal(own, version, by.person(), text);
    }

    /** By whoever proved it otherwise than by an account, such as by a query code. */
    @Transactional
    public Case appeal(Case own, int version, Actor by, String text) {
        ClaimRules.words(text).orThrow();
        Case heard = telling.heard(own, version, by);
        return move(heard, heard.version() == own.version() ? version : -1, by, AidClaim.APPEALED, text);
    }

    private static final Set<String> AWARDED = Set.of(ClaimSteps.PAY.name(), ClaimSteps.RECHECK.name());

    /** 撤回. Not any more once money was awarded. */
    @Transactional
    public Case withdraw(Case own, int version, Caller by, String text) {
        if (AWARDED.contains(own.step()) || telling.untold(own) == Tellings.What.RECHECK) {
            throw new RefusedException(MutualAidRefusal.AWARDED_ALREADY.with());
        }
        return move(own, version, by, AidClaim.WITHDRAWN, text);
    }

    /** 让单位知道. Whether the unit may see state and amount, given and taken back by the claimant alone. */
    @Transactional
    public Case tellUnit(Case own, Caller by, boolean may) {
        if (may) {
            consents.give(
                    own.district(),
                    own.id(),
                    ClaimConsents.UNIT,
                    ClaimDesk.CONSENT,
                    ClaimConsents.Given.own(by.name()));
        } else {
            consents.takeBack(own.district(), own.id(), ClaimConsents.UNIT);
        }
        String outcome = may ? "unit_told" : "unit_untold";
        return own.stage().open()
                ? caseworker.remark(Scope.house(own.district()), asClaimant(own, -1, by, outcome, ""))
                : own;
    }

    /** A claim that ended without money leaves its invoice to whoever it belongs to. */
    @EventListener
    public void ended(CaseMoved moved) {
        Case known = moved.facts();
        boolean ended = known.stage() == Stage.CLOSED || known.stage() == Stage.WITHDRAWN;
        if (known.type().equals(AidClaim.CODE) && ended && !AidClaim.PAID.equals(known.result())) {
            claims.leaveInvoice(known.district(), known.id());
        }
    }

    private Case move(Case own, int version, Caller by, String outcome, String text) {
        return move(own, version, by.person(), outcome, text);
    }

    private Case move(Case own, int version, Actor by, String outcome, String text) {
        return caseworker.move(
                Scope.house(own.district()),
                new Move(own.district(), own.id(), version, outcome, text, true, Who.APPLICANT, by));
    }

    private static Move asClaimant(Case own, int version, Caller by, String outcome, String text) {
        return new Move(own.district(), own.id(), version, outcome, text, true, Who.APPLICANT, by.person());
    }
}
