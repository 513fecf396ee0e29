package org.niangjia.app.portal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.PhoneNumber;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 干部登录. Phone, password and the six digits of an authenticator app in one form; and the way out for everybody. */
@Component
class OfficerSignInPages implements Pages {
    private final Credentials credentials;
    private final Sessions sessions;
    private final Arrival arrival;
    private final OwnRecord record;

    OfficerSignInPages(Credentials credentials, Sessions sessions, Arrival arrival, OwnRecord record) {
        this.credentials = credentials;
        this.sessions = sessions;
        this.arrival = arrival;
        this.record = record;
    }

    @Override
    public void declare(Routes at) {
        at.get("/sign-in/officer", Duty.OPEN, this::form);
        at.post("/sign-in/officer", Duty.OPEN, this::check)
                .takes(Proof.class)
                .again(this::form)
                .everyTime();
        at.post("/sign-out", Duty.OPEN, this::signOut);
    }

    /** 两重验证. Never shown again after a refusal, but for the phone. */
    record Proof(
            @Nullable String phone,
            @Nullable String password,
            @Nullable String digits,
            @Nullable String next) {}

    private Answer form(Call call) {
        return Answer.page(
                "app/portal/sign_in_officer.jte",
                null,
                Map.of("next", NextPage.of(call.query("next").orElse(""))));
    }

    private Answer check(Call call) {
        Proof in = call.input(Proof.class);
        String phone = PhoneNumber.parse(text(in.phone())).at("phone").orThrow().value();
        Account account =
                credentials.check(phone, text(in.password()), text(in.digits()).replaceAll("\\D", ""), call.address());
        record.write(Actor.person(account.id(), account.name()), account.homeDistrict(), "account.sign-in");
        return arrival.arrive(call, account.id(), Arrival.Shown.BY_TWO_FACTORS, NextPage.of(in.next()));
    }

    private Answer signOut(Call call) {
        Caller caller = call.callerOrNull();
        if (caller != null) {
            sessions.end(caller.session());
        }
        return Answer.done("/", null).signedOut().say("portal.said.signed_out");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
