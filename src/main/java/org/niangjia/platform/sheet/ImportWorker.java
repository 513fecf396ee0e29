package org.niangjia.platform.sheet;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Poller;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * 导入队列. One file at a time, so that memory holds one file's rows; the others wait in line. While one runs, its row
 * says every half second how far it is; one that has fallen silent was interrupted, by a power cut or a kill.
 */
@Component
class ImportWorker implements Poller, DisposableBean {
    private static final Logger LOG = LoggerFactory.getLogger(ImportWorker.class);
    private static final int MOST_WAITING = 16;
    private static final long BEAT_MILLIS = 500;
    private static final Duration SILENT = Duration.ofSeconds(20);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ImportProcess process;
    private final ImportJobs jobs;
    private final Clock clock;
    private final Map<UUID, Running> running = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor line = new ThreadPoolExecutor(
            1,
            1,
            1,
            TimeUnit.MINUTES,
            new ArrayBlockingQueue<>(MOST_WAITING),
            Thread.ofPlatform().daemon().name("sheet-import").factory());
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("sheet-import-beat").factory());

    ImportWorker(ImportProcess process, ImportJobs jobs, Clock clock) {
        this.process = process;
        this.jobs = jobs;
        this.clock = clock;
        beats.scheduleWithFixedDelay(this::beat, BEAT_MILLIS, BEAT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private record Running(Scope scope, int district, AtomicInteger done) {}

    /** Puts a file in line. The future ends when the work does, however it ends. */
    CompletableFuture<Void> begin(ImportProcess.Work<?> work) {
        AtomicInteger done = new AtomicInteger();
        running.put(work.id(), new Running(work.scope(), work.district(), done));
        try {
            return CompletableFuture.runAsync(() -> process.work(work, done), line)
                    .whenComplete((nothing, failure) -> running.remove(work.id()));
        } catch (RejectedExecutionException e) {
            running.remove(work.id());
            jobs.interrupt(work.scope(), work.district(), work.id());
            throw new RefusedException(Refusal.of("sheet.LINE_FULL").at("file"));
        }
    }

    private void beat() {
        running.forEach((id, one) -> {
            try {
                jobs.beat(one.scope(), one.district(), id, one.done().get());
            } catch (RuntimeException e) {
                LOG.warn(
                        "import {} could not say how far it is: {}",
                        id,
                        e.getClass().getSimpleName());
            }
        });
    }

    @Override
    public String name() {
        return "sheet.imports";
    }

    @Override
    public Duration every() {
        return EVERY;
    }

    @Override
    public void poll(int district) {
        Scope house = Scope.house(district);
        for (UUID id : jobs.silent(house, district, clock.instant().minus(SILENT))) {
            if (!running.containsKey(id)) {
                jobs.interrupt(house, district, id);
            }
        }
        jobs.forget(house, district, clock.instant());
    }

    @Override
    public void destroy() {
        beats.shutdownNow();
        line.shutdownNow();
    }
}
