package org.niangjia.service.visit;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 随身资料. What an officer takes along to where there is no network.
 *
 * @param csrf sent back as the header {@code X-XSRF-TOKEN} with what is posted
 * @param who tells the account's records on a phone from those of another account
 * @param today the day at the house: the phone's own clock may be wrong
 * @param plans visits of the officer that are still to be written down
 * @param units those that can be chosen without typing
 * @param districts counties in which the officer may visit
 * @param campaigns those that a visit can belong to, with their days
 * @param own the one that a new record belongs to unless the officer says otherwise
 * @param kinds what a finding can become a case of, as {@code TYPE:KIND}
 */
record FieldKit(
        String csrf,
        String who,
        LocalDate today,
        List<Plan> plans,
        List<Unit> units,
        List<County> districts,
        List<Open> campaigns,
        @Nullable String own,
        List<Kind> kinds) {

    /** 计划. One visit to come, with what is written there already. */
    record Plan(
            UUID id,
            String no,
            int version,
            int district,
            String unit,
            UUID employer,
            @Nullable String campaign,
            LocalDate day,
            String production,
            String said,
            String union,
            String minutes) {}

    /** 单位. By name, with its id and county. */
    record Unit(String name, UUID employer, int district) {}

    /** 县（市、区）. */
    record County(int code, String name) {}

    /** 活动. Open for visits between two days. */
    record Open(String no, String name, LocalDate first, LocalDate last) {}

    /** 办件类别. */
    record Kind(String code, String name) {}
}
