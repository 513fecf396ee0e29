package org.niangjia.platform.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** 测试用的导入种类. Names into the hand-over of choices of columns, which nobody reads here: unique by name. */
final class TestKind implements ImportKind<String> {
    private final JdbcClient jdbc;
    final String code = "test-" + UUID.randomUUID();
    final UUID office = UUID.randomUUID();
    volatile @Nullable CountDownLatch halfIn;
    volatile @Nullable CountDownLatch goOn;
    volatile int failures;
    volatile int mostRows = 150_000;
    boolean looksAtKnown = true;

    TestKind(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public String words() {
        return "organisation.import";
    }

    @Override
    public Duty duty() {
        return Duty.ORGANISE;
    }

    @Override
    public int mostRows() {
        return mostRows;
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                SheetColumn.required("name", SheetColumn.Kind.WORDS, "姓名", "Name")
                        .longest(40)
                        .example("王海生"),
                SheetColumn.optional("phone", SheetColumn.Kind.CODE, "电话", "Telephone"));
    }

    int stored(int district) {
        return names(district).size();
    }

    private List<String> names(int district) {
        return jdbc.sql("SELECT name FROM sheet_choice WHERE district = :d AND kind = :k AND office = :o")
                .param("d", district)
                .param("k", code)
                .param("o", office)
                .query((row, n) -> row.getString(1))
                .list();
    }

    @Override
    public void admit(ImportContext context) {
        context.scope().require(context.district());
    }

    @Override
    public ImportRun<String> begin(ImportContext context) {
        int district = context.district();
        return new ImportRun<>() {
            @Override
            public String read(SheetRow row, Mistakes mistakes) {
                if (row.text("name").contains("错")) {
                    mistakes.add(row.number(), "name", "sheet.NOT_TEXT");
                }
                if (row.text("name").contains("疑")) {
                    mistakes.warn(row.number(), "phone", "sheet.NOT_TEXT");
                }
                return row.text("name");
            }

            @Override
            public void against(List<ImportRow<String>> rows, Mistakes mistakes) {
                if (looksAtKnown) {
                    List<String> known = names(district);
                    rows.stream()
                            .filter(row -> known.contains(row.value()))
                            .forEach(row -> mistakes.add(row.number(), "name", "sheet.COLUMN_UNKNOWN", row.value()));
                }
            }

            @Override
            public void apply(List<ImportRow<String>> good, Progress done) {
                if (failures-- > 0) {
                    throw new DuplicateKeyException("somebody was faster");
                }
                int rows = 0;
                for (ImportRow<String> row : new ArrayList<>(good)) {
                    insert(district, row.value());
                    done.rows(++rows);
                    if (rows * 2 >= good.size()) {
                        pause();
                    }
                }
            }
        };
    }

    private void insert(int district, String name) {
        jdbc.sql("""
                        INSERT INTO sheet_choice (district, id, kind, office, name, columns, by_name, at)
                        VALUES (:d, :id, :k, :o, :name, '{}', '', '2026-01-01')
                        """)
                .param("d", district)
                .param("id", UUID.randomUUID())
                .param("k", code)
                .param("o", office)
                .param("name", name)
                .update();
    }

    private void pause() {
        CountDownLatch told = halfIn;
        CountDownLatch wait = goOn;
        if (told != null && wait != null) {
            told.countDown();
            try {
                if (!wait.await(20, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("nobody let it go on");
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
