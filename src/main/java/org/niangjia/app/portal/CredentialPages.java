package org.niangjia.app.portal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Enrolments;
import org.niangjia.platform.access.HandoverCodes;
import org.niangjia.platform.access.Session;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 密码与动态口令. The officer's two factors. A new officer, who has come in by code, sets both for the first time here;
 * later either is changed only with the password in force.
 */
@Component
class CredentialPages implements Pages {
    private final Credentials credentials;
    private final HandoverCodes handovers;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Standing standing;
    private final OwnRecord record;
    private final Enrolments enrolments;
    private final PersonOnly person;

    CredentialPages(
            Credentials credentials,
            HandoverCodes handovers,
            Accounts accounts,
            Sessions sessions,
            Standing standing,
            OwnRecord record,
            Enrolments enrolments,
            PersonOnly person) {
        this.credentials = credentials;
        this.handovers = handovers;
        this.accounts = accounts;
        this.sessions = sessions;
        this.standing = standing;
        this.record = record;
        this.enrolments = enrolments;
        this.person = person;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me/password", Duty.SELF, this::passwordForm);
        at.post("/me/password", Duty.SELF, person.of(this::password))
                .takes(NewPassword.class)
                .again(this::passwordForm);
        at.get("/me/totp", Duty.SELF, this::enrolment);
        at.post("/me/totp", Duty.SELF, person.of(this::enrol))
                .takes(Enrolment.class)
                .again(this::enrolment);
    }

    /** 新密码. The old one is asked when there is one, the hand-over code when there is none. */
    record NewPassword(
            @Nullable String old,
            @Nullable String handover,
            @Nullable String password,
            @Nullable String repeat) {}

    /** 登记动态口令. The secret comes back sealed, to be put in force by its first digits. */
    record Enrolment(
            @Nullable String sealed,
            @Nullable String digits,
            @Nullable String old) {}

    private Answer passwordForm(Call call) {
        Account account = officer(call);
        return Answer.page(
                "app/portal/password.jte",
                null,
                Map.of(
                        "account",
                        account,
                        "handover",
                        handovers.neededBy(account),
                        "days",
                        HandoverCodes.LIFE.toDays()));
    }

    private Answer password(Call call) {
        Account account = officer(call);
        NewPassword in = call.input(NewPassword.class);
        if (account.hasPassword()) {
            credentials.requirePassword(account.id(), text(in.old()), "old");
        }
        if (!text(in.password()).equals(text(in.repeat()))) {
            throw new RefusedException(PortalRefusal.PASSWORDS_DIFFER.refusal().at("repeat"));
        }
        if (account.hasPassword()) {
            credentials.setPassword(account.id(), text(in.password()));
        } else {
            credentials.setFirstPassword(account.id(), text(in.password()), text(in.handover()));
        }
        record.write(call.caller().person(), account.homeDistrict(), "account.password");
        endOthers(call.caller());
        return Answer.done(account.hasTotp() ? "/me" : "/me/totp", null).say("portal.said.password");
    }

    /** Whoever knew the old password is out. */
    private void endOthers(Caller caller) {
        for (Session session : sessions.ofAccount(caller.account())) {
            boolean other = !Arrays.equals(session.hash(), caller.session());
            if (other && session.strength() != Strength.TOKEN) {
                sessions.end(session.hash());
            }
        }
    }

    private Answer enrolment(Call call) {
        Account account = officer(call);
        if (!account.hasPassword()) {
            return Answer.done("/me/password", null);
        }
        String sealed = call.problem() == null ? null : call.typed("sealed");
        Enrolments.Offer offer = enrolments.offer(account.id().toString(), account.name(), sealed);
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("code", QrCode.of(offer.address()));
        model.put("offer", offer);
        return Answer.page("app/portal/totp.jte", null, model);
    }

    private Answer enrol(Call call) {
        Account account = officer(call);
        Enrolment in = call.input(Enrolment.class);
        credentials.requirePassword(account.id(), text(in.old()), "old");
        byte[] secret = enrolments.secret(account.id().toString(), in.sealed());
        credentials.setSecret(account.id(), secret, text(in.digits()).replaceAll("\\D", ""));
        record.write(call.caller().person(), account.homeDistrict(), "account.totp");
        boolean strong = call.caller().strength() == Strength.STRONG;
        return Answer.done("/me", null).say(strong ? "portal.said.totp" : "portal.said.totp_sign_in");
    }

    /** Only who holds a post, or held one, has credentials. */
    private Account officer(Call call) {
        Account account = accounts.get(call.caller().account());
        if (!account.hasPassword() && standing.hatsOf(account.id()).isEmpty()) {
            throw new NotVisibleException("credentials");
        }
        return account;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
