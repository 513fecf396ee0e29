package org.niangjia.platform.sheet;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** 导入台. Takes files in, lets an import go on or be given up, and gives the marked file back. */
@Component
class ImportDesk {
    private static final String KEPT_DAYS = "sheet.kept_days";
    private static final String SUBJECT = "import";

    private final ImportJobs jobs;
    private final ImportWorker worker;
    private final Terms terms;
    private final Trail trail;
    private final JsonMapper mapper;
    private final Clock clock;

    ImportDesk(ImportJobs jobs, ImportWorker worker, Terms terms, Trail trail, JsonMapper mapper, Clock clock) {
        this.jobs = jobs;
        this.worker = worker;
        this.terms = terms;
        this.trail = trail;
        this.mapper = mapper;
        this.clock = clock;
    }

    /**
     * Takes a file in and waits a little for what comes of it. What is no sheet at all is refused at once and not kept.
     */
    ImportJob hand(
            ImportKind<?> kind, ImportContext context, String name, byte[] file, ImportMode mode, Duration patience) {
        kind.admit(context);
        looksLikeASheet(file, kind.mostRows());
        Duration kept = Duration.ofDays(
                terms.number(KEPT_DAYS, context.district(), LocalDate.ofInstant(clock.instant(), Times.ZONE)));
        UUID id = jobs.insert(
                context.scope(),
                context.district(),
                new ImportJobs.Draft(kind.code(), context.subject(), name, file, mode, kept));
        wait(worker.begin(new ImportProcess.Work<>(kind, context, id, mode)), patience);
        ImportJob job = jobs.get(context, kind.code(), id);
        if (job.state() == ImportState.REFUSED && job.rows() == 0) {
            List<Refusal> reasons = findings(context, job).told().stream()
                    .map(mistake -> Refusal.of(mistake.code(), mistake.args().toArray(String[]::new))
                            .at("file"))
                    .toList();
            discard(kind, context, id);
            throw new RefusedException(reasons);
        }
        return job;
    }

    private static void looksLikeASheet(byte[] file, int mostRows) {
        try {
            SheetReader.open(file, SheetLimits.rows(mostRows)).close();
        } catch (RefusedException e) {
            throw new RefusedException(
                    e.reasons().stream().map(reason -> reason.at("file")).toList());
        } catch (IOException | RuntimeException e) {
            throw new RefusedException(Refusal.of("sheet.DAMAGED").at("file"));
        }
    }

    /** Stores what was looked at before, or begins anew what was interrupted. */
    ImportJob goOn(ImportKind<?> kind, ImportContext context, UUID id, ImportMode mode, Duration patience) {
        jobs.get(context, kind.code(), id);
        if (!jobs.again(context.scope(), context.district(), id, mode, ImportState.WAITING)) {
            throw new ConflictException("sheet.NOT_OPEN");
        }
        wait(worker.begin(new ImportProcess.Work<>(kind, context, id, mode)), patience);
        return jobs.get(context, kind.code(), id);
    }

    /** 放弃. The file is removed with the next round. */
    void discard(ImportKind<?> kind, ImportContext context, UUID id) {
        ImportJob job = jobs.get(context, kind.code(), id);
        if (!jobs.again(context.scope(), context.district(), id, job.mode(), ImportState.DISCARDED)) {
            throw new ConflictException("sheet.NOT_OPEN");
        }
    }

    private static void wait(CompletableFuture<Void> work, Duration patience) {
        try {
            work.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            // it goes on; the page says how far it is
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    ImportJob get(ImportKind<?> kind, ImportContext context, UUID id) {
        return jobs.get(context, kind.code(), id);
    }

    List<ImportJob> mine(ImportKind<?> kind, ImportContext context, @Nullable UUID after, int limit) {
        return jobs.mine(context, kind.code(), after, limit);
    }

    Findings findings(ImportContext context, ImportJob job) {
        return jobs.findings(context.scope(), context.district(), job.id())
                .map(bytes -> mapper.readValue(bytes, Findings.class))
                .orElse(Findings.NONE);
    }

    /** 标红文件. What is needed to write it; the download is recorded. */
    record Marked(ErrorSheet sheet, byte[] file, boolean badOnly) {}

    @Transactional
    Marked marked(ImportKind<?> kind, ImportContext context, UUID id, Words words) {
        ImportJob job = get(kind, context, id);
        byte[] file = jobs.upload(context.scope(), context.district(), id)
                .orElseThrow(() -> new NotVisibleException("file of import " + id));
        List<Mistake> told = findings(context, job).told();
        if (job.state().running() || job.rows() == 0) {
            throw new NotVisibleException("marked file of import " + id);
        }
        trail.record(
                context.scope().actor(), context.district(), Trail.DOWNLOADED, SUBJECT, id, words.t("sheet.marked"));
        boolean badOnly = job.state() == ImportState.STORED;
        return new Marked(new ErrorSheet(kind.columns(), told, words), file, badOnly);
    }
}
