package org.niangjia.platform.frame;

import gg.jte.Content;
import java.util.Optional;

/** 首页卡片. A module's piece of the worker's home page, in order; empty when it has nothing to say to this caller. */
public interface HomeCard {
    int order();

    Optional<Content> card(Call call, Page page);
}
