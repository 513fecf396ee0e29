package org.niangjia.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.springframework.dao.DuplicateKeyException;

@DisplayName("办理记录入链")
class SealingOfTheTrail {
    @TempDir
    static Path data;

    private static TrailHouse house;
    private int district;

    @BeforeAll
    static void open() {
        house = new TrailHouse(data);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void freshDistrict() {
        district = house.newDistrict();
    }

    @Test
    @DisplayName("跟着业务事务走：事务回滚，记录也不留")
    void vanishesWithARolledBackChange() {
        TrailHouse.Instance instance = house.new Instance();
        house.transaction().executeWithoutResult(status -> {
            instance.record(district, "没有办成");
            status.setRollbackOnly();
        });
        instance.sealer.poll(district);
        assertThat(house.count("trail_entry", district)).isZero();
        assertThat(house.count("trail_link", district)).isZero();
    }

    @Test
    @DisplayName("很晚才提交的记录不会漏")
    void missesNoLateCommit() throws Exception {
        TrailHouse.Instance instance = house.new Instance();
        instance.sealer.poll(district);
        commitLate(instance, Duration.ofMinutes(20));
        instance.sealer.poll(district);
        assertThat(house.count("trail_link", district)).isEqualTo(2);
        assertThat(house.verify(district)).isEmpty();
    }

    @Test
    @DisplayName("另一实例很晚才提交的记录，半小时内补上")
    void findsTheLateCommitOfAnotherInstanceWithinHalfAnHour() throws Exception {
        TrailHouse.Instance here = house.new Instance();
        here.sealer.poll(district);
        commitLate(house.new Instance(), Duration.ofMinutes(20));
        here.sealer.poll(district);
        assertThat(house.count("trail_link", district)).isEqualTo(1);
        house.clock.pass(Duration.ofMinutes(10));
        here.sealer.poll(district);
        assertThat(house.count("trail_link", district)).isEqualTo(2);
        assertThat(house.verify(district)).isEmpty();
    }

    /** One entry begins first and is committed only after another one was made, committed, and time has passed. */
    private void commitLate(TrailHouse.Instance other, Duration late) throws Exception {
        CountDownLatch written = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> slow = threads.submit(() -> house.transaction().executeWithoutResult(status -> {
                other.record(district, "先写后提交");
                written.countDown();
                await(go);
            }));
            written.await();
            TrailHouse.Instance quick = house.new Instance();
            house.clock.pass(Duration.ofSeconds(1));
            quick.record(district, "后写先提交");
            quick.sealer.poll(district);
            house.clock.pass(late);
            go.countDown();
            slow.get();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @DisplayName("几个实例同时入链，一条不漏、一条不重，链完好")
    void isOneWholeChainFromSeveralSealersAtOnce() throws Exception {
        List<TrailHouse.Instance> instances =
                IntStream.range(0, 4).mapToObj(i -> house.new Instance()).toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (TrailHouse.Instance instance : instances) {
                running.add(threads.submit(() -> instance.record(district, 300)));
                running.add(threads.submit(() -> IntStream.range(0, 40).forEach(i -> instance.sealer.poll(district))));
            }
            for (Future<?> one : running) {
                one.get();
            }
        }
        instances.getFirst().sealer.poll(district);
        assertThat(house.count("trail_link", district)).isEqualTo(1200);
        assertThat(house.verify(district)).isEmpty();
    }

    @Test
    @DisplayName("一个位置只能入链一次")
    void refusesASecondLinkInTheSamePlace() {
        TrailHouse.Instance instance = house.new Instance();
        instance.record(district, 1);
        instance.sealer.poll(district);
        Scope scope = Scope.house(district);
        TrailLink first = house.links.last(scope, district).orElseThrow();
        TrailLink same = new TrailLink(first.seq(), UUID.randomUUID(), first.sealedAt(), first.chain());
        TrailLink again = new TrailLink(first.seq() + 1, first.entry(), first.sealedAt(), first.chain());
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> house.links.append(scope, district, List.of(same)));
        assertThatExceptionOfType(DuplicateKeyException.class)
                .isThrownBy(() -> house.links.append(scope, district, List.of(again)));
    }

