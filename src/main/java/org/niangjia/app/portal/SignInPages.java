package org.niangjia.app.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Confirmations;
import org.niangjia.platform.access.Devices;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.outbox.TextMessages;
import org.niangjia.platform.seal.Masks;
import org.springframework.stereotype.Component;

/**
 * 登录页面. Phone, code, and who of those that the phone reaches: a phone is shared in families, so it is a contact and
 * nobody's name. The forms carry no key against being sent twice: a wrong code must count even when it is refused.
 */
@Component
class SignInPages implements Pages {
    private final SignIn signIn;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Devices devices;
    private final Confirmations confirmations;
    private final TextMessages texts;
    private final Counties counties;
    private final PhoneProof proof;
    private final Arrival arrival;
    private final Doors doors;

    SignInPages(
            SignIn signIn,
            Accounts accounts,
            Attempts attempts,
            Devices devices,
            Confirmations confirmations,
            TextMessages texts,
            Counties counties,
            PhoneProof proof,
            Arrival arrival,
            Doors doors) {
        this.signIn = signIn;
        this.accounts = accounts;
        this.attempts = attempts;
        this.devices = devices;
        this.confirmations = confirmations;
        this.texts = texts;
        this.counties = counties;
        this.proof = proof;
        this.arrival = arrival;
        this.doors = doors;
    }

    @Override
    public void declare(Routes at) {
        at.get("/sign-in", Duty.OPEN, this::phone);
        at.post("/sign-in", Duty.OPEN, this::send)
                .takes(Phone.class)
                .again(this::phone)
                .everyTime();
        at.get("/sign-in/code", Duty.OPEN, this::code);
        at.post("/sign-in/code", Duty.OPEN, this::check)
                .takes(Code.class)
                .again(this::code)
                .everyTime();
        at.get("/sign-in/who", Duty.OPEN, this::who);
        at.post("/sign-in/who", Duty.OPEN, this::choose).takes(Who.class).again(this::who);
    }

    /** 手机号. With {@code have} when a code was read out at the counter and none is to be sent. */
    record Phone(
            @Nullable String phone,
            @Nullable String have,
            @Nullable String next) {}

    /** 验证码. With {@code newcomer} when the phone is somebody else's too. */
    record Code(@Nullable String code, @Nullable String newcomer) {}

    /** 是谁. An account that the phone reaches, or a newcomer's name and county. */
    record Who(
            @Nullable String account,
            @Nullable String name,
            @Nullable String county) {}

    /** 可选账号. As a person recognises themself and a stranger does not. */
    record Choice(UUID account, String name, String county) {}

    private Answer phone(Call call) {
        String next = NextPage.of(call.query("next").orElse(""));
        if (call.callerOrNull() != null && call.problem() == null) {
            return Answer.done(NextPage.orHome(next), null);
        }
        return doors.page(call, next);
    }

    private Answer send(Call call) {
        Phone in = call.input(Phone.class);
        String phone = PhoneNumber.parse(text(in.phone())).at("phone").orThrow().value();
        if (texts.on() && in.have() == null) {
            signIn.sendCode(phone, call.address());
        }
        PhoneProof.Held held = new PhoneProof.Held(PhoneProof.Stage.SENT, phone, NextPage.of(in.next()));
        return proof.keep(Answer.done("/sign-in/code", null), held);
    }

    private Answer code(Call call) {
        Optional<PhoneProof.Held> held = proof.of(call);
        if (held.isEmpty()) {
            return Answer.done("/sign-in", null);
        }
        PhoneProof.Held known = held.get();
        return Answer.page(
                "app/portal/sign_in_code.jte",
                null,
                Map.of("phone", Masks.phone(known.phone()), "next", known.next(), "textsOn", texts.on()));
    }

