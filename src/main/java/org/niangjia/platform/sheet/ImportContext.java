package org.niangjia.platform.sheet;

import org.niangjia.base.Scope;

/**
 * 导入场合. For whom rows are read.
 *
 * @param scope Scope of the one who imports, as it was when the file came
 * @param district home partition that the rows go to
 */
public record ImportContext(Scope scope, int district) {}
