package org.niangjia.app.portal;

import gg.jte.Content;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Entitlement;
import org.niangjia.platform.frame.HomeCard;
import org.niangjia.platform.frame.Page;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Templates;
import org.springframework.stereotype.Component;

/** 我能享受什么的页面. On the home page and on a page of its own, with the reason beside each. */
@Component
class EntitlementPages implements Pages, HomeCard {
    private static final int SHOWN = 3;

    private final Entitlements entitlements;
    private final Templates templates;

    EntitlementPages(Entitlements entitlements, Templates templates) {
        this.entitlements = entitlements;
        this.templates = templates;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me/entitlements", Duty.SELF, this::mine).gives(Listed.class).confirmed();
    }

    /** As told to a program. */
    record Listed(LocalDate on, List<Item> items, List<Entitlements.Season> seasons) {}

    record Item(String key, String name, String verdict, String href, String source, List<Why> reasons) {}

    record Why(String text, @Nullable Boolean met) {}

    private Answer mine(Call call) {
        Caller caller = call.caller();
        List<Entitlement.Mine> all = entitlements.of(caller);
        List<Entitlements.Season> seasons = entitlements.seasons(caller);
        Listed listed = new Listed(
                entitlements.today(), all.stream().map(each -> item(call, each)).toList(), seasons);
        return Answer.page("app/portal/entitlements.jte", listed, Map.of("all", all, "seasons", seasons));
    }

    private static Item item(Call call, Entitlement.Mine mine) {
        List<Why> reasons = mine.reasons().stream()
                .map(each -> new Why(said(each, call), each.met()))
                .toList();
        Entitlement what = mine.what();
        return new Item(
                what.key(), call.t(what.key()), mine.verdict().name(), what.href(), call.t(what.source()), reasons);
    }

    static String said(Entitlement.Reason reason, Call call) {
        return call.t("frame.condition." + reason.name(), reason.args().toArray());
    }

    @Override
    public int order() {
        return 110;
    }

    @Override
    public Optional<Content> card(Call call, Page page) {
        Caller caller = call.callerOrNull();
        if (caller == null) {
            return Optional.empty();
        }
        List<Entitlement.Mine> all = entitlements.of(caller);
        List<Entitlement.Mine> first = all.stream().limit(SHOWN).toList();
        return first.isEmpty()
                ? Optional.empty()
                : Optional.of(templates.piece("app/portal/entitlement_card.jte", Map.of("page", page, "first", first)));
    }
}
