package org.niangjia.platform.access;

import static org.niangjia.platform.access.Duty.ASSIGN;
import static org.niangjia.platform.access.Duty.AUDIT;
import static org.niangjia.platform.access.Duty.BOOKS;
import static org.niangjia.platform.access.Duty.CONFIGURE;
import static org.niangjia.platform.access.Duty.COUNTER;
import static org.niangjia.platform.access.Duty.EXPORT;
import static org.niangjia.platform.access.Duty.HANDLE;
import static org.niangjia.platform.access.Duty.OPEN;
import static org.niangjia.platform.access.Duty.ORGANISE;
import static org.niangjia.platform.access.Duty.PAY;
import static org.niangjia.platform.access.Duty.PUBLISH;
import static org.niangjia.platform.access.Duty.RELEASE;
import static org.niangjia.platform.access.Duty.REVEAL;
import static org.niangjia.platform.access.Duty.SELF;
import static org.niangjia.platform.access.Duty.SIGN;
import static org.niangjia.platform.access.Duty.VISIT;

import java.util.EnumSet;
import java.util.Set;
import org.niangjia.base.UnionLevel;

/**
 * 权限表. Who may do what, by role and level. Printed by {@code ./niangjia permissions} for signature; how far each
 * sees is {@link org.niangjia.base.Scope}: the subtree below their own union, never beyond.
 */
public final class Permissions {

    private Permissions() {}

    /** The duties of a post of this role in a union of this level. */
    public static Set<Duty> of(PostRole role, UnionLevel level) {
        EnumSet<Duty> duties = EnumSet.of(OPEN, SELF);
        switch (role) {
            case CLERK -> duties.addAll(level == UnionLevel.UNIT ? Set.of(HANDLE) : Set.of(HANDLE, COUNTER, REVEAL));
            case REVIEWER -> duties.addAll(Set.of(HANDLE, COUNTER));
            case DEPARTMENT_HEAD -> duties.addAll(Set.of(HANDLE, COUNTER, REVEAL, ASSIGN, EXPORT, BOOKS, RELEASE));
            case DEPUTY_CHAIR, EXECUTIVE_CHAIR, CHAIR -> duties.addAll(chair(level));
            case CASHIER -> duties.addAll(Set.of(HANDLE, BOOKS, PAY));
            case AUDITOR -> duties.addAll(Set.of(AUDIT, EXPORT, BOOKS));
        }
        if (role == PostRole.CLERK && level == UnionLevel.TOWN) {
            duties.add(ORGANISE);
        }
        if (level != UnionLevel.UNIT && role != PostRole.AUDITOR) {
            duties.add(VISIT);
        }
        if (level == UnionLevel.UNIT) {
            // ruling 1: whoever belongs to the employer reads out no code, opens no seal, takes no list away
            duties.removeAll(Set.of(COUNTER, REVEAL, ASSIGN, SIGN, EXPORT));
        }
        if (!level.upper()) {
            // funds lie with a county and above
            duties.removeAll(Set.of(BOOKS, PAY, RELEASE));
        }
        if (role.head() && level.upper()) {
            duties.addAll(Set.of(ORGANISE, CONFIGURE, PUBLISH));
        }
        return duties;
    }

    private static Set<Duty> chair(UnionLevel level) {
        return switch (level) {
            case UNIT -> Set.of(HANDLE);
            case VILLAGE -> Set.of(HANDLE, COUNTER, REVEAL);
            case TOWN -> Set.of(HANDLE, COUNTER, REVEAL, ORGANISE, EXPORT);
            default -> Set.of(HANDLE, COUNTER, REVEAL, ASSIGN, SIGN, EXPORT, BOOKS, RELEASE);
        };
    }
}
