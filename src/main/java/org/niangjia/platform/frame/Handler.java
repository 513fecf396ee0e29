package org.niangjia.platform.frame;

/** 页面处理. One handler per action; it answers people in HTML and programs in JSON. */
@FunctionalInterface
public interface Handler {
    Answer handle(Call call);
}
