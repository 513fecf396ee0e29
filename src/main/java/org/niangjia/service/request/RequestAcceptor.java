package org.niangjia.service.request;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Acceptor;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Referral;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 接办诉求. What another service found becomes a request of the unit's county, handled like any other. */
@Component
class RequestAcceptor implements Acceptor {
    private static final String CHANNEL = "VISIT";

    private final RequestDesk desk;
    private final Categories categories;
    private final Regions regions;
    private final Employers employers;

    RequestAcceptor(RequestDesk desk, Categories categories, Regions regions, Employers employers) {
        this.desk = desk;
        this.categories = categories;
        this.regions = regions;
        this.employers = employers;
    }

    @Override
    public String type() {
        return Request.CODE;
    }

    @Override
    public List<Kind> kinds(boolean chinese) {
        return categories.offered().stream()
                .map(category -> new Kind(category.code(), category.name(chinese)))
                .toList();
    }

    @Override
    public boolean helped(Case ended) {
        return Request.SOLVED.equals(ended.result()) || Request.SILENT.equals(ended.result());
    }

    /** Confidential from the employer where its category says so; nobody's private matter, so nobody is asked to rate it. */
    @Override
    public Case accept(Scope scope, Referral referral) {
        boolean fits = RequestDesk.placeFits(regions, referral.place(), referral.district());
        NewRequest in = new NewRequest(
                referral.district(),
                referral.kind(),
                referral.text(),
                false,
                unit(referral),
                null,
                fits ? referral.place() : null,
                null,
                false,
                null);
        RequestDesk.OnBehalf whom = new RequestDesk.OnBehalf(referral.source(), null, "", CHANNEL);
        return desk.enter(scope, referral.district(), in, whom).opened();
    }

    private @Nullable String unit(Referral referral) {
        UUID id = referral.employer();
        return id == null
                ? null
                : employers
                        .get(Scope.house(referral.district()), referral.district(), id)
                        .facts()
                        .name();
    }
}