    @Test
    @DisplayName("一批装不下也全部入链，时钟往回走也不乱序")
    void sealsMoreThanOneBatchAndKeepsTimeRunningForward() {
        TrailHouse.Instance instance = house.new Instance();
        instance.record(district, 1100);
        instance.sealer.poll(district);
        house.clock.pass(Duration.ofMinutes(-3));
        instance.record(district, 1);
        instance.sealer.poll(district);
        house.clock.pass(Duration.ofMinutes(3));
        assertThat(house.count("trail_link", district)).isEqualTo(1101);
        assertThat(house.verify(district)).isEmpty();
    }

    @Test
    @DisplayName("谁看过我的材料：只列查看的，最近的在前，翻页不重不漏")
    void tellsWhoLookedNewestFirst() {
        TrailHouse.Instance instance = house.new Instance();
        UUID matter = UUID.randomUUID();
        instance.trail.record(TrailHouse.CLERK, district, "ANSWERED", "case", matter, "");
        for (int i = 1; i <= 5; i++) {
            house.clock.pass(Duration.ofSeconds(1));
            instance.trail.record(TrailHouse.CLERK, district, Trail.VIEWED, "case", matter, "" + i);
        }
        instance.trail.record(TrailHouse.CLERK, district, Trail.REVEALED, "person", matter, "phone");
        Scope worker = Scope.self(Actor.person(new UUID(3, 3), "陈明"), district);
        List<TrailEntry> first = instance.trail.viewsOf(worker, district, "case", matter, null, 3);
        List<TrailEntry> second = instance.trail.viewsOf(
                worker, district, "case", matter, first.getLast().id(), 3);
        assertThat(first).extracting(TrailEntry::detail).containsExactly("5", "4", "3");
        assertThat(second).extracting(TrailEntry::detail).containsExactly("2", "1");
        assertThat(first.getFirst().actor()).isEqualTo(TrailHouse.CLERK);
    }

    @Test
    @DisplayName("经审按人、按事、按时间查，只看得到自己范围内的县")
    void isListedForAuditorsInsideTheirScopeOnly() {
        TrailHouse.Instance instance = house.new Instance();
        int neighbour = house.newDistrict();
        instance.record(neighbour, 2);
        instance.record(district, 2);
        house.clock.pass(Duration.ofHours(1));
        instance.trail.record(Actor.HOUSE, district, "CLOSED", "case", null, "a\0b\ud800c");
        Scope auditor = Scope.house(district);
        assertThat(instance.trail.list(auditor, TrailFilter.ANY, null, 50)).hasSize(3);
        assertThat(instance.trail.list(auditor, TrailFilter.ofAccount(new UUID(1, 1)), null, 50))
                .hasSize(2);
        assertThat(instance.trail.list(auditor, TrailFilter.ofSubject(new UUID(district, 7)), null, 50))
                .hasSize(2);
        assertThat(instance.trail.list(auditor, TrailFilter.ofSubject(new UUID(neighbour, 7)), null, 50))
                .isEmpty();
        assertThat(instance.trail.list(
                        auditor,
                        TrailFilter.ANY.between(
                                house.clock.instant(), house.clock.instant().plusSeconds(1)),
                        null,
                        50))
                .singleElement()
                .extracting(TrailEntry::detail)
                .isEqualTo("ab?c");
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> instance.trail.list(
                        Scope.self(Actor.person(new UUID(3, 3), "陈明"), district), TrailFilter.ANY, null, 50));
        assertThatExceptionOfType(NotVisibleException.class)
                .isThrownBy(() -> instance.trail.viewsOf(auditor, neighbour, "case", new UUID(1, 1), null, 5));
    }
}
