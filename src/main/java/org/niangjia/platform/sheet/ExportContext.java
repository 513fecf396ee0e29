package org.niangjia.platform.sheet;

import java.util.Map;
import java.util.Set;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Words;

/**
 * 导出场合. For whom a list is taken out, and which part of it.
 *
 * @param scope Scope of the one who takes it out
 * @param district home partition of their post
 * @param filter what the list was narrowed by, by the names that the kind declares
 * @param columns keys of the chosen columns: what is sealed need not be opened for others
 * @param words language of the one who takes it out, for what is not text of the matter
 */
public record ExportContext(Scope scope, int district, Map<String, String> filter, Set<String> columns, Words words) {

    /** What was asked for under this name, or an empty text. */
    public String filter(String name) {
        return filter.getOrDefault(name, "");
    }
}
