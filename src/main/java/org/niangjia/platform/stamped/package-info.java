/**
 * 盖章件. Printed papers that were signed and stamped, handed back as photos or scans to the matter that they belong to.
 *
 * <p>No tables.
 */
@NullMarked
@ApplicationModule(displayName = "盖章件")
package org.niangjia.platform.stamped;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
