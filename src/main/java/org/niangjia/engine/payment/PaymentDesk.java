package org.niangjia.engine.payment;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.Decision;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Uuid7;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Books;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.engine.ledger.Transfer;
import org.niangjia.platform.store.NumberBlocks;
import org.niangjia.platform.trail.Trail;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 付款台. One method is one transaction: a batch is made, given up, released, taken out, answered. What the bank answers moves
 * the money, ends the orders and tells the services all at once, so that a program that dies between two steps has done none.
 */
@Service
class PaymentDesk {
    static final String SERIES = "FK";
    static final String BATCH = "payment.batch";

    private final Orders orders;
    private final Batches batches;
    private final BankFormats formats;
    private final Books books;
    private final Ledger ledger;
    private final NumberBlocks numbers;
    private final Trail trail;
    private final ObjectProvider<PaymentSource> sources;
    private final Clock clock;

    PaymentDesk(
            Orders orders,
            Batches batches,
            BankFormats formats,
            Books books,
            Ledger ledger,
            NumberBlocks numbers,
            Trail trail,
            ObjectProvider<PaymentSource> sources,
            Clock clock) {
        this.orders = orders;
        this.batches = batches;
        this.formats = formats;
        this.books = books;
        this.ledger = ledger;
        this.numbers = numbers;
        this.trail = trail;
        this.sources = sources;
        this.clock = clock;
    }

    /** 组批. Throws RefusedException with every reason. */
    @Transactional
    public UUID make(Scope scope, int district, String format, Collection<UUID> chosen) {
        if (formats.find(format).isEmpty()) {
            throw new RefusedException(
                    PaymentRefusal.FORMAT_UNKNOWN.with(format).at("format"));
        }
        Set<UUID> ids = new TreeSet<>(chosen);
        List<Orders.Open> found = orders.lockWaiting(scope, district, ids);
        Decision.of(PaymentRules.batched(ids, found, scope.account())).orThrow();
        long fen = found.stream().mapToLong(Orders.Open::amountFen).sum();
        int year = WorkingCalendar.dayOf(clock.instant()).getYear();
        String no = "%s-%06d-%d-%06d".formatted(SERIES, district, year, numbers.next(district, SERIES, year));
        UUID batch = batches.insert(scope, district, new Batches.New(no, format, found.size(), fen));
        orders.put(scope, district, batch, found.stream().map(Orders.Open::id).toList());
        trail.record(scope.actor(), district, "payment.batched", BATCH, batch, no);
        return batch;
    }

    @Transactional
    public void release(Scope scope, int district, UUID id, int seen) {
        PaymentBatch batch = batches.lock(scope, district, id, seen);
        Decision.of(PaymentRules.released(batch, orders.lines(scope, district, id), scope.account()))
                .orThrow();
        batches.release(batch, scope.actor());
        trail.record(scope.actor(), district, "payment.released", BATCH, id, batch.no());
    }

    /** 撤批: the orders wait again. */
    @Transactional
    public void drop(Scope scope, int district, UUID id, int seen) {
        PaymentBatch batch = batches.lock(scope, district, id, seen);
        Decision.of(PaymentRules.dropped(batch)).orThrow();
        orders.free(scope, district, id);
        batches.drop(batch, scope.actor());
        trail.record(scope.actor(), district, "payment.dropped", BATCH, id, batch.no());
    }

    /** 送银行: from now on the batch cannot be given up. */
    @Transactional
    public void take(Scope scope, int district, UUID id, int seen) {
        PaymentBatch batch = batches.lock(scope, district, id, seen);
        Decision.of(PaymentRules.taken(batch)).orThrow();
        if (batch.takenAt() == null) {
            batches.take(batch, scope.actor());
            trail.record(scope.actor(), district, "payment.taken", BATCH, id, batch.no());
        }
    }

    /** 银行文件, as bytes and name. */
    record Sent(String fileName, byte[] bytes) {}

    /** The file for the bank, as often as it is asked for: it is the same each time. */
    @Transactional
    public Sent file(Scope scope, int district, UUID id) {
        PaymentBatch batch = batches.get(scope, district, id);
        if (batch.takenAt() == null) {
            throw new RefusedException(PaymentRefusal.NOT_TAKEN_YET.with());
        }
        BankFormat format = format(batch);
        List<BankFile.Line> lines = orders.lines(scope, district, id).stream()
                .map(line -> new BankFile.Line(line.line(), line.payee(), line.amountFen(), line.about()))
                .toList();
        trail.record(scope.actor(), district, Trail.DOWNLOADED, BATCH, id, batch.no());
        return new Sent(batch.no() + "." + format.ending(), BankFile.write(format, batch.no(), lines));
    }

    private BankFormat format(PaymentBatch batch) {
        return formats.find(batch.format())
                .orElseThrow(() -> new RefusedException(PaymentRefusal.FORMAT_UNKNOWN.with(batch.format())));
    }

    /** 读回盘结果: how many arrived, how many came back, how many had been said before. */
    record Taken(int paid, int returned, int before) {}

