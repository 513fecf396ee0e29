package org.niangjia.service.mutualaid.enrolment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.engine.benefit.Channel;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Hat;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 窗口参保. Somebody alone takes part and pays in cash: into the same register as the units, with the receipt at once. */
@Service
class WindowDesk {
    /** Channels that somebody may come by alone. */
    static final List<String> CHANNELS = List.of("individual", "newForm");

    private final RosterDesk desk;
    private final RosterReview review;
    private final RosterReading reading;
    private final WindowConsents consents;
    private final Clock clock;

    WindowDesk(RosterDesk desk, RosterReview review, RosterReading reading, WindowConsents consents, Clock clock) {
        this.desk = desk;
        this.review = review;
        this.reading = reading;
        this.consents = consents;
        this.clock = clock;
    }

    /**
     * 窗口表单.
     *
     * @param consent whether the person agreed separately to what was read aloud
     * @param paid whether the cash is on the table
     */
    record Form(
            @Nullable String scheme,
            @Nullable String plan,
            @Nullable String channel,
            @Nullable Integer years,
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String insurance,
            @Nullable String phone,
            @Nullable List<String> modules,
            @Nullable String shares,
            boolean consent,
            boolean paid) {

        RosterEditPages.PersonInput person() {
            return new RosterEditPages.PersonInput(name, idNumber, insurance, phone, modules, shares);
        }

        NewRoster roster() {
            return new NewRoster(scheme, plan, channel, years, "", null, null, "", null);
        }
    }

    @Transactional
    public Notice take(Caller by, Form in) {
        Hat hat = by.worn();
        NewRoster wish = in.roster();
        List<RosterPages.Choice> offers = reading.choices(hat.district()).stream()
                .filter(each -> each.scheme().code().equals(wish.schemeCode()))
                .toList();
        Optional<RosterPages.Choice> offer = offers.stream()
                .filter(each ->
                        each.offer().year() == wish.planYear() && !each.offer().addition())
                .findFirst();
        Scheme scheme = offer.or(() -> offers.stream().findFirst())
                .map(RosterPages.Choice::scheme)
                .orElseThrow(() -> RosterRefusal.SCHEME_MISSING.refused("scheme"));
        Channel channel = scheme.channels().stream()
                .filter(each -> each.code().equals(in.channel()) && CHANNELS.contains(each.code()))
                .findFirst()
                .orElse(null);
        List<Refusal> reasons = new ArrayList<>();
        if (!hat.level().upper()) {
            reasons.add(RosterRefusal.COUNTY_DECIDES.with());
        }
        if (!in.consent()) {
            reasons.add(RosterRefusal.WINDOW_CONSENT_MISSING.with().at("consent"));
        }
        if (!in.paid()) {
            reasons.add(RosterRefusal.CASH_MISSING.with().at("paid"));
        }
        Decision.of(reasons).orThrow();
        RosterRules.opening(
                        channel, offer.isPresent(), scheme.lengths().contains(wish.yearsOf(scheme)), wish.declared())
                .orThrow();
        String name = Text.line(in.name() == null ? "" : in.name());
        Roster roster = desk.put(
                by.scope(),
                scheme,
                new Roster(
                        hat.district(),
                        Uuid7.next(clock),
                        scheme.code(),
                        wish.planYear(),
                        wish.channelCode(),
                        false,
                        wish.yearsOf(scheme),
                        null,
                        name.isEmpty() ? "—" : name,
                        hat.path(),
                        true,
                        Roster.Declared.NOTHING,
                        Roster.State.DRAFT,
                        clock.instant(),
                        by.account(),
                        0));
        consents.give(by, roster);
        desk.enter(by.scope(), roster, in.person().typed());
        return review.atWindow(by.scope(), roster);
    }
}
