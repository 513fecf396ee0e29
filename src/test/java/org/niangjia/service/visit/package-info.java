@NullMarked
package org.niangjia.service.visit;

import org.jspecify.annotations.NullMarked;
