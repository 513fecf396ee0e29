package org.niangjia.platform.print;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** 文书段落. One piece of a printed document: neutral, so that page, PDF and .docx say the same. */
public sealed interface Block {

    /** 小标题. Level 1 or 2. */
    record Heading(int level, String text) implements Block {}

    /** 文字. Lines are kept as they were typed. */
    record Text(String text, Manner manner) implements Block {}

    /** 排法. How a text stands. */
    enum Manner {
        /** 正文, the first line indented by two characters. */
        BODY,
        PLAIN,
        CENTRE,
        RIGHT,
        /** 说明, small. */
        NOTE
    }

    /** 事项. Labels and what is written beside them. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** 一项. Big when it is read from afar or dictated, such as a number or a code. */
    record Fact(String label, String value, boolean big) {}

    /** 表格. The head is repeated on each page; every row has as many cells as there are columns. */
    record Table(String caption, List<Column> columns, List<List<String>> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = rows.stream().map(List::copyOf).toList();
            for (List<String> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(row.size() + " cells for " + columns.size() + " columns");
                }
            }
        }

        int percent(Column column) {
            int all = columns.stream().mapToInt(Column::share).sum();
            return column.share() * 100 / all;
        }
    }

    /** 栏目. Its share of the width beside the shares of the others; numbers stand to the right. */
    record Column(String title, int share, boolean number) {
        public Column {
            if (share < 1) {
                throw new IllegalArgumentException("a share of " + share);
            }
        }
    }

    /** 签批栏. Boxes to sign in, or signed already, from 经办 to 分管副主席. */
    record Signatures(List<Signature> boxes) implements Block {
        public Signatures {
            boxes = List.copyOf(boxes);
        }
    }

    /** 签批. Empty texts are written by hand. */
    record Signature(String role, String opinion, String name, String day) {
        public static Signature blank(String role) {
            return new Signature(role, "", "", "");
        }
    }

    /** 落款. Who issues it and when, with room for the seal where it is wanted. */
    record Closing(String unit, String day, boolean seal) implements Block {}

    /** 勾选项. */
    record Ticks(List<Tick> ticks) implements Block {
        public Ticks {
            ticks = List.copyOf(ticks);
        }
    }

    /** 一个勾选项. */
    record Tick(String text, boolean ticked) {}

    /** 二维码. */
    record Qr(String content, String caption) implements Block {}

    /** 另起一页. */
    record NewPage() implements Block {}

    static Block heading(String text) {
        return new Heading(1, text);
    }

    static Block body(String text) {
        return new Text(text, Manner.BODY);
    }

    static Block plain(String text) {
        return new Text(text, Manner.PLAIN);
    }

    static Block note(String text) {
        return new Text(text, Manner.NOTE);
    }

    /** Labels and values in turn; a pair with an empty value is left out. */
    static Block facts(String... labelsAndValues) {
        List<Fact> facts = new ArrayList<>();
        for (int i = 0; i + 1 < labelsAndValues.length; i += 2) {
            if (!labelsAndValues[i + 1].isEmpty()) {
                facts.add(new Fact(labelsAndValues[i], labelsAndValues[i + 1], false));
            }
        }
        return new Facts(facts);
    }

    /** Empty boxes for these roles. */
    static Block signatures(String... roles) {
        return new Signatures(Arrays.stream(roles).map(Signature::blank).toList());
    }
}
