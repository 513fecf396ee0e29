package org.niangjia.platform.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** 用人单位表单. What is typed about an employer. */
record EmployerInput(
        @Nullable String name,
        @Nullable String creditCode,
        @Nullable Long place,
        @Nullable String industry,
        @Nullable Integer staff,
        @Nullable String staffSource,
        @Nullable LocalDate staffOn,
        @Nullable String contactName,
        @Nullable String contactPhone) {

    EmployerFacts facts() {
        return new EmployerFacts(
                UnionInput.text(name),
                creditCode,
                place == null ? 0 : place,
                UnionInput.text(industry),
                staff,
                staffSource,
                staffOn,
                UnionInput.text(contactName),
                UnionInput.text(contactPhone));
    }
}
