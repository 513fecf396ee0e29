package org.niangjia.platform.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.TableSizes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * 导入办理. Reads a file, checks it, and stores it in one transaction whose last act is to say so in the import's row:
 * either both are there or neither.
 */
@Component
class ImportProcess {
    private static final Logger LOG = LoggerFactory.getLogger(ImportProcess.class);
    private static final int TRIES = 3;

    private final ImportJobs jobs;
    private final TableSizes sizes;
    private final JsonMapper mapper;
    private final TransactionTemplate transaction;

    ImportProcess(ImportJobs jobs, TableSizes sizes, JsonMapper mapper, PlatformTransactionManager transactions) {
        this.jobs = jobs;
        this.sizes = sizes;
        this.mapper = mapper;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** 一件. What is worked on. */
    record Work<T>(ImportKind<T> kind, ImportContext context, UUID id, ImportMode mode) {
        Scope scope() {
            return context.scope();
        }

        int district() {
            return context.district();
        }
    }

    /** 读出. Everything in the file that does not depend on what is known already. */
    private record Read<T>(ImportRun<T> run, SheetReading reading, List<ImportRow<T>> rows, Mistakes mistakes) {}

    /** Works on it to its end, whatever that is; throws nothing. */
    <T> void work(Work<T> work, AtomicInteger done) {
        try {
            jobs.step(work.scope(), work.district(), work.id(), ImportState.CHECKING, 0);
            Read<T> read = read(work, done);
            if (work.mode() == ImportMode.DRY) {
                transaction.executeWithoutResult(status -> {
                    sizes.planAnew();
                    read.run().against(read.rows(), read.mistakes());
                });
                end(work, read, read.mistakes(), ImportState.CHECKED, 0);
            } else {
                jobs.step(
                        work.scope(),
                        work.district(),
                        work.id(),
                        ImportState.STORING,
                        read.reading().rows());
                done.set(0);
                store(work, read, done);
            }
        } catch (RefusedException e) {
            refuse(work, e.reasons());
        } catch (RuntimeException e) {
            LOG.error("import {} of {} failed", work.id(), work.kind().code(), e);
            fail(work);
        }
    }

    private <T> Read<T> read(Work<T> work, AtomicInteger done) {
        byte[] file = jobs.upload(work.scope(), work.district(), work.id())
                .orElseThrow(() -> new IllegalStateException("no file"));
        work.kind().admit(work.context());
        ImportRun<T> run = work.kind().begin(work.context());
        Mistakes mistakes = new Mistakes();
        List<ImportRow<T>> rows = new ArrayList<>();
        SheetLimits limits = SheetLimits.rows(work.kind().mostRows());
        SheetReading reading = new SheetReader(work.kind().columns(), limits, mistakes, row -> {
                    T value = run.read(row, mistakes);
                    if (value != null) {
                        rows.add(new ImportRow<>(row.number(), value));
                    }
                    done.incrementAndGet();
                })
                .read(file);
        run.within(rows, mistakes);
        return new Read<>(run, reading, rows, mistakes);
    }

    private <T> void store(Work<T> work, Read<T> read, AtomicInteger done) {
        for (int left = TRIES; left > 0; left--) {
            try {
                transaction.executeWithoutResult(status -> storeOnce(work, read, done));
                return;
            } catch (DataIntegrityViolationException | PessimisticLockingFailureException e) {
                // somebody entered one of the rows by hand in between: they are looked at once more
                LOG.info(
                        "import {} of {} begins anew: {}",
                        work.id(),
                        work.kind().code(),
                        e.getClass().getSimpleName());
            }
        }
        refuse(work, List.of(Refusal.of("sheet.CHANGED_MEANWHILE")));
    }

    private <T> void storeOnce(Work<T> work, Read<T> read, AtomicInteger done) {
        jobs.turn(work.scope(), work.district(), work.kind().code());
        sizes.planAnew();
        Mistakes mistakes = read.mistakes().copy();
        read.run().against(read.rows(), mistakes);
        List<ImportRow<T>> good = read.rows().stream()
                .filter(row -> !mistakes.spoiled(row.number()))
                .toList();
        if (good.isEmpty() || work.mode() == ImportMode.ALL && mistakes.total() > 0) {
            end(work, read, mistakes, ImportState.REFUSED, 0);
            return;
        }
        read.run().apply(good, done::set);
        end(work, read, mistakes, ImportState.STORED, good.size());
    }

    private <T> void end(Work<T> work, Read<T> read, Mistakes mistakes, ImportState state, int stored) {
        int rows = read.reading().rows();
        ImportJobs.End end = new ImportJobs.End(
                state, rows, Math.min(rows, mistakes.badRows()), mistakes.total(), mistakes.warnings(), stored);
        Findings findings = new Findings(
                mistakes.told(), read.reading().ignored(), read.reading().hidden());
        jobs.end(work.scope(), work.district(), work.id(), end, mapper.writeValueAsBytes(findings));
    }

    private void refuse(Work<?> work, List<Refusal> reasons) {
        List<Mistake> told = reasons.stream()
                .map(reason -> new Mistake(null, null, reason.code(), reason.args(), false))
                .toList();
        ending(work, ImportState.REFUSED, new Findings(told, List.of(), List.of()));
    }

    private void fail(Work<?> work) {
        ending(work, ImportState.FAILED, Findings.NONE);
    }

    private void ending(Work<?> work, ImportState state, Findings findings) {
        try {
            ImportJobs.End end = new ImportJobs.End(state, 0, 0, findings.told().size(), 0, 0);
            transaction.executeWithoutResult(status ->
                    jobs.end(work.scope(), work.district(), work.id(), end, mapper.writeValueAsBytes(findings)));
        } catch (RuntimeException e) {
            // the poller finds it silent and calls it interrupted
            LOG.error("import {} could not be ended", work.id(), e);
        }
    }
}
