package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Caller;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.springframework.stereotype.Component;

/** 申领档案. What is asked of a claim after it was paid: what was handed in, whose it is, and by whom. */
@Component
public class ClaimFile {
    /** 追回一览. What is taken back of a claim, confirmed ones, the newest first; told by whoever keeps the recoveries. */
    public interface Recovered {
        /**
         * 追回一件, as the claim's page shows it.
         *
         * @param state code of its words
         */
        record One(String no, long overFen, String state) {}

        List<One> of(Case known);
    }

    private final Claims claims;
    private final Claimants claimants;
    private final ClaimantDesk desk;
    private final ClaimCodes codes;
    private final TellingDesk telling;

    ClaimFile(Claims claims, Claimants claimants, ClaimantDesk desk, ClaimCodes codes, TellingDesk telling) {
        this.claims = claims;
        this.claimants = claimants;
        this.desk = desk;
        this.codes = codes;
        this.telling = telling;
    }

    public ClaimFacts facts(Scope scope, int district, UUID claim) {
        return claims.get(scope, district, claim);
    }

    /** The claim of a number, where it is the caller's own or they speak for whom it is for. */
    public Optional<Case> own(Caller caller, String no) {
        return desk.tied(caller, no).filter(found -> found.tie().speaks()).map(ClaimantDesk.Tied::known);
    }

    /** The claim of a number whose code somebody shows who speaks for it (practice ruling 2). */
    public Optional<Case> coded(String no, String code) {
        return codes.find(no, code).filter(ClaimCodes.Coded::speaks).map(ClaimCodes.Coded::known);
    }

    /** A message to whoever has an account; a claim that waits for the telling goes on with it where it reaches the claimant. */
    public Case tell(Case known, String words) {
        return telling.byMessage(known, words);
    }

    /** Whether the caller is whom the claim is for, and reads how it was computed. */
    public boolean reads(Caller caller, String no) {
        return desk.tied(caller, no).filter(found -> found.tie().reads()).isPresent();
    }

    /** Whether somebody of the register is the caller. */
    public boolean isSelf(Caller caller, int district, UUID person) {
        return claimants.persons(caller, List.of(district)).contains(person);
    }

    /** The account that handed it in for itself, or null. */
    public @Nullable UUID applicant(int district, UUID claim) {
        return claims.applicant(district, claim);
    }

    /** The account that entered it for somebody, or null. */
    public @Nullable UUID enteredBy(Case known) {
        return claims.handling(known).enteredBy();
    }

    public Awarded.Payee payee(Case known) {
        return claims.payee(known);
    }

    /** 更正. What is right of a claim after it was decided: amounts, first day and grade of the hospital. */
    public void right(Scope scope, int district, UUID claim, ClaimFacts right) {
        claims.right(scope.require(district), claim, right);
    }

    /** Whether somebody else acted for the claimant. */
    public boolean byAgent(Case known) {
        return !claims.handling(known).agentName().isEmpty();
    }

    /** Amounts as typed on a sheet, in fen by code; what is wrong is added to the reasons. */
    public static Map<String, Long> amounts(Scheme scheme, List<Refusal> wrong, Typed typed) {
        return new ClaimAmounts(scheme, wrong).read(typed.fen(), typed.codes(), typed.yuan());
    }

    /** Codes of the amounts that a claim may be computed from, and those that were handed in, in the order of the sheet. */
    public static List<String> codes(Scheme scheme, ClaimFacts facts) {
        return ClaimAmounts.all(scheme, facts.amounts().keySet());
    }

    /** 金额输入. Fen by code from a program, or yuan beside their codes from a form. */
    public record Typed(
            @Nullable Map<String, Object> fen,
            @Nullable List<String> codes,
            @Nullable List<String> yuan) {}
}
