package org.niangjia.service.mutualaid.award;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Claim;
import org.niangjia.engine.benefit.Stay;

/**
 * 申领内容. What a computation and a reviewer ask of a claim.
 *
 * @param person of the register
 * @param admitted first day in hospital, or null
 * @param on discharge, diagnosis or accident
 * @param settledOn day of the settlement, or null where it was settled on the way out
 * @param diagnosedOn day in the stay on which the illness was found, or null where it is the day of the event or no lump is asked for
 * @param module only this one, or null for all that were taken
 * @param amounts in fen by code
 * @param medical what tells of the illness
 * @param reimbursedOn day on which the social insurance paid at its counter (零星报销), or null where the hospital settled
 */
public record ClaimFacts(
        UUID person,
        String scheme,
        Kind kind,
        @Nullable LocalDate admitted,
        LocalDate on,
        @Nullable LocalDate settledOn,
        @Nullable LocalDate diagnosedOn,
        @Nullable Integer hospitalGrade,
        String cause,
        @Nullable String module,
        Map<String, Long> amounts,
        Medical medical,
        LocalDate claimedOn,
        @Nullable LocalDate reimbursedOn) {

    /** 申领事由. */
    public enum Kind {
        STAY,
        DIAGNOSIS,
        ACCIDENT
    }

    /**
     * 病情. Sealed in the database, read by the claimant and the reviewers alone.
     *
     * @param icd ICD-10 code, or empty
     * @param groups codes that the scheme pays lumps for
     */
    public record Medical(String hospital, String diagnosis, String icd, List<String> groups, String invoice) {}

    Optional<Stay> stay() {
        return admitted == null ? Optional.empty() : Optional.of(new Stay(admitted, on));
    }

    /** The same with other amounts: those that are told take the place of the old ones. */
    public ClaimFacts withAmounts(Map<String, Long> right) {
        Map<String, Long> all = new java.util.HashMap<>(amounts);
        all.putAll(right);
        return with(admitted, hospitalGrade, all);
    }

    /** The same with another first day and another grade of the hospital. */
    public ClaimFacts withStay(@Nullable LocalDate first, @Nullable Integer grade) {
        return with(first, grade, amounts);
    }

    private ClaimFacts with(@Nullable LocalDate first, @Nullable Integer grade, Map<String, Long> paid) {
        return new ClaimFacts(
                person,
                scheme,
                kind,
                first,
                on,
                settledOn,
                diagnosedOn,
                grade,
                cause,
                module,
                paid,
                medical,
                claimedOn,
                reimbursedOn);
    }

    /** The day from which the time to claim runs. */
    LocalDate settled() {
        return settledOn == null ? on : settledOn;
    }

    /** What happened, for the computation; its time limit is looked at for the event as a whole. */
    Claim claim() {
        return claim(on, amounts, stay().map(Stay::days).map(OptionalInt::of).orElse(OptionalInt.empty()), true);
    }

    Claim claim(LocalDate day, Map<String, Long> parts, OptionalInt days, boolean diagnosed) {
        Set<String> diagnoses = new TreeSet<>();
        if (diagnosed) {
            diagnoses.addAll(medical.groups());
            if (!medical.icd().isEmpty()) {
                diagnoses.add(medical.icd());
            }
        }
        return new Claim(
                day,
                parts,
                days,
                diagnoses,
                hospitalGrade == null ? OptionalInt.empty() : OptionalInt.of(hospitalGrade),
                cause,
                Optional.ofNullable(module),
                Optional.ofNullable(settledOn),
                Optional.empty(),
                diagnosed ? Optional.ofNullable(diagnosedOn) : Optional.empty(),
                Optional.ofNullable(reimbursedOn));
    }
}
