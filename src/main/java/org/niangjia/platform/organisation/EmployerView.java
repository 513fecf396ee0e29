package org.niangjia.platform.organisation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;

/** 用人单位信息. An employer as told to a program; the telephone is masked. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EmployerView(
        int district,
        UUID id,
        String name,
        @Nullable String creditCode,
        long place,
        String industry,
        @Nullable Integer staff,
        @Nullable String staffSource,
        @Nullable LocalDate staffOn,
        String contactName,
        String contactPhone,
        boolean open,
        int version)
        implements Versioned {

    static EmployerView of(Employer employer) {
        EmployerFacts facts = employer.facts();
        return new EmployerView(
                employer.district(),
                employer.id(),
                facts.name(),
                facts.creditCode(),
                facts.place(),
                facts.industry(),
                facts.staff(),
                facts.staffSource(),
                facts.staffOn(),
                facts.contactName(),
                facts.contactPhone(),
                employer.open(),
                employer.version());
    }
}
