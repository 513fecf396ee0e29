package org.niangjia.service.mutualaid.claim;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 凭码查询申领. Without an account: how the claim stands, what was decided and how much it is, never the illness; the appeal and the objection, with the
 * number and the code of the receipt (practice rulings 2 and 11).
 */
@Component
public class ClaimQueryPages implements Pages {
    public static final String ONE = "/query/claims/{no}";

    private final ClaimCodes claims;
    private final QueryCodes codes;
    private final ClaimantDesk desk;
    private final ClaimViews views;

    ClaimQueryPages(ClaimCodes claims, QueryCodes codes, ClaimantDesk desk, ClaimViews views) {
        this.claims = claims;
        this.codes = codes;
        this.desk = desk;
        this.views = views;
    }

    static String page(String no) {
        return "/query/claims/" + no;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.OPEN, this::show).gives(ClaimView.class);
        at.post(ONE + "/appeal", Duty.OPEN, this::appeal)
                .takes(Said.class)
                .gives(ClaimView.class)
                .again(this::show);
    }

    /** 申诉的话. */
    record Said(@Nullable String text) {}

    private ClaimCodes.Coded own(Call call) {
        String no = call.path("no");
        return claims.find(no, codes.shown(call, no)).orElseThrow(() -> new NotVisibleException(no));
    }

    public Answer show(Call call) {
        ClaimCodes.Coded own = own(call);
        ClaimSight sight = views.sight(Scope.house(own.known().district()), own.known(), false, call.words());
        Map<String, Object> model = Map.of("sight", sight, "speaks", own.speaks());
        return Answer.page("service/mutualaid/claim/claim_query.jte", view(own.known(), own.speaks()), model);
    }

    /** Whoever has the code acts as the case itself. */
    private Answer appeal(Call call) {
        ClaimCodes.Coded own = own(call);
        if (!own.speaks()) {
            throw new NotVisibleException(own.known().no());
        }
        String text = ClaimInput.clean(call.input(Said.class).text());
        Case moved = desk.appeal(
                own.known(), call.version(), Actor.anonymous(own.known().no()), text);
        return done(moved).say("mutualaid.said.appealed");
    }

    /** After an act of whoever speaks for the claim. */
    public Answer done(Case moved) {
        return Answer.done(page(moved.no()), view(moved, true));
    }

    private ClaimView view(Case known, boolean speaks) {
        return views.filed(known, speaks ? ClaimTie.FAMILY : ClaimTie.AGENT);
    }
}
