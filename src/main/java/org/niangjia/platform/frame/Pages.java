package org.niangjia.platform.frame;

/** 页面声明. A module's pages; every bean of this kind declares its routes once at start. */
public interface Pages {
    void declare(Routes at);
}
