package org.niangjia.platform.behalf;

import java.util.List;
import java.util.UUID;

/**
 * 代填事项. A kind of entry that an office may make for a unit and the unit confirms. Registered as a bean by the module
 * that keeps what is entered.
 */
public interface BehalfSubject {

    /** Stable code; its name is {@code behalf.subject.CODE} in the words of the module that registers it. */
    String code();

    /**
     * What the house holds about the unit now, as the unit is shown it: telephones masked, no member's name.
     *
     * @param district home partition of the unit
     */
    List<Line> said(int district, UUID unit);

    /** 代填内容. A words key for the label, and what stands beside it. */
    record Line(String label, String content) {}
}
