@NullMarked
package org.niangjia.app.outlook;

import org.jspecify.annotations.NullMarked;
