package org.niangjia.engine.collection;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 出纳台. Money comes into suspense; a person says which notices it is for; a settled notice becomes income and its service
 * hears of it, all in one transaction. What nobody knows stays in suspense until it is known or paid back.
 */
@Service
public class Cashier {
    private static final String SUBJECT = "collection";
    private static final int NOON = 12;

    private final Tills tills;
    private final Notices notices;
    private final StatementLines lines;
    private final Allocations allocations;
    private final ReceiptDesk receipts;
    private final Trail trail;
    private final Clock clock;

    Cashier(
            Tills tills,
            Notices notices,
            StatementLines lines,
            Allocations allocations,
            ReceiptDesk receipts,
            Trail trail,
            Clock clock) {
        this.tills = tills;
        this.notices = notices;
        this.lines = lines;
        this.allocations = allocations;
        this.receipts = receipts;
        this.trail = trail;
        this.clock = clock;
    }

    /** 到账. Lines of a statement that are new go into suspense, dated as the bank dates them; gives how many. */
    @Transactional
    int arrived(Scope scope, Till till, List<StatementLine> read) {
        tills.requireCashier(scope);
        Set<UUID> fresh = lines.insert(scope, till, read);
        if (fresh.isEmpty()) {
            return 0;
        }
        List<Movement> movements = read.stream()
                .filter(line -> fresh.contains(line.id()))
                .map(line -> new Movement(
                        TillAccount.BANK,
                        TillAccount.SUSPENSE,
                        line.amountFen(),
                        "line:" + line.id(),
                        "collection.arrival",
                        line.id(),
                        noon(line.bookedOn())))
                .toList();
        tills.service(scope, till).post(scope, till, movements);
        return fresh.size();
    }

    /** 一笔进账. As a bank tells it. */
    public record Arrival(String serial, LocalDate bookedOn, long amountFen, String payer, String remark) {}

    /** 录入进账. For banks and histories that come in no file: as if a statement had been read. */
    @Transactional
    public int read(Scope scope, Till till, List<Arrival> arrivals) {
        return arrived(
                scope,
                till,
                arrivals.stream()
                        .map(one -> new StatementLine(
                                till.district(),
                                Uuid7.next(clock),
                                till.code(),
                                one.serial(),
                                one.bookedOn(),
                                one.amountFen(),
                                one.payer(),
                                one.remark(),
                                0))
                        .toList());
    }

    /** The line with a serial number. */
    public UUID lineOf(Scope scope, Till till, String serial) {
        return lines.withSerials(scope, till, Set.of(serial)).getFirst().id();
    }

    /** 确认认领. A line goes to these notices in the order of their numbers; gives how they stand then. */
    @Transactional
    public List<Notice> confirm(Scope scope, Till till, UUID lineId, Collection<UUID> chosen) {
        tills.requireCashier(scope);
        StatementLine line = lines.get(scope, till, lineId);
        List<Notice> wanted = notices.list(scope, till.district(), chosen);
        CollectionRules.confirm(line, wanted).orThrow();
        Map<Notice, Long> shares = CollectionRules.shares(line.restFen(), wanted);
        lines.use(
                scope, line, shares.values().stream().mapToLong(Long::longValue).sum());
        List<Notice> after = new ArrayList<>();
        shares.forEach((notice, fen) -> {
            after.add(notices.pay(scope, notice, fen));
            allocations.allocate(scope, notice, line.id(), fen, line.bookedOn(), line.payer());
        });
        record(scope, till, line.id(), "collection.confirmed", codes(after));
        settle(scope, till, after.stream().filter(Notice::settled).toList(), List.of());
        return after;
    }

