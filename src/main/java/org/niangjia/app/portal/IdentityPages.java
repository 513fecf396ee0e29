package org.niangjia.app.portal;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Account;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Attempts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Departure;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.IdentityLink;
import org.niangjia.platform.access.IdentityLinks;
import org.niangjia.platform.access.IdentityProvider;
import org.niangjia.platform.access.IdentityProviders;
import org.niangjia.platform.access.OutsideIdentity;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 用别处的身份登录. Out to a provider and back. Who is bound goes in; who is not shows once which account is theirs, by
 * a code or by a phone that a trusted provider has verified, and says whether to bind it ({@link LinkingPages}).
 */
@Component
class IdentityPages implements Pages {
    private final IdentityProviders providers;
    private final IdentityLinks links;
    private final Accounts accounts;
    private final Attempts attempts;
    private final Passage passage;
    private final PhoneProof proof;
    private final Way way;

    IdentityPages(
            IdentityProviders providers,
            IdentityLinks links,
            Accounts accounts,
            Attempts attempts,
            Passage passage,
            PhoneProof proof,
            Way way) {
        this.providers = providers;
        this.links = links;
        this.accounts = accounts;
        this.attempts = attempts;
        this.passage = passage;
        this.proof = proof;
        this.way = way;
    }

    /** 进门之后. What stands at either end of the passage: the other doors, the arrival, the officer's record. */
    @Component
    record Way(Doors doors, Arrival arrival, OwnRecord record) {}

    @Override
    public void declare(Routes at) {
        at.get("/sign-in/with/{provider}", Duty.OPEN, this::out).again(this::otherDoors);
        at.get("/sign-in/with/{provider}/return", Duty.OPEN, this::back).again(this::otherDoors);
    }

    /** A link, not a form: the form-action of our own policy would stop a form at the other house's door. */
    private Answer out(Call call) {
        IdentityProvider provider = provider(call);
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, call.address());
        Departure departure = provider.depart(returnTo(call, provider));
        String next = NextPage.of(call.query("next").orElse(""));
        Answer away = Answer.done(departure.address(), Map.of("address", departure.address()));
        return passage.depart(away, new Passage.Out(provider.key(), departure, next));
    }

    private Answer back(Call call) {
        IdentityProvider provider = provider(call);
        attempts.count(Attempts.Kind.SIGN_IN_PER_ADDRESS, call.address());
        Passage.Out out = passage.out(call)
                .filter(known -> known.provider().equals(provider.key()))
                .filter(known -> call.query("state")
                        .filter(known.departure().state()::equals)
                        .isPresent())
                .orElseThrow(() -> refused(PortalRefusal.PASSAGE_GONE));
        if (call.query("error").isPresent()) {
            throw refused(PortalRefusal.PASSAGE_DECLINED);
        }
        String code = call.query("code").orElseThrow(() -> refused(PortalRefusal.PASSAGE_GONE));
        OutsideIdentity who = provider.identify(out.departure(), code, returnTo(call, provider));
        return passage.returned(arrived(call, who, out.next()));
    }

    private Answer arrived(Call call, OutsideIdentity who, String next) {
        Optional<IdentityLink> link = links.find(who);
        Caller caller = call.callerOrNull();
        if (caller != null) {
            return link.isEmpty() ? passage.hold(Answer.done("/me/linking", null), who) : own(link.get(), caller, next);
        }
        Optional<Account> account = link.flatMap(known -> accounts.find(known.account()));
        if (account.isPresent()) {
            return enter(call, account.get(), link.get().strong() && who.secondFactor(), next);
        }
        String phone = who.phone();
        if (phone == null) {
            return passage.hold(Answer.done("/sign-in" + NextPage.query(next), null), who);
        }
        boolean newcomer = accounts.reachedBy(phone).isEmpty();
        PhoneProof.Stage stage = newcomer ? PhoneProof.Stage.NEWCOMER : PhoneProof.Stage.PROVED;
        Answer choose = proof.keep(Answer.done("/sign-in/who", null), new PhoneProof.Held(stage, phone, next));
        return passage.hold(choose, who);
    }

    /** Signed in already: it is theirs, or somebody else's account, which is not said whose. */
    private static Answer own(IdentityLink link, Caller caller, String next) {
        if (!link.account().equals(caller.account())) {
            throw new RefusedException(PortalRefusal.IDENTITY_ELSEWHERE.refusal());
        }
        return Answer.done(NextPage.orHome(next), null);
    }

    private Answer enter(Call call, Account account, boolean twoFactors, String next) {
        if (twoFactors) {
            way.record().write(Actor.person(account.id(), account.name()), account.homeDistrict(), "account.sign-in");
        }
        // bound once by whoever was confirmed then: the house over there has shown that it is the same person
        Arrival.Shown shown = new Arrival.Shown(twoFactors ? Strength.STRONG : Strength.CODE, true);
        return way.arrival().arrive(call, account.id(), shown, next);
    }

    /** What went wrong stands above every other way to sign in. */
    private Answer otherDoors(Call call) {
        String next = passage.out(call).map(Passage.Out::next).orElse("");
        return passage.returned(way.doors().page(call, next));
    }

    private IdentityProvider provider(Call call) {
        return providers.find(call.path("provider")).orElseThrow(() -> new NotVisibleException("provider"));
    }

    private static URI returnTo(Call call, IdentityProvider provider) {
        return URI.create(call.origin() + "/sign-in/with/" + provider.key() + "/return");
    }

    private static RefusedException refused(PortalRefusal reason) {
        return new RefusedException(reason.refusal());
    }
}
