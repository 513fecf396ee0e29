package org.niangjia.app.portal;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Caller.Strength;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.IdentityLinks;
import org.niangjia.platform.access.OutsideIdentity;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.seal.Masks;
import org.springframework.stereotype.Component;

/**
 * 绑定身份. Whoever has come from a provider says, signed in, whether that person and this account are one. Nothing is
 * bound by itself: a browser may be somebody else's.
 */
@Component
class LinkingPages implements Pages {
    private final IdentityLinks links;
    private final Passage passage;
    private final Doors doors;
    private final OwnRecord record;
    private final PersonOnly person;

    LinkingPages(IdentityLinks links, Passage passage, Doors doors, OwnRecord record, PersonOnly person) {
        this.links = links;
        this.passage = passage;
        this.doors = doors;
        this.record = record;
        this.person = person;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me/linking", Duty.SELF, this::ask);
        at.post("/me/linking", Duty.SELF, person.of(this::answer))
                .takes(Given.class)
                .again(this::ask)
                .confirmed();
        at.post("/me/identities/removal", Duty.SELF, person.of(this::unlink))
                .takes(Which.class)
                .confirmed();
    }

    /** 答复. {@code bind} or {@code leave}. */
    record Given(@Nullable String answer, @Nullable String next) {}

    record Which(@Nullable String provider) {}

    private Answer ask(Call call) {
        String next = NextPage.of(call.query("next").orElse(""));
        Optional<OutsideIdentity> held = passage.held(call);
        if (held.isEmpty() && call.problem() == null) {
            return Answer.done(NextPage.orHome(next), null);
        }
        OutsideIdentity who = held.orElse(null);
        return Answer.page(
                "app/portal/linking.jte",
                null,
                Map.of(
                        "next", next,
                        "door", who == null ? "" : name(call, who.provider()),
                        "known", who == null || who.name().isEmpty() ? "" : Masks.name(who.name())));
    }

    private Answer answer(Call call) {
        Given in = call.input(Given.class);
        OutsideIdentity who =
                passage.held(call).orElseThrow(() -> new RefusedException(PortalRefusal.PASSAGE_GONE.refusal()));
        Answer on = Answer.done(NextPage.orHome(in.next()), null);
        if ("leave".equals(in.answer())) {
            return passage.drop(on);
        }
        if (!"bind".equals(in.answer())) {
            throw new RefusedException(PortalRefusal.CHOICE_MISSING.refusal());
        }
        Caller caller = call.caller();
        links.link(caller.account(), who, caller.strength() == Strength.STRONG);
        record.write(caller.person(), caller.homeDistrict(), "account.identity-bound");
        return passage.drop(on.say("portal.said.bound", name(call, who.provider())));
    }

    private Answer unlink(Call call) {
        String provider = call.input(Which.class).provider();
        Caller caller = call.caller();
        if (provider == null || !links.unlink(caller.account(), provider)) {
            throw new RefusedException(PortalRefusal.NOT_BOUND.refusal());
        }
        record.write(caller.person(), caller.homeDistrict(), "account.identity-unbound");
        return Answer.done("/me", null).say("portal.said.unbound", name(call, provider));
    }

    private String name(Call call, String provider) {
        return doors.outside(call).stream()
                .filter(door -> door.key().equals(provider))
                .map(Doors.Door::name)
                .findFirst()
                .orElse(provider);
    }
}