    /** 收现金. All that a notice lacks, in cash at the window today; the receipt is there at once. */
    @Transactional
    public Notice cash(Scope scope, Till till, UUID noticeId) {
        Notice notice = notices.get(scope, till.district(), noticeId);
        if (!notice.open() || !notice.till().equals(till.code())) {
            throw new RefusedException(CollectionRefusal.NOTICE_ENDED.with(notice.code()));
        }
        long fen = notice.restFen();
        Notice paid = notices.pay(scope, notice, fen);
        allocations.allocate(scope, notice, null, fen, today(), notice.payer());
        Movement arrival = new Movement(
                TillAccount.CASH,
                TillAccount.SUSPENSE,
                fen,
                "cash:" + notice.id(),
                "collection.cash",
                notice.id(),
                clock.instant());
        record(scope, till, notice.id(), "collection.cash", notice.code());
        settle(scope, till, List.of(paid), List.of(arrival));
        return paid;
    }

    /** 出纳收现金: as {@link #cash}, for a notice that the cashier looks at. */
    @Transactional
    Notice cashByCashier(Scope scope, Till till, UUID noticeId) {
        tills.requireCashier(scope);
        return cash(scope, till, noticeId);
    }

    private void settle(Scope scope, Till till, List<Notice> settled, List<Movement> before) {
        FeeService service = tills.service(scope, till);
        List<Movement> movements = new ArrayList<>(before);
        Map<UUID, LocalDate> days = new HashMap<>();
        for (Notice notice : settled) {
            List<Allocations.Allocation> paid = allocations.ofNotice(scope, till.district(), notice.id());
            LocalDate day = paid.stream()
                    .map(Allocations.Allocation::paidOn)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            days.put(notice.id(), day);
            for (Notice.Part part : notices.partsOf(scope, notice)) {
                movements.add(new Movement(
                        TillAccount.SUSPENSE,
                        TillAccount.INCOME,
                        part.amountFen(),
                        "notice:" + notice.id() + ":" + part.code(),
                        "collection.settled",
                        notice.id(),
                        noon(day),
                        part.code()));
            }
        }
        if (movements.isEmpty()) {
            return;
        }
        List<UUID> posted = service.post(scope, till, movements);
        int at = before.size();
        for (Notice notice : settled) {
            Map<String, UUID> transfers = new HashMap<>();
            for (Notice.Part part : notices.partsOf(scope, notice)) {
                transfers.put(part.code(), posted.get(at++));
            }
            receipts.issue(scope, notice);
            service.settled(
                    scope, new Paid(notice, java.util.Objects.requireNonNull(days.get(notice.id())), transfers));
        }
    }

    /** 现金解存. A line is our own cash, taken to the bank. */
    @Transactional
    void ownCash(Scope scope, Till till, UUID lineId) {
        tills.requireCashier(scope);
        StatementLine line = lines.get(scope, till, lineId);
        CollectionRules.left(line).orThrow();
        release(
                scope,
                till,
                line,
                new Allocations.Release(
                        "CASH",
                        line.restFen(),
                        "",
                        clock.instant(),
                        scope.actor().name()));
    }

    private void release(Scope scope, Till till, StatementLine line, Allocations.Release release) {
        UUID id = Uuid7.next(clock);
        lines.use(scope, line, release.amountFen());
        Movement movement = new Movement(
                TillAccount.SUSPENSE,
                TillAccount.CASH,
                release.amountFen(),
                "release:" + id,
                "collection.release",
                line.id(),
                clock.instant());
        UUID transfer =
                tills.service(scope, till).post(scope, till, List.of(movement)).getFirst();
        allocations.release(scope, line, id, release, transfer);
        record(scope, till, line.id(), "collection.released", release.kind());
    }

    private void record(Scope scope, Till till, UUID subject, String act, String detail) {
        trail.record(scope.actor(), till.district(), act, SUBJECT, subject, detail);
    }

    private static String codes(List<Notice> all) {
        return String.join("、", all.stream().map(Notice::code).toList());
    }

    /** Noon of the bank's day, but never later than now: nothing is dated ahead. */
    private Instant noon(LocalDate day) {
        Instant noon = day.atTime(NOON, 0).atZone(WorkingCalendar.ZONE).toInstant();
        Instant now = clock.instant();
        return noon.isAfter(now) ? now : noon;
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
