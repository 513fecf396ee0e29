package org.niangjia.platform.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;

/**
 * 用人单位登记事项. What is written down about an employer.
 *
 * @param creditCode unified social credit code, or null (a shop without one)
 * @param place region code of where it sits
 * @param staff number of staff, with the source and day of the figure, or null
 * @param contactPhone telephone of the contact as typed; empty for none, kept sealed
 */
public record EmployerFacts(
        String name,
        @Nullable String creditCode,
        long place,
        String industry,
        @Nullable Integer staff,
        @Nullable String staffSource,
        @Nullable LocalDate staffOn,
        String contactName,
        String contactPhone) {

    public EmployerFacts {
        name = Text.line(name);
        creditCode = creditCode == null || creditCode.isBlank() ? null : Text.code(creditCode);
        industry = Text.line(industry);
        staffSource = staffSource == null || staffSource.isBlank() ? null : Text.line(staffSource);
        contactName = Text.line(contactName);
        contactPhone = Text.line(contactPhone);
        if (staff == null) {
            staffSource = null;
            staffOn = null;
        }
    }

    public static EmployerFacts of(String name, @Nullable String creditCode, long place) {
        return new EmployerFacts(name, creditCode, place, "", null, null, null, "", "");
    }
}
