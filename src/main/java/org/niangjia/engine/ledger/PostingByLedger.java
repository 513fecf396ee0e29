package org.niangjia.engine.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.platform.store.Load;

/** 记账测速. Posts batches of a hundred through the ledger, each in a transaction of its own. */
final class PostingByLedger implements Load.Client {
    private final Ledger ledger;
    private final BenchBook own;
    private final Scope house;

    PostingByLedger(Ledger ledger, BenchBook own) {
        this.ledger = ledger;
        this.own = own;
        this.house = Scope.house(own.book().district());
    }

    @Override
    public void once(long n) {
        String batch = UUID.randomUUID().toString();
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < BenchBook.BATCH; i++) {
            entries.add(new Entry.Post(own.bank(), own.fee(i), 100 + i, Note.of(batch + "/" + i, "测速", "")));
        }
        if (ledger.post(house, own.book(), entries).size() != BenchBook.BATCH) {
            throw new IllegalStateException("not posted");
        }
    }

    @Override
    public void close() {}
}
