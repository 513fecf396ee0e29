package org.niangjia.service.mutualaid;

import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.engine.collection.Paid;

/** 其他缴款. Notices of a fund's till that are about something else than fees: whose page they belong to, and what their payment does. */
public interface FundNotices {
    /** The page that a notice belongs to, where it is one of these. */
    Optional<String> page(int district, UUID subject);

    /** In the cashier's transaction; false for a notice about something else. */
    boolean settled(Scope scope, Paid paid);
}
