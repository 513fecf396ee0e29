package org.niangjia.platform.membership;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * 入会登记事项. What is needed to become a member, as typed.
 *
 * @param name name as on the papers
 * @param idNumber ID number
 * @param phone telephone, may be empty
 * @param union the union joined
 * @param work where the person works
 * @param groups groups that the person belongs to from that day
 * @param joinedOn day of joining
 */
public record MemberFacts(
        String name, String idNumber, String phone, UUID union, Work work, Set<GroupTag> groups, LocalDate joinedOn) {

    /**
     * 从业. With an employer, perhaps at another's site; or with neither, but a trade and a town.
     *
     * @param employer 用人单位, the side of the contract, or null
     * @param site 用工单位, where the work is, or null
     * @param trade such as 外卖骑手, for those without an employer
     * @param town region code of the town, or null
     */
    public record Work(
            @Nullable UUID employer,
            @Nullable UUID site,
            String trade,
            @Nullable Long town,
            LocalDate from) {

        boolean missing() {
            return employer == null && trade.isBlank();
        }
    }
}
