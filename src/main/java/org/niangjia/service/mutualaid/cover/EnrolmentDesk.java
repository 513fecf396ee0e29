package org.niangjia.service.mutualaid.cover;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.AidModule;
import org.niangjia.engine.benefit.Cover;
import org.niangjia.engine.benefit.CoverRules;
import org.niangjia.engine.benefit.Person;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.ledger.Book;
import org.niangjia.engine.ledger.Entry;
import org.niangjia.engine.ledger.Ledger;
import org.niangjia.engine.ledger.Note;
import org.niangjia.service.mutualaid.FundBooks;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 参保登记. Puts a paid batch down: people, covers from the day after the money, and one transfer of the fee; all or nothing. */
@Service
public class EnrolmentDesk {
    private final SchemeShelf shelf;
    private final Register register;
    private final PersonTimes times;
    private final FundBooks books;
    private final Ledger ledger;

    EnrolmentDesk(SchemeShelf shelf, Register register, PersonTimes times, FundBooks books, Ledger ledger) {
        this.shelf = shelf;
        this.register = register;
        this.times = times;
        this.books = books;
        this.ledger = ledger;
    }

    /** Throws RefusedException with every line that is wrong; then nothing is kept. */
    @Transactional
    public void enrol(Scope scope, Batch batch) {
        Scheme scheme = shelf.ofCover(
                        batch.scheme(), batch.year(), batch.paidOn().plusDays(1))
                .orElseThrow(() -> new RefusedException(MutualAidRefusal.SCHEME_UNKNOWN.with(batch.scheme())));
        AidModule module = scheme.module(batch.module());
        LocalDate from = scheme.year().coverFrom(batch.paidOn(), batch.year());
        Decision.of(refusals(scheme, batch, from)).orThrow();
        List<UUID> people = register.people(scope, batch.district(), batch.people());
        Map<UUID, Register.Before> before = register.before(scope, batch, people);
        long fee = module.feeFen(batch.years()).orElseThrow();
        List<Register.Row> rows = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            Insured one = batch.people().get(i);
            Register.Before last = before.get(people.get(i));
            LocalDate first = first(module, from, last);
            LocalDate begins = begins(scheme, from, last);
            rows.add(new Register.Row(
                    people.get(i),
                    one,
                    begins,
                    scheme.year().lastDay(begins, batch.years()),
                    first,
                    Math.multiplyExact(fee, (long) one.shares())));
        }
        long all = rows.stream().mapToLong(Register.Row::feeFen).sum();
        UUID transfer = post(scope, batch, all);
        try {
            register.insert(scope, batch, rows, all, transfer);
        } catch (DuplicateKeyException e) {
            throw new RefusedException(MutualAidRefusal.ALREADY_ENROLLED.with(batch.unitName()));
        }
        times.count(scope, batch.district(), batch.id());
    }

    private static List<Refusal> refusals(Scheme scheme, Batch batch, LocalDate from) {
        List<Refusal> reasons = new ArrayList<>();
        if (batch.people().isEmpty()) {
            reasons.add(MutualAidRefusal.NOBODY_LISTED.with());
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < batch.people().size(); i++) {
            Insured one = batch.people().get(i);
            if (!seen.add(one.number().value())) {
                reasons.add(MutualAidRefusal.TWICE_IN_LIST.with(i + 1, one.name()));
            }
            Person.Sex sex = one.number().male() ? Person.Sex.MALE : Person.Sex.FEMALE;
            Person person = new Person(one.birth(), sex, one.insurance(), false);
            Cover cover = new Cover(
                    from, List.of(batch.module()), one.shares(), batch.years(), Optional.empty(), Optional.empty());
            reasons.addAll(CoverRules.refusals(scheme, person, cover));
        }
        return reasons;
    }

    /** The first day of the unbroken cover: a renewal in time keeps the one before. */
    private static LocalDate first(AidModule module, LocalDate from, Register.@Nullable Before before) {
        if (before == null || module.waiting().isEmpty()) {
            return from;
        }
        long gap = ChronoUnit.DAYS.between(before.until(), from);
        return gap <= module.waiting().get().renewalDays() ? before.firstFrom() : from;
    }

    /** A cover of one's own year begins when the one before has ended. */
    private static LocalDate begins(Scheme scheme, LocalDate from, Register.@Nullable Before before) {
        if (before == null
                || before.until().isBefore(from)
                || scheme.year().starts().isPresent()) {
            return from;
        }
        return before.until().plusDays(1);
    }

    private UUID post(Scope scope, Batch batch, long fen) {
        Book book = books.of(scope, batch.district(), batch.scheme());
        Note note = Note.of("fee:" + batch.id(), "mutualaid.fee", batch.id().toString())
                .dated(batch.paidOn().atTime(12, 0).atZone(WorkingCalendar.ZONE).toInstant());
        Entry fee = new Entry.Post(
                books.account(scope, book, FundBooks.BANK), books.account(scope, book, FundBooks.FEES), fen, note);
        return ledger.post(scope, book, List.of(fee)).getFirst().id();
    }
}
