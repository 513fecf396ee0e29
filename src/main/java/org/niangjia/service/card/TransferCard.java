package org.niangjia.service.card;

import gg.jte.Content;
import java.util.Map;
import java.util.Optional;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Templates;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.membership.Transfer;
import org.springframework.stereotype.Component;

/** 请您确认接转. On the home page while a union asks for the worker and they have not answered. */
@Component
class TransferCard implements HomeCard {
    private final OwnMembership memberships;
    private final Templates templates;

    TransferCard(OwnMembership memberships, Templates templates) {
        this.memberships = memberships;
        this.templates = templates;
    }

    @Override
    public int order() {
        return 5;
    }

    @Override
    public Optional<Content> card(Call call, Page page) {
        Caller caller = call.callerOrNull();
        if (caller == null || !caller.confirmed()) {
            return Optional.empty();
        }
        return memberships
                .of(caller.account())
                .map(OwnMembership.Own::transfer)
                .filter(transfer -> transfer.confirmedAt() == null)
                .map(transfer -> piece(page, transfer));
    }

    private Content piece(Page page, Transfer transfer) {
        return templates.piece(
                "service/card/transfer_card.jte",
                Map.of("page", page, "to", transfer.to().name()));
    }
}
