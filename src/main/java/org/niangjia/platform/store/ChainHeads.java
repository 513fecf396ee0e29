package org.niangjia.platform.store;

import java.util.Map;

/** 链头. The newest hash of each chain of the record; whoever wrote one down can prove later that nothing before it was changed. */
public interface ChainHeads {

    /** Newest hash by name of its chain, such as a district. */
    Map<String, String> heads();

    /** Whether a chain once ended with this hash. */
    boolean contains(String head);
}
