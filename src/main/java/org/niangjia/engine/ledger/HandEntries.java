package org.niangjia.engine.ledger;

import java.util.Set;

/** 手工分录. Which memos a service books by hand, so that a second person may reverse them by hand; all others have their own way back. */
public interface HandEntries {
    Set<String> memos();
}
