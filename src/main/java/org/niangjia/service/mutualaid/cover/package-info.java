/**
 * 参保登记. Who is covered by which scheme in which plan year, and what a worker sees of it (我的互助). Puts paid batches down, with
 * the fee in the fund's books. Tables {@code mutualaid_person}, {@code _batch}, {@code _enrolment}.
 */
@NullMarked
@ApplicationModule(displayName = "医疗互助·参保登记")
package org.niangjia.service.mutualaid.cover;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
