package org.niangjia.platform.print;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 文书文字. A document as plain text, to copy or to read aloud. */
final class PaperText {
    private PaperText() {}

    static String of(Paper paper) {
        return paper.blocks().stream()
                .flatMap(PaperText::lines)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
    }

    private static Stream<String> lines(Block block) {
        return switch (block) {
            case Block.Heading it -> Stream.of(it.text());
            case Block.Text it -> Stream.of(it.text());
            case Block.Facts it -> it.facts().stream().map(fact -> fact.label() + "\t" + fact.value());
            case Block.Table it ->
                Stream.concat(
                        Stream.of(
                                it.caption(),
                                row(it.columns().stream()
                                        .map(Block.Column::title)
                                        .toList())),
                        it.rows().stream().map(PaperText::row));
            case Block.Signatures it ->
                it.boxes().stream().map(box -> row(List.of(box.role(), box.opinion(), box.name(), box.day())));
            case Block.Closing it -> Stream.of(it.unit(), it.day());
            case Block.Ticks it -> it.ticks().stream().map(tick -> (tick.ticked() ? "☑ " : "☐ ") + tick.text());
            case Block.Qr it -> Stream.of(it.caption());
            case Block.NewPage _ -> Stream.empty();
        };
    }

    private static String row(List<String> cells) {
        return String.join("\t", cells).strip();
    }
}
