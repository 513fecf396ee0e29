package org.niangjia.platform.trail;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.Scope;

/**
 * 回避. What an auditor must not learn of although the record is open to them: implemented by whoever keeps things that
 * are hidden from some people. An entry about such a thing is left out, as if it were not there.
 */
public interface Veil {

    /** Of these subjects in one district, those that the reader must not learn of. */
    Set<UUID> hidden(Scope reader, int district, Collection<UUID> subjects);
}
