package org.niangjia.service.mutualaid.claim;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimPayments;
import org.niangjia.service.mutualaid.award.DuePayouts;
import org.springframework.stereotype.Component;

/** 换收款账号. Money that the bank sent back goes out again: the claimant gives another account, or the office that called them. */
@Component
class ClaimAccountPages implements Pages {
    private static final String ONE = ClaimPages.ONE + "/account";

    private final ClaimStandpoint standpoint;
    private final ClaimPayments payments;
    private final ClaimViews views;

    ClaimAccountPages(ClaimStandpoint standpoint, ClaimPayments payments, ClaimViews views) {
        this.standpoint = standpoint;
        this.payments = payments;
        this.views = views;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.SELF, this::form).of(ClaimPages.KIND, standpoint::look);
        at.post(ONE, Duty.SELF, this::change)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Account.class)
                .gives(ClaimView.class)
                .again(this::form);
    }

    /** 账号表单. */
    record Account(
            @Nullable String bankCard,
            @Nullable String bank,
            @Nullable UUID share) {}

    private Case one(Call call) {
        Optional<ClaimantDesk.Tied> tied = standpoint.tied(call);
        if (tied.isPresent()) {
            return standpoint.tied(call, ClaimTie::speaks);
        }
        if (call.caller().hat() == null || !call.caller().may(Duty.HANDLE)) {
            throw new NotVisibleException(call.path("no"));
        }
        Case known = standpoint.office(call);
        // whoever pays does not say where to
        boolean works = known.path().equals(call.scope().office())
                && call.caller().worn().role() != PostRole.CASHIER;
        if (!works) {
            throw new NotVisibleException(known.no());
        }
        return known;
    }

    private Answer form(Call call) {
        Case known = one(call);
        List<DuePayouts.Share> back = payments.returned(Scope.house(known.district()), known);
        return Answer.page(
                "service/mutualaid/claim/claim_account.jte",
                views.bare(known),
                Map.of("no", known.no(), "returned", back));
    }

    private Answer change(Call call) {
        Case known = one(call);
        Account in = call.input(Account.class);
        String card = ClaimInput.clean(in.bankCard()).replaceAll("[\\s-]", "");
        String bank = ClaimInput.clean(in.bank());
        Decision.of(Awarded.Payee.account(card, bank)).orThrow();
        Scope house = Scope.house(known.district());
        Scope acting = new Scope(call.scope().actor(), house.districts(), "", Set.of());
        Case after = payments.again(acting, known, in.share(), card, bank);
        return Answer.done(ClaimPages.page(known.no()), views.bare(after)).say("mutualaid.said.account");
    }
}
