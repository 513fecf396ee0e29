package org.niangjia.platform.store;

import java.util.List;

/** 核对. One thing that {@code ./niangjia verify} recounts; reads only. */
public interface Verification {

    String name();

    /** What is wrong, nothing when all is well. */
    List<Finding> verify();
}
