@NullMarked
package org.niangjia.engine.payment;

import org.jspecify.annotations.NullMarked;
