package org.niangjia.engine.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 分录页面. One transfer of a book, how it ended, and its reversal where people may reverse it. */
@Component
class EntryPages implements Pages {
    private static final String ONE = BookPages.ALL + "/{book}/entries/{entry}";
    private static final String KIND = "ledger-entry";

    private final BookPages pages;
    private final Books books;
    private final Journal journal;
    private final ReversalDesk desk;

    EntryPages(BookPages pages, Books books, Journal journal, ReversalDesk desk) {
        this.pages = pages;
        this.books = books;
        this.journal = journal;
        this.desk = desk;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.BOOKS, this::show).of(KIND, this::one).gives(EntryView.class);
        at.post(ONE + "/reversal", Duty.RELEASE, this::reverse)
                .of(KIND, this::one)
                .takes(Reversal.class)
                .gives(EntryView.class)
                .again(this::show);
    }

    /** 冲正表单; why. */
    record Reversal(@Nullable String reason) {}

    /** 分录（供程序）. */
    record EntryView(
            Transfer transfer, boolean byHand, @Nullable Transfer end) {}

    private Transfer one(Call call) {
        UUID id = call.id("entry");
        return journal.find(call.scope(), pages.one(call), id)
                .orElseThrow(() -> new NotVisibleException("transfer " + id));
    }

    private EntryView view(Call call, Book book, Transfer one) {
        return new EntryView(
                one,
                desk.byHand(one.kind(), one.note().memo()),
                journal.endOf(call.scope(), book, one.id())
                        .filter(end -> end.kind() == Transfer.Kind.REVERSAL)
                        .orElse(null));
    }

    private Answer show(Call call) {
        Book book = pages.one(call);
        EntryView view = view(call, book, one(call));
        Map<String, Object> model = new HashMap<>();
        model.put("book", book);
        model.put("view", view);
        model.put("debit", title(call, book, view.transfer().debit()));
        model.put("credit", title(call, book, view.transfer().credit()));
        return Answer.page("engine/ledger/entry.jte", view, model);
    }

    private String title(Call call, Book book, UUID account) {
        return books.accounts(call.scope(), book).stream()
                .filter(each -> each.id().equals(account))
                .map(each -> each.code() + " " + each.facts().name())
                .findFirst()
                .orElse("");
    }

    private Answer reverse(Call call) {
        Book book = pages.one(call);
        Transfer one = one(call);
        String reason = Optional.ofNullable(call.input(Reversal.class).reason()).orElse("");
        desk.reverse(call.scope(), book, one.id(), reason);
        return Answer.done(BookPages.ALL + "/" + book.code() + "/entries/" + one.id(), view(call, book, one))
                .say("ledger.said.reversed");
    }
}
