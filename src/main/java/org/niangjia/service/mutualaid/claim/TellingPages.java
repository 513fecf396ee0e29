package org.niangjia.service.mutualaid.claim;

import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 告知登记. The office writes down how somebody without an account was told (practice rulings 2 and 11). */
@Component
class TellingPages implements Pages {
    private final TellingDesk desk;
    private final ClaimStandpoint standpoint;
    private final ClaimPages pages;
    private final ClaimViews views;

    TellingPages(TellingDesk desk, ClaimStandpoint standpoint, ClaimPages pages, ClaimViews views) {
        this.desk = desk;
        this.standpoint = standpoint;
        this.pages = pages;
        this.views = views;
    }

    @Override
    public void declare(Routes at) {
        at.post(ClaimPages.ONE + "/telling", Duty.HANDLE, this::tell)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .gives(ClaimView.class)
                .again(pages::show);
    }

    /**
     * 告知表单.
     *
     * @param how CALL, LETTER or HANDED
     * @param teller who spoke
     * @param whom with whom, or who took the paper
     */
    record Typed(
            @Nullable String how,
            @Nullable LocalDate on,
            @Nullable String teller,
            @Nullable String whom,
            @Nullable String text) {

        TellingRules.Telling telling() {
            String code = ClaimInput.clean(how);
            return new TellingRules.Telling(
                    Arrays.stream(Tellings.How.values())
                            .filter(each -> each.name().equals(code))
                            .findFirst()
                            .orElse(null),
                    on,
                    ClaimInput.clean(teller),
                    ClaimInput.clean(whom),
                    ClaimInput.clean(text));
        }
    }

    private Answer tell(Call call) {
        Case known = standpoint.office(call);
        if (!standpoint.reads(call.caller(), known)) {
            throw new NotVisibleException(known.no());
        }
        Case told = desk.tell(
                call.scope(), known, call.version(), call.input(Typed.class).telling());
        boolean reads = standpoint.reads(call.caller(), told);
        ClaimSight sight = views.sight(call.scope(), told, reads, call.words());
        return Answer.done(ClaimPages.page(told.no()), views.view(sight, call.words()))
                .say("mutualaid.said.told");
    }
}
