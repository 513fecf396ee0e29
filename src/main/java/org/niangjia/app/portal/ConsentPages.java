package org.niangjia.app.portal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 知情同意. The notice of L-PIPL 14–17 in plain words, agreed to before the first use and taken back at any time. Who
 * declines is told how they are served all the same: at the window, by telephone.
 */
@Component
class ConsentPages implements Pages {
    private final Consents consents;
    private final Sessions sessions;
    private final Counties counties;
    private final PersonOnly person;

    ConsentPages(Consents consents, Sessions sessions, Counties counties, PersonOnly person) {
        this.consents = consents;
        this.sessions = sessions;
        this.counties = counties;
        this.person = person;
    }

    @Override
    public void declare(Routes at) {
        at.get("/consent", Duty.SELF, this::notice).beforeConsent();
        at.post("/consent", Duty.SELF, this::answer)
                .takes(Given.class)
                .again(this::notice)
                .beforeConsent();
        at.get("/consent/declined", Duty.OPEN, call -> Answer.page("app/portal/declined.jte", null, Map.of()));
        at.post("/me/consent-withdrawal", Duty.SELF, person.of(this::withdraw));
        at.get("/privacy", Duty.OPEN, this::privacy);
        at.get("/accessibility", Duty.OPEN, call -> Answer.page("app/portal/accessibility.jte", null, Map.of()));
    }

    /** 答复. {@code agree} or {@code decline}; nothing is chosen for the reader. */
    record Given(@Nullable String answer, @Nullable String next) {}

    private Answer notice(Call call) {
        String next = NextPage.of(call.query("next").orElse(""));
        if (call.caller().consented()) {
            return Answer.done(NextPage.orHome(next), null);
        }
        return Answer.page(
                "app/portal/consent.jte",
                Map.of("version", Consents.VERSION),
                Map.of(
                        "next",
                        next,
                        "version",
                        Consents.VERSION,
                        "county",
                        counties.name(call.caller().homeDistrict())));
    }

    private Answer answer(Call call) {
        Given in = call.input(Given.class);
        Caller caller = call.caller();
        String answer = in.answer() == null ? "" : in.answer();
        return switch (answer) {
            case "agree" -> agreed(caller, NextPage.orHome(in.next()));
            case "decline" -> declined(caller);
            default ->
                throw new RefusedException(
                        PortalRefusal.CHOICE_MISSING.refusal().at("answer"));
        };
    }

    private Answer agreed(Caller caller, String next) {
        consents.give(caller.account());
        sessions.forget();
        return Answer.done(next, null);
    }

    private Answer declined(Caller caller) {
        sessions.end(caller.session());
        return Answer.done("/consent/declined", null).signedOut();
    }

    /** Withdrawn: nothing new is taken in, what is running and what the law keeps stays; every session ends. */
    private Answer withdraw(Call call) {
        consents.withdraw(call.caller().account());
        sessions.endAll(call.caller().account());
        return Answer.done("/", null).signedOut().say("portal.said.withdrawn");
    }

    private Answer privacy(Call call) {
        Caller caller = call.callerOrNull();
        String county = caller == null ? "" : counties.name(caller.homeDistrict());
        return Answer.page(
                "app/portal/privacy.jte",
                Map.of("version", Consents.VERSION),
                Map.of("version", Consents.VERSION, "county", county));
    }
}
