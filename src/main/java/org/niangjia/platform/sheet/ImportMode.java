package org.niangjia.platform.sheet;

import java.util.Locale;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;

/** 导入方式. */
enum ImportMode {
    /** 只检查 */
    DRY,
    /** 全部导入，有一行不对就一行不进 */
    ALL,
    /** 只导入正确的行 */
    GOOD;

    /** As a program or a button says it; throws when it says something else. */
    static ImportMode of(String text) {
        for (ImportMode mode : values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
                return mode;
            }
        }
        throw new RefusedException(Refusal.of("sheet.MODE_UNKNOWN").at("mode"));
    }
}
