package org.niangjia.platform.sheet;

import org.niangjia.base.Scope;

/**
 * 导入场合. For whom rows are read.
 *
 * @param scope Scope of the one who imports, as it was when the file came
 * @param district home partition that the rows go to
 * @param subject what the rows belong to, as its address names it, such as a roster; empty where they belong to the list
 */
public record ImportContext(Scope scope, int district, String subject) {
    public ImportContext(Scope scope, int district) {
        this(scope, district, "");
    }
}
