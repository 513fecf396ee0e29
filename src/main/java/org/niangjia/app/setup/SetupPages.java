package org.niangjia.app.setup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Enrolments;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.RegionLevel;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 开张页面. Two questions behind the printed link: which county, and who answers for it. */
@Component
class SetupPages implements Pages {
    private static final String OWNER = "first officer";

    private final SetupLink link;
    private final Opening opening;
    private final Enrolments enrolments;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Regions regions;

    SetupPages(
            SetupLink link,
            Opening opening,
            Enrolments enrolments,
            Sessions sessions,
            Attempts attempts,
            Regions regions) {
        this.link = link;
        this.opening = opening;
        this.enrolments = enrolments;
        this.sessions = sessions;
        this.attempts = attempts;
        this.regions = regions;
    }

    @Override
    public void declare(Routes at) {
        at.get("/setup/{token}", Duty.OPEN, this::county).of("setup", call -> {});
        at.get("/setup/{token}/officer", Duty.OPEN, this::officer).of("setup", call -> {});
        at.post("/setup/{token}/officer", Duty.OPEN, this::open)
                .of("setup", call -> {})
                .takes(FirstOfficer.class)
                .again(this::officer);
    }

    /** Whoever guesses is counted; whoever has the link is not. */
    private void requireLink(Call call) {
        if (!link.waiting()) {
            throw new NotVisibleException("set-up link");
        }
        if (!link.fits(call.path("token"))) {
            attempts.count(Attempts.Kind.SETUP_PER_ADDRESS, call.address());
            throw new NotVisibleException("set-up link");
        }
    }

    private Answer county(Call call) {
        requireLink(call);
        Region under = call.query("under").flatMap(this::region).orElse(regions.get(Region.NATION));
        List<Region> below = regions.children(under.code());
        return Answer.page(
                "app/setup/county.jte",
                null,
                Map.of(
                        "base",
                        "/setup/" + call.path("token"),
                        "under",
                        under,
                        "above",
                        under.level() == RegionLevel.NATION ? "" : regions.fullName(under.code()),
                        "places",
                        below));
    }

    private java.util.Optional<Region> region(@Nullable String code) {
        return code != null && code.matches("\\d{6}") ? regions.find(Long.parseLong(code)) : java.util.Optional.empty();
    }

    private Region chosen(@Nullable String code) {
        return region(code)
                .filter(place -> place.level() == RegionLevel.COUNTY)
                .orElseThrow(() -> new NotVisibleException("county"));
    }

    private Answer officer(Call call) {
        requireLink(call);
        Region county = chosen(call.query("county").orElse(null));
        String full = regions.fullName(county.code());
        String sealed = call.problem() == null ? null : call.typed("sealed");
        Enrolments.Offer offer = enrolments.offer(OWNER, county.name(), sealed);
        Map<String, Object> model = new HashMap<>();
        model.put("base", "/setup/" + call.path("token"));
        model.put("county", county);
        model.put("full", full);
        model.put("union", federation(county));
        model.put("offer", offer);
        model.put("code", QrCode.of(offer.address()));
        return Answer.page("app/setup/officer.jte", null, model);
    }

    /** 舟山市普陀区总工会, as county federations are called; a county under a province has no city before its name. */
    private String federation(Region county) {
        Long parent = county.parent();
        String city = parent == null ? "" : regions.get(parent).name();
        return (city.endsWith("市") && county.name().endsWith("区") ? city : "") + county.name() + "总工会";
    }

    private Answer open(Call call) {
        requireLink(call);
        FirstOfficer in = call.input(FirstOfficer.class);
        Region county = chosen(in.county());
        FirstOfficer.Checked first = in.checked();
        byte[] secret = enrolments.secret(OWNER, in.sealed());
        Opening.Opened opened = opening.open(Math.toIntExact(county.code()), first, secret, in.digitsOnly());
        String token = sessions.open(
                opened.account(), Strength.STRONG, opened.post(), call.device(), Sessions.lifeOf(Strength.STRONG));
        return Answer.done("/opening", null).signedIn(token, -1);
    }
}
