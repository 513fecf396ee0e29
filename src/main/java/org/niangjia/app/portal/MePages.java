package org.niangjia.app.portal;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.EmailAddresses;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Session;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.Standing;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Device;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.outbox.Outbox;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 我的. What the house knows of somebody, where they are at home, how they are told things, where they are signed in. */
@Component
class MePages implements Pages {
    private static final Pattern EMAIL = Pattern.compile("[^\\s@<>\"]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+");
    private static final int LONGEST_EMAIL = 120;

    private final Accounts accounts;
    private final Sessions sessions;
    private final Standing standing;
    private final Counties counties;
    private final Outbox outbox;
    private final EmailAddresses emails;
    private final Partitions partitions;
    private final PersonOnly person;
    private final Doors doors;

    MePages(
            Accounts accounts,
            Sessions sessions,
            Standing standing,
            Counties counties,
            Outbox outbox,
            EmailAddresses emails,
            Partitions partitions,
            PersonOnly person,
            Doors doors) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.standing = standing;
        this.counties = counties;
        this.outbox = outbox;
        this.emails = emails;
        this.partitions = partitions;
        this.person = person;
        this.doors = doors;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me", Duty.SELF, this::me).gives(Me.class);
        at.post("/me/home", Duty.SELF, person.of(this::home)).takes(Home.class).again(this::me);
        at.get("/me/home", Duty.SELF, call -> Answer.done("/me", null));
        at.post("/me/email", Duty.SELF, person.of(this::email))
                .takes(Email.class)
                .confirmed()
                .again(this::me);
        at.get("/me/email", Duty.SELF, call -> Answer.done("/me", null));
        at.post("/me/email/confirmation", Duty.SELF, person.of(this::confirm))
                .takes(Confirmation.class)
                .confirmed()
                .again(this::me);
        at.get("/me/email/confirmation", Duty.SELF, call -> Answer.done("/me", null));
        at.post("/me/sessions/end", Duty.SELF, person.of(this::end)).takes(Ended.class);
        at.post("/me/sessions/end-all", Duty.SELF, person.of(this::endAll)).confirmed();
    }

    /** 我. As told to a program. */
    record Me(
            String name,
            List<String> phones,
            @Nullable Integer homeDistrict,
            String locale,
            boolean largeText,
            int consentVersion,
            List<Post> posts) {}

    /** 岗位. One post of mine; worn when it is the one acted in now. */
    record Post(String post, String union, String title, String role, int district, boolean worn) {}

    record Home(@Nullable String county) {}

    record Email(@Nullable String email) {}

    /** 邮箱确认. The six digits that came by mail. */
    record Confirmation(@Nullable String digits) {}

    record Ended(@Nullable String id) {}

    /** 登录记录. A session as its owner sees it. */
    record Row(String id, String device, Instant since, Instant seen, boolean here) {}

    private Answer me(Call call) {
        Caller caller = call.caller();
        Account account = accounts.get(caller.account());
        List<Session> open = sessions.ofAccount(account.id());
        Map<String, Object> model = new HashMap<>();
        model.put("account", account);
        model.put("phones", accounts.maskedPhonesOf(account.id()));
        model.put("home", counties.name(account.homeDistrict()));
        model.put("counties", counties.byCity());
        boolean confirmed = caller.confirmed();
        model.put("name", confirmed ? account.name() : Masks.name(account.name()));
        model.put(
                "email",
                accounts.emailOf(account.id())
                        .filter(e -> confirmed)
                        .map(MePages::masked)
                        .orElse(""));
        model.put(
                "proposed",
                emails.proposed(account.id())
                        .filter(e -> confirmed)
                        .map(MePages::masked)
                        .orElse(""));
        model.put("doors", doors.of(account.id(), call));
        model.put("mailOn", outbox.mailOn());
        model.put("sessions", rows(call, open));
        model.put("tokens", (int)
                open.stream().filter(s -> s.strength() == Strength.TOKEN).count());
        model.put(
                "officer",
                account.hasPassword() || !standing.hatsOf(account.id()).isEmpty());
        return Answer.page("app/portal/me.jte", view(caller, account), model);
    }

    private Me view(Caller caller, Account account) {
        List<Post> posts = caller.hats().stream().map(hat -> post(caller, hat)).toList();
        return new Me(
                caller.confirmed() ? account.name() : Masks.name(account.name()),
                accounts.maskedPhonesOf(account.id()),
                account.homeDistrict(),
                account.locale(),
                account.largeText(),
                Consents.VERSION,
                posts);
    }

    private static Post post(Caller caller, Hat hat) {
        boolean worn = caller.hat() != null && caller.worn().post().equals(hat.post());
        return new Post(
                hat.post().toString(), hat.unionName(), hat.title(), hat.role().name(), hat.district(), worn);
    }

    private static List<Row> rows(Call call, List<Session> open) {
        return open.stream()
                .filter(session -> session.strength() != Strength.TOKEN)
                .filter(session -> call.caller().confirmed()
                        || Arrays.equals(session.hash(), call.caller().session()))
                .map(session -> new Row(
                        HexFormat.of().formatHex(session.hash()),
                        Device.said(session.device(), call.words()),
                        session.createdAt(),
                        session.seenAt(),
                        Arrays.equals(session.hash(), call.caller().session())))
                .toList();
    }

    private static String masked(String email) {
        int at = email.indexOf('@');
        return email.substring(0, Math.min(1, at)) + "***" + email.substring(at);
    }

    private Answer home(Call call) {
        int county = counties.find(call.input(Home.class).county())
                .orElseThrow(() -> new RefusedException(
                        PortalRefusal.COUNTY_MISSING.refusal().at("county")));
        accounts.setHome(call.caller().account(), county);
        sessions.forget();
        return Answer.done("/me", null).say("portal.said.home", counties.name(county));
    }

    /** An empty address takes the known one away. */
    private Answer email(Call call) {
        String typed = call.input(Email.class).email();
        String email = typed == null ? "" : typed.strip();
        if (email.isEmpty()) {
            emails.remove(call.caller().account());
            return Answer.done("/me", null).say("portal.said.email_removed");
        }
        if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
            throw new RefusedException(PortalRefusal.EMAIL_FORMAT.refusal().at("email"));
        }
        if (!outbox.mailOn()) {
            throw new RefusedException(PortalRefusal.MAIL_OFF.refusal().at("email"));
        }
        emails.propose(call.caller().account(), district(call.caller()), email);
        return Answer.done("/me", null).say("portal.said.email_sent", email);
    }

    private Answer confirm(Call call) {
        String digits = call.input(Confirmation.class).digits();
        emails.confirm(call.caller().account(), digits == null ? "" : digits.replaceAll("\\D", ""));
        return Answer.done("/me", null).say("portal.said.email_set");
    }

    /** Where the mail is queued: at home, else in any county that the house serves. */
    private int district(Caller caller) {
        Set<Integer> open = new TreeSet<>(partitions.all());
        Integer home = caller.homeDistrict();
        return home != null && open.contains(home) ? home : open.iterator().next();
    }

    private Answer end(Call call) {
        String id = call.input(Ended.class).id();
        Session session = sessions.ofAccount(call.caller().account()).stream()
                .filter(each -> HexFormat.of().formatHex(each.hash()).equals(id))
                .filter(each -> call.caller().confirmed()
                        || Arrays.equals(each.hash(), call.caller().session()))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("session"));
        sessions.end(session.hash());
        if (Arrays.equals(session.hash(), call.caller().session())) {
            return Answer.done("/", null).signedOut().say("portal.said.signed_out");
        }
        String back = session.strength() == Strength.TOKEN ? "/me/tokens" : "/me";
        return Answer.done(back, null).say("portal.said.session_ended");
    }

    private Answer endAll(Call call) {
        sessions.endAll(call.caller().account());
        return Answer.done("/", null).signedOut().say("portal.said.signed_out");
    }
}
