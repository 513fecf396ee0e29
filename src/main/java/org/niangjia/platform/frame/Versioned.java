package org.niangjia.platform.frame;

/** 带版本的答复. Its version becomes the ETag that the next decision sends back as If-Match. */
public interface Versioned {
    int version();
}
