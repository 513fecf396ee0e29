package org.niangjia.platform.sheet;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 导出台. Takes down what somebody wants to take out and why, then writes it; the record knows before the first byte. */
@Component
class ExportDesk {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final int MOST_AT_ONCE = 4;
    private static final int LONGEST_REASON = 200;

    private final Exports exports;
    private final Trail trail;
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);

    ExportDesk(Exports exports, Trail trail) {
        this.exports = exports;
        this.trail = trail;
    }

    /**
     * What is wanted. Refused with every reason.
     *
     * @param mayReveal whether the one who asks may open what is sealed
     */
    @Transactional
    UUID ask(ExportKind<?> kind, Scope scope, int district, Exports.Wish wish, boolean mayReveal) {
        List<Refusal> reasons = new ArrayList<>(columns(kind, wish.columns()));
        if (wish.sensitive()) {
            if (!mayReveal) {
                reasons.add(Refusal.of("sheet.SENSITIVE_NOT_ALLOWED").at("columns"));
            }
            if (wish.reason().isBlank()) {
                reasons.add(Refusal.of("sheet.REASON_MISSING").at("reason"));
            }
        }
        if (wish.reason().length() > LONGEST_REASON) {
            reasons.add(Refusal.of("sheet.TOO_LONG", Integer.toString(LONGEST_REASON))
                    .at("reason"));
        }
        Decision.of(reasons).orThrow();
        return exports.insert(scope, district, wish);
    }

    static List<Refusal> columns(ExportKind<?> kind, List<String> chosen) {
        Set<String> known = kind.columns().stream().map(ExportColumn::key).collect(Collectors.toSet());
        if (chosen.isEmpty()) {
            return List.of(Refusal.of("sheet.NO_COLUMNS").at("columns"));
        }
        return chosen.stream()
                .filter(key -> !known.contains(key))
                .map(key -> Refusal.of("sheet.COLUMN_UNKNOWN", key).at("columns"))
                .toList();
    }

    /** Which file will be written, recorded from here on. */
    @Transactional
    <R> Answer.Body taken(ExportKind<R> kind, Scope scope, int district, UUID id, Words words) {
        Exports.Wish wish = exports.get(scope, district, kind.code(), id);
        List<ExportColumn<R>> columns = kind.columns().stream()
                .filter(column -> wish.columns().contains(column.key()))
                .toList();
        String detail = words.t(kind.words()) + "（" + wish.format() + "）："
                + columns.stream().map(column -> column.heading().in(words)).collect(Collectors.joining("、"))
                + (wish.reason().isBlank() ? "" : "；" + wish.reason());
        trail.record(scope.actor(), district, Trail.DOWNLOADED, "list", id, detail);
        ExportContext context =
                new ExportContext(scope, district, wish.filter(), new LinkedHashSet<>(wish.columns()), words);
        return out -> write(kind, context, columns, wish.format(), words, out);
    }

    Exports.Wish get(ExportKind<?> kind, Scope scope, int district, UUID id) {
        return exports.get(scope, district, kind.code(), id);
    }

    private <R> void write(
            ExportKind<R> kind,
            ExportContext context,
            List<ExportColumn<R>> columns,
            ExportFormat format,
            Words words,
            OutputStream out)
            throws IOException {
        if (!places.tryAcquire()) {
            throw new RefusedException(Refusal.of("sheet.EXPORTS_FULL"));
        }
        try {
            new ListOut<>(kind, context, columns).write(format, words, out, ROWS_AT_ONCE);
        } finally {
            places.release();
        }
    }

    /** 逐页写出. */
    record ListOut<R>(ExportKind<R> kind, ExportContext context, List<ExportColumn<R>> columns) {

        int write(ExportFormat format, Words words, OutputStream out, int atOnce) throws IOException {
            List<String> headings =
                    columns.stream().map(column -> column.heading().in(words)).toList();
            int rows = 0;
            // the first page before the first byte: what is refused is still told in words
            List<R> page = kind.page(context, null, atOnce);
            try (RowsOut sheet = RowsOut.of(format, out, words.t(kind.words()), headings)) {
                while (!page.isEmpty()) {
                    for (R row : page) {
                        sheet.row(cells(row));
                    }
                    rows += page.size();
                    page = page.size() < atOnce ? List.of() : kind.page(context, page.getLast(), atOnce);
                }
            }
            return rows;
        }

        private List<@Nullable Object> cells(R row) {
            List<@Nullable Object> cells = new ArrayList<>(columns.size());
            for (ExportColumn<R> column : columns) {
                cells.add(column.value().apply(row));
            }
            return cells;
        }
    }
}
