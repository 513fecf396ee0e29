package org.niangjia.service.mutualaid.enrolment;

import java.util.List;
import org.niangjia.base.IdCardNumber;
import org.niangjia.engine.benefit.AidModule;

/**
 * 参保申请人. Somebody as typed on a roster: read and checked, not sealed yet.
 *
 * @param phone their telephone, or empty
 * @param insurance code of the medical insurance
 * @param shares of each module
 */
record Applicant(
        String name, IdCardNumber number, String phone, String insurance, List<AidModule> modules, int shares) {}
