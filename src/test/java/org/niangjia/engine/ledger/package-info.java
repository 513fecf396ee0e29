@NullMarked
package org.niangjia.engine.ledger;

import org.jspecify.annotations.NullMarked;