    /** 读回盘. All of the file or nothing; the same file is read once. Throws RefusedException with every row. */
    @Transactional
    public Taken answer(Scope scope, int district, UUID id, String fileName, byte[] bytes) {
        PaymentBatch batch = batches.lock(scope, district, id, -1);
        if (batch.takenAt() == null) {
            throw new RefusedException(PaymentRefusal.NOT_TAKEN_YET.with());
        }
        Instant now = clock.instant();
        List<ReturnFile.Line> answers = ReturnFile.read(format(batch), bytes, WorkingCalendar.dayOf(now));
        Map<Integer, Orders.Line> lines = new TreeMap<>();
        orders.lines(scope, district, id).forEach(line -> lines.put(line.line(), line));
        Decision.of(PaymentRules.answered(batch, lines, answers)).orThrow();
        Map<Integer, ReturnFile.Line> news = PaymentRules.news(lines, answers);
        int paid = (int) news.values().stream().filter(ReturnFile.Line::paid).count();
        Taken taken = new Taken(paid, news.size() - paid, answers.size() - news.size());
        batches.read(
                batch,
                hash(bytes),
                new Batches.Read(
                        fileName,
                        answers.size(),
                        taken.paid(),
                        taken.returned(),
                        now,
                        scope.actor().name()));
        end(scope, batch, lines, news);
        boolean all = lines.values().stream().allMatch(line -> line.outcome() != null || news.containsKey(line.line()));
        if (all && batch.endedAt() == null) {
            batches.end(batch, scope.actor());
        }
        trail.record(scope.actor(), district, "payment.answered", BATCH, id, batch.no());
        return taken;
    }

    /** Moves the money of each book, ends the orders and tells the services. */
    private void end(
            Scope scope, PaymentBatch batch, Map<Integer, Orders.Line> lines, Map<Integer, ReturnFile.Line> news) {
        Map<UUID, List<Orders.Line>> byBook = news.keySet().stream()
                .map(lines::get)
                .collect(Collectors.groupingBy(Orders.Line::book, LinkedHashMap::new, Collectors.toList()));
        Map<UUID, Transfer> moved = new HashMap<>();
        byBook.forEach((book, some) -> moved.putAll(move(scope, book(scope, batch, book), some, news)));
        List<Orders.End> ends = new ArrayList<>();
        news.forEach((place, answer) -> {
            UUID order = Objects.requireNonNull(lines.get(place)).id();
            UUID transfer = Objects.requireNonNull(moved.get(order)).id();
            String outcome = answer.paid() ? "PAID" : "RETURNED";
            LocalDate on = answer.paid() ? answer.on() : null;
            ends.add(new Orders.End(order, outcome, answer.reason(), on, answer.reference(), transfer));
        });
        if (!ends.isEmpty()) {
            orders.end(scope, batch.district(), ends);
        }
        Map<String, PaymentSource> told =
                sources.stream().collect(Collectors.toMap(PaymentSource::code, source -> source));
        news.forEach((place, answer) -> {
            Orders.Line line = Objects.requireNonNull(lines.get(place));
            PaymentSource source = Objects.requireNonNull(told.get(line.source()), line.source());
            if (answer.paid()) {
                UUID transfer = Objects.requireNonNull(moved.get(line.id())).id();
                source.paid(scope, batch.district(), line.subject(), answer.on(), transfer);
            } else {
                source.returned(scope, batch.district(), line.subject(), answer.reason());
            }
        });
    }

    private Book book(Scope scope, PaymentBatch batch, UUID id) {
        return books.list(scope, batch.district()).stream()
                .filter(book -> book.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Map<UUID, Transfer> move(
            Scope scope, Book book, List<Orders.Line> lines, Map<Integer, ReturnFile.Line> news) {
        List<Entry> entries =
                lines.stream().map(line -> entry(book, line, news)).toList();
        List<Transfer> written = ledger.post(scope, book, entries);
        Map<UUID, Transfer> moved = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            moved.put(lines.get(i).id(), written.get(i));
        }
        return moved;
    }

    /** Dated at noon of the day that the bank names; a closed month and what was held later push it to now. */
    private Entry entry(Book book, Orders.Line line, Map<Integer, ReturnFile.Line> news) {
        ReturnFile.Line answer = Objects.requireNonNull(news.get(line.line()));
        Note note = Note.of(
                "paid:" + line.id(), line.source() + ".payment", line.subject().toString());
        if (!answer.paid()) {
            return new Entry.Release(line.hold(), note);
        }
        Instant day =
                answer.on().atTime(LocalTime.NOON).atZone(WorkingCalendar.ZONE).toInstant();
        boolean late = day.isAfter(clock.instant())
                || book.lockedUntil() != null && !day.isAfter(book.lockedUntil())
                || day.isBefore(orderedAt(line));
        return new Entry.Settle(line.hold(), line.amountFen(), late ? note : note.dated(day));
    }

    /** Ids are made with the time in them. */
    private static Instant orderedAt(Orders.Line line) {
        return Instant.ofEpochMilli(Uuid7.millis(line.id())).plusSeconds(1);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
