package org.niangjia.engine.benefit;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * 互助金申领. What happened and what it cost.
 *
 * @param on day of the event: discharge, or diagnosis
 * @param amounts of the settlement sheet in fen, by the code of the amount
 * @param stayDays days in hospital
 * @param diagnoses group codes of the scheme or ICD-10 codes
 * @param hospitalGrade 1 to 3, where known
 * @param cause such as {@code workInjury}; {@code illness} where nothing is said
 * @param module only this module is asked, or all that were taken
 * @param settledOn day on which the bill was settled, where that is another than the day of the event
 * @param claimedOn day of the claim, where its time limit is to be checked
 * @param diagnosedOn day on which the illness was found, where that is not the day of the event: lumps are paid by it
 * @param reimbursedOn day on which the social insurance paid at its counter, where it did
 */
public record Claim(
        LocalDate on,
        Map<String, Long> amounts,
        OptionalInt stayDays,
        Set<String> diagnoses,
        OptionalInt hospitalGrade,
        String cause,
        Optional<String> module,
        Optional<LocalDate> settledOn,
        Optional<LocalDate> claimedOn,
        Optional<LocalDate> diagnosedOn,
        Optional<LocalDate> reimbursedOn) {

    /** An illness that was found on the day of the event. */
    public Claim(
            LocalDate on,
            Map<String, Long> amounts,
            OptionalInt stayDays,
            Set<String> diagnoses,
            OptionalInt hospitalGrade,
            String cause,
            Optional<String> module,
            Optional<LocalDate> settledOn,
            Optional<LocalDate> claimedOn) {
        this(
                on,
                amounts,
                stayDays,
                diagnoses,
                hospitalGrade,
                cause,
                module,
                settledOn,
                claimedOn,
                Optional.empty(),
                Optional.empty());
    }

    /** The day that a benefit is judged by: a lump by the day on which the illness was found. */
    LocalDate dayOf(Benefit benefit) {
        return benefit.pay() instanceof Pay.Lump ? diagnosedOn.orElse(on) : on;
    }

    public static final String ILLNESS = "illness";
    public static final String ACCIDENT = "accident";

    /** Causes that the house has words for; a scheme that invents another says how people call it. */
    public static final Set<String> CAUSES =
            Set.of(ILLNESS, ACCIDENT, "workInjury", "thirdParty", "maternity", "fight", "abroad");
}
