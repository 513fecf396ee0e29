package org.niangjia.platform.frame;

/**
 * 演示篇章. What a module tells of the past when a demo world is made, through its own desks so that every rule holds.
 * Chapters are told in order; what they arrange happens afterwards, all of it by time.
 */
public interface DemoChapter {

    /** Places and people come first (100), services later (1000 and up). */
    int order();

    void tell(DemoStage stage);
}
