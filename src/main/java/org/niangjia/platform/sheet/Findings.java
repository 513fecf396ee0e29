package org.niangjia.platform.sheet;

import java.util.List;

/**
 * 检查结果. What was found in a file, kept sealed beside the import: messages may quote what was typed.
 *
 * @param told mistakes and warnings in the order of rows, at most {@value Mistakes#MOST_TOLD}
 * @param ignored headings that nobody asked for
 * @param hidden hidden sheets that were left alone
 */
record Findings(List<Mistake> told, List<String> ignored, List<String> hidden) {
    static final Findings NONE = new Findings(List.of(), List.of(), List.of());

    List<Mistake> mistakes() {
        return told.stream().filter(mistake -> !mistake.warning()).toList();
    }

    List<Mistake> warnings() {
        return told.stream().filter(Mistake::warning).toList();
    }
}
