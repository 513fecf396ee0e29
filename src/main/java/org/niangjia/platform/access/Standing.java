package org.niangjia.platform.access;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** 任职情况. What access asks of the organisation: which posts somebody holds, and whom they work for. */
public interface Standing {

    /** Posts held today, highest level first. */
    List<Hat> hatsOf(UUID account);

    /** Employers that the person works for or whose union they serve. */
    Set<UUID> ownEmployers(UUID account);
}
