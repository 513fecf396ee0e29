package org.niangjia.platform.sheet;

import org.niangjia.platform.frame.Words;

/** 双语文字. A heading or a note of a declared column, in both languages of the house. */
public record SheetText(String zh, String en) {
    static final SheetText NONE = new SheetText("", "");

    /** Both, for a message about a heading that may be written in either. */
    String both() {
        return zh + " / " + en;
    }

    public String in(Words words) {
        return words.chinese() ? zh : en;
    }
}
