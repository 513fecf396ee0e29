package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.benefit.Cover;
import org.niangjia.engine.benefit.Person;

/**
 * 已参保. One person's cover, as a computation asks about it.
 *
 * @param year in which its first plan year begins
 * @param years plan years that it runs through
 * @param employer the unit that took the cover for its people, or null where it is none of ours
 */
public record Enrolled(
        UUID id,
        int district,
        UUID person,
        String scheme,
        int year,
        int years,
        String module,
        int shares,
        String insurance,
        LocalDate from,
        LocalDate until,
        LocalDate firstFrom,
        LocalDate birth,
        boolean male,
        @Nullable UUID employer) {

    public Cover cover() {
        return new Cover(from, List.of(module), shares, years, Optional.of(firstFrom), Optional.empty());
    }

    public Person insured() {
        return new Person(birth, male ? Person.Sex.MALE : Person.Sex.FEMALE, insurance, false);
    }
}
