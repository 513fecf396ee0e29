@NullMarked
package org.niangjia;

import org.jspecify.annotations.NullMarked;