    private Answer check(Call call) {
        Optional<PhoneProof.Held> held = proof.of(call);
        if (held.isEmpty()) {
            return Answer.done("/sign-in", null);
        }
        PhoneProof.Held known = held.get();
        Code in = call.input(Code.class);
        String code = text(in.code()).replaceAll("\\D", "");
        if (code.isEmpty()) {
            throw new RefusedException(PortalRefusal.CODE_MISSING.refusal().at("code"));
        }
        List<Account> reached = signIn.checkCode(known.phone(), code, call.address());
        boolean demo = signIn.demoCode(known.phone(), code);
        boolean unknown = reached.isEmpty() || in.newcomer() != null;
        PhoneProof.Stage stage = unknown ? PhoneProof.Stage.NEWCOMER : PhoneProof.Stage.PROVED;
        PhoneProof.Held further = new PhoneProof.Held(stage, known.phone(), known.next(), demo);
        // after long silence the phone may be somebody else's: they say themselves whether this account is theirs
        if (reached.size() == 1
                && !unknown
                && (demo || !devices.silent(reached.getFirst().id()))) {
            return enter(call, reached.getFirst().id(), further);
        }
        return proof.keep(Answer.done("/sign-in/who", null), further);
    }

    private Answer enter(Call call, UUID account, PhoneProof.Held held) {
        boolean certain = held.demo() || confirmations.vouched(account, held.phone());
        return arrival.arrive(call, account, new Arrival.Shown(Strength.CODE, certain), held.next());
    }

    private Answer who(Call call) {
        Optional<PhoneProof.Held> held = proved(call);
        if (held.isEmpty()) {
            return Answer.done("/sign-in", null);
        }
        PhoneProof.Held known = held.get();
        List<Choice> choices = known.stage() == PhoneProof.Stage.NEWCOMER ? List.of() : choices(known.phone());
        return Answer.page(
                "app/portal/sign_in_who.jte", null, Map.of("choices", choices, "counties", counties.byCity()));
    }

    private Optional<PhoneProof.Held> proved(Call call) {
        return proof.of(call).filter(held -> held.stage() != PhoneProof.Stage.SENT);
    }

    /** 陈 * *; where two would look the same, the last character tells them apart. */
    private List<Choice> choices(String phone) {
        List<Account> reached = accounts.reachedBy(phone);
        List<Choice> choices = new ArrayList<>();
        for (Account account : reached) {
            String masked = Masks.name(account.name());
            boolean twice = reached.stream()
                            .filter(a -> Masks.name(a.name()).equals(masked))
                            .count()
                    > 1;
            choices.add(new Choice(
                    account.id(),
                    twice ? "* * " + last(account.name()) : masked,
                    counties.name(account.homeDistrict())));
        }
        return choices;
    }

    private static String last(String name) {
        return name.substring(name.offsetByCodePoints(name.length(), -1));
    }

    private Answer choose(Call call) {
        Optional<PhoneProof.Held> held = proved(call);
        if (held.isEmpty()) {
            return Answer.done("/sign-in", null);
        }
        PhoneProof.Held known = held.get();
        Who in = call.input(Who.class);
        String chosen = text(in.account());
        if (!chosen.isEmpty()) {
            return enter(call, reached(known.phone(), chosen), known);
        }
        UUID account = register(call, known.phone(), in);
        return arrival.arrive(call, account, new Arrival.Shown(Strength.CODE, true), known.next());
    }

    private UUID reached(String phone, String chosen) {
        return accounts.reachedBy(phone).stream()
                .map(Account::id)
                .filter(id -> id.toString().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("account"));
    }

    private UUID register(Call call, String phone, Who in) {
        Parsed<PersonName> name = PersonName.parse(text(in.name())).at("name");
        Optional<Integer> county = counties.find(in.county());
        List<Refusal> reasons = new ArrayList<>(name.reasons());
        if (county.isEmpty()) {
            reasons.add(PortalRefusal.COUNTY_MISSING.refusal().at("county"));
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        attempts.count(Attempts.Kind.SIGN_IN_PER_PHONE, phone);
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, call.address());
        return signIn.register(phone, name.orThrow().value(), county.orElseThrow());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
