@NullMarked
package org.niangjia.service.card;

import org.jspecify.annotations.NullMarked;
