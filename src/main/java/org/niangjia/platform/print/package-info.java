/**
 * 打印. One document, three forms: a page to print, PDF and .docx, with place for signatures and the seal.
 *
 * <p>No tables.
 */
@NullMarked
@ApplicationModule(displayName = "打印")
package org.niangjia.platform.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
