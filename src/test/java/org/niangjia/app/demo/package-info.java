@NullMarked
package org.niangjia.app.demo;

import org.jspecify.annotations.NullMarked;
