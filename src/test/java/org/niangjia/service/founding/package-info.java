@NullMarked
package org.niangjia.service.founding;

import org.jspecify.annotations.NullMarked;
