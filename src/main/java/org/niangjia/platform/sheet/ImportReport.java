package org.niangjia.platform.sheet;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;

/**
 * 导入情况. An import as told to a program, in its language.
 *
 * @param mode dry, all or good
 * @param state where it stands; see {@link ImportState}
 * @param done rows handled so far in this state
 * @param mistakes how many mistakes there are; {@code errors} lists the first {@value Mistakes#MOST_TOLD}
 * @param keptUntil when file and findings are removed
 */
record ImportReport(
        UUID id,
        String mode,
        String state,
        String name,
        int rows,
        int good,
        int bad,
        int stored,
        int done,
        int mistakes,
        List<Said> errors,
        List<Said> warnings,
        List<String> ignored,
        List<String> hidden,
        OffsetDateTime at,
        OffsetDateTime keptUntil) {

    /** 一处错误. Named by row and column; {@code key} is the column's stable name. */
    record Said(
            @Nullable Integer row,
            @Nullable String column,
            @Nullable String key,
            String code,
            String message) {

        static Said of(Mistake mistake, List<SheetColumn> columns, Words words) {
            return new Said(
                    mistake.row(),
                    mistake.column() == null ? null : heading(mistake, columns, words),
                    mistake.column(),
                    mistake.code(),
                    words.t(mistake.code(), mistake.args().toArray()));
        }

        /** What this mistake and others like it have in common. */
        String kind(Words words) {
            String reason = words.find(code + ".short").orElse(message);
            return column == null ? reason : column + "：" + reason;
        }
    }

    static ImportReport of(ImportJob job, Findings findings, List<SheetColumn> columns, Words words) {
        return new ImportReport(
                job.id(),
                job.mode().name().toLowerCase(java.util.Locale.ROOT),
                job.state().name(),
                job.name(),
                job.rows(),
                job.state().running() ? 0 : job.good(),
                job.bad(),
                job.stored(),
                job.done(),
                job.mistakes(),
                said(findings.mistakes(), columns, words),
                said(findings.warnings(), columns, words),
                findings.ignored(),
                findings.hidden(),
                job.at().atZone(Times.ZONE).toOffsetDateTime(),
                job.keptUntil().atZone(Times.ZONE).toOffsetDateTime());
    }

    private static List<Said> said(List<Mistake> mistakes, List<SheetColumn> columns, Words words) {
        return mistakes.stream()
                .map(mistake -> Said.of(mistake, columns, words))
                .toList();
    }

    /** Heading of the column, or the letter where no declared column stands. */
    static String heading(Mistake mistake, List<SheetColumn> columns, Words words) {
        String key = mistake.column() == null ? "" : mistake.column();
        return columns.stream()
                .filter(column -> column.key().equals(key))
                .map(column -> column.heading().in(words))
                .findFirst()
                .orElse(key);
    }
}
