@NullMarked
package org.niangjia.platform.membership;

import org.jspecify.annotations.NullMarked;
