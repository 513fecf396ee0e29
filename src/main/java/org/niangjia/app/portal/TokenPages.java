package org.niangjia.app.portal;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Session;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.store.World;
import org.springframework.stereotype.Component;

/**
 * 接口令牌. For programs. In a demo world a phone and its code suffice; in a real one an officer makes a token on their
 * own page with the six digits, for the post they wear and for 90 days at most.
 */
@Component
class TokenPages implements Pages {
    /** The demo's clock is moved by weeks at a time; a token outlives that. */
    private static final Duration DEMO_LIFE = Duration.ofDays(400);

    private static final int MOST_DAYS = 90;
    private static final int LONGEST_NAME = 40;

    private final SignIn signIn;
    private final Credentials credentials;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Consents consents;
    private final Sessions sessions;
    private final Arrival arrival;
    private final OwnRecord record;
    private final World world;
    private final PersonOnly person;
    private final Clock clock;

    TokenPages(
            SignIn signIn,
            Credentials credentials,
            Accounts accounts,
            Attempts attempts,
            Consents consents,
            Sessions sessions,
            Arrival arrival,
            OwnRecord record,
            World world,
            PersonOnly person,
            Clock clock) {
        this.signIn = signIn;
        this.credentials = credentials;
        this.accounts = accounts;
        this.attempts = attempts;
        this.consents = consents;
        this.sessions = sessions;
        this.arrival = arrival;
        this.record = record;
        this.world = world;
        this.person = person;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.post("/tokens", Duty.OPEN, this::demo).takes(DemoProof.class).gives(Issued.class);
        at.get("/me/tokens", Duty.SELF, this::list).confirmed();
        at.post("/me/tokens", Duty.SELF, person.of(this::issue))
                .takes(Wanted.class)
                .gives(Issued.class)
                .again(this::list)
                .confirmed();
    }

    /** 演示凭证. A phone and its code. */
    record DemoProof(@Nullable String phone, @Nullable String code) {}

    /** 申请令牌. A name to know it by, how many days, and the six digits. */
    record Wanted(
            @Nullable String name,
            @Nullable Integer days,
            @Nullable String digits) {}

    /** 令牌. Shown once and stored nowhere. */
    record Issued(String token, OffsetDateTime expiresAt) {}

    /** 令牌行. What its owner sees of it later. */
    record Row(String id, String name, Session session) {}

    private Answer demo(Call call) {
        if (!world.demo()) {
            throw new NotVisibleException("tokens");
        }
        DemoProof in = call.input(DemoProof.class);
        String phone = PhoneNumber.parse(text(in.phone())).at("phone").orThrow().value();
        List<Account> reached = signIn.checkCode(phone, text(in.code()), call.address());
        if (reached.isEmpty()) {
            throw new RefusedException(Refusal.of("access.CODE_WRONG").at("code"));
        }
        UUID account = reached.getFirst().id();
        consents.give(account);
        sessions.forget();
        return Answer.json(issued(account, arrival.highest(account, Strength.TOKEN), "API", DEMO_LIFE));
    }

    private Answer list(Call call) {
        Caller caller = call.caller();
        Account account = accounts.get(caller.account());
        List<Row> rows = sessions.ofAccount(account.id()).stream()
                .filter(session -> session.strength() == Strength.TOKEN)
                .map(session -> new Row(HexFormat.of().formatHex(session.hash()), session.device(), session))
                .toList();
        Map<String, Object> model = Map.of("account", account, "rows", rows, "most", MOST_DAYS, "as", wornBy(caller));
        return Answer.page(
                "app/portal/tokens.jte",
                Map.of("items", rows.stream().map(Row::name).toList()),
                model);
    }

    private static String wornBy(Caller caller) {
        Hat hat = caller.hat();
        return hat == null ? "" : hat.unionName() + "·" + hat.title();
    }

    private Answer issue(Call call) {
        Caller caller = call.caller();
        Wanted in = call.input(Wanted.class);
        String name = text(in.name());
        int days = in.days() == null ? 0 : in.days();
        List<Refusal> reasons = new ArrayList<>();
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            reasons.add(PortalRefusal.TOKEN_NAME
                    .refusal(Integer.toString(LONGEST_NAME))
                    .at("name"));
        }
        if (days < 1 || days > MOST_DAYS) {
            reasons.add(PortalRefusal.TOKEN_DAYS
                    .refusal(Integer.toString(MOST_DAYS))
                    .at("days"));
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        attempts.count(Attempts.Kind.SIGN_IN_PER_PHONE, caller.account().toString());
        if (!credentials.useDigits(caller.account(), text(in.digits()).replaceAll("\\D", ""))) {
            throw new RefusedException(PortalRefusal.TOKEN_DIGITS.refusal().at("digits"));
        }
        Hat hat = caller.hat();
        Issued issued = issued(caller.account(), hat == null ? null : hat.post(), name, Duration.ofDays(days));
        record.write(caller.person(), caller.homeDistrict(), "account.token");
        return Answer.page(
                        "app/portal/token.jte",
                        issued,
                        Map.of(
                                "token",
                                issued.token(),
                                "until",
                                issued.expiresAt().toInstant(),
                                "name",
                                name))
                .status(201);
    }

    private Issued issued(UUID account, @Nullable UUID hat, String device, Duration life) {
        OffsetDateTime until = clock.instant().plus(life).atZone(Times.ZONE).toOffsetDateTime();
        return new Issued(sessions.open(account, Strength.TOKEN, hat, device, life), until);
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
