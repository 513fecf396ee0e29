package org.niangjia.service.request;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.outbox.Outbox;
import org.springframework.stereotype.Component;

/** 告知. Tells the worker, or somebody of the office, what happened to a request; nothing to the anonymous. */
@Component
class RequestNotices {
    private final Outbox outbox;

    RequestNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The worker who has an account and gave their name. */
    void tell(Case known, String words) {
        tell(known, known.applicant(), words);
    }

    void tell(Case known, @Nullable UUID account, String words) {
        tell(known, account, words, "/cases/" + known.no());
    }

    void tell(Case known, @Nullable UUID account, String words, String link) {
        if (account != null) {
            outbox.tell(known.district(), account, words, List.of(known.subject(), known.no()), link);
        }
    }
}
