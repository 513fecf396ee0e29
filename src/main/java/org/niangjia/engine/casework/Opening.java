package org.niangjia.engine.casework;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;

/**
 * 立案. What a service hands over to open a case.
 *
 * @param district home partition
 * @param id id made by the service, so that its own row can carry it
 * @param type code of the type
 * @param no case number
 * @param subject a few words
 * @param seat who takes the first step
 * @param applicant account of the applicant, or null when anonymous or without account
 * @param holder blind index by which the applicant finds it, or null
 * @param home home partition of the applicant, or null when not known
 * @param employer contract employer concerned, or null
 * @param site work site concerned, or null
 * @param confidential hidden from everybody of the employer and the site
 * @param withheld account that must never see it, or null
 * @param actor who opens it, as the record shall say
 * @param text what was said, for the first line of the record
 * @param terms the keys of a declared term for this case, of which the longest counts; none where the clock does not run
 * @param begins step at which it begins, where what goes before was decided on the spot; empty for the first step
 */
public record Opening(
        int district,
        UUID id,
        String type,
        String no,
        String subject,
        Seat seat,
        @Nullable UUID applicant,
        byte @Nullable [] holder,
        @Nullable Integer home,
        @Nullable UUID employer,
        @Nullable UUID site,
        boolean confidential,
        @Nullable UUID withheld,
        Actor actor,
        String text,
        Function<String, List<String>> terms,
        String begins) {}
