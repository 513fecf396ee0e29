package org.niangjia.platform.membership;

import java.util.Set;
import java.util.UUID;

/**
 * 会员表行. One row of a sheet, read.
 *
 * @param hash blind index of the ID number
 * @param unionName name of the union, for the record of the step
 */
record MemberSheetRow(MemberRow member, Hash hash, String unionName, MemberFacts.Work work, Set<GroupTag> groups) {

    UUID union() {
        return member.union();
    }
}
