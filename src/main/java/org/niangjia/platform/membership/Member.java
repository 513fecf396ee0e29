package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Versioned;

/**
 * 会员. A person's row in a district, as lists show it: ID number and telephone masked.
 *
 * @param id the person, the same in every district
 * @param union the union that the person belongs to
 * @param path its place in the tree
 * @param movedTo district where the membership goes on, or null
 */
public record Member(
        int district,
        UUID id,
        UUID union,
        String path,
        MemberState state,
        Person person,
        LocalDate joinedOn,
        @Nullable Integer movedTo,
        int version)
        implements Versioned {

    /** 人员. What is known of the person; sex and birth are read from the ID number. */
    public record Person(
            String name, String idKind, String idMasked, String phoneMasked, boolean male, LocalDate birth) {}

    public String name() {
        return person.name();
    }
}
