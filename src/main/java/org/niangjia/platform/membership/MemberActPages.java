package org.niangjia.platform.membership;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Handler;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.seal.Purpose;
import org.springframework.stereotype.Component;

/** 会员办理页面. What an office does to one membership: change, keep, end, employ, tag, transfer, open a sealed field. */
@Component
class MemberActPages implements Pages {
    private final Members members;
    private final MemberDesk desk;
    private final OwnMembership own;
    private final TransferDesk transferDesk;
    private final MemberSheetLookup lookup;
    private final MemberViews views;

    MemberActPages(
            Members members,
            MemberDesk desk,
            OwnMembership own,
            TransferDesk transferDesk,
            MemberSheetLookup lookup,
            MemberViews views) {
        this.members = members;
        this.desk = desk;
        this.own = own;
        this.transferDesk = transferDesk;
        this.lookup = lookup;
        this.views = views;
    }

    @Override
    public void declare(Routes at) {
        String one = "/members/{member}";
        act(at, one, this::change);
        act(at, one + "/state", this::state);
        act(at, one + "/employments", this::employ);
        act(at, one + "/leaving", this::leave);
        act(at, one + "/tags", this::tag);
        act(at, one + "/transfer", this::transfer);
        act(at, one + "/unlinking", this::unlink);
        at.post(one + "/reveal", Duty.REVEAL, this::reveal)
                .of(MemberPages.KIND, this::chosen)
                .takes(ActInput.class)
                .gives(Revealed.class)
                .again(this::shown);
    }

    private void act(Routes at, String path, Handler handler) {
        at.post(path, Duty.HANDLE, handler)
                .of(MemberPages.KIND, this::chosen)
                .takes(ActInput.class)
                .gives(MemberViews.MemberView.class)
                .again(this::shown);
    }

    /** 完整号码. */
    record Revealed(String value) {}

    /** 办理表单. What one of the small forms on a member's page sends. */
    record ActInput(
            @Nullable String name,
            @Nullable String phone,
            @Nullable MemberState state,
            @Nullable String reason,
            @Nullable String employer,
            @Nullable String site,
            @Nullable String trade,
            @Nullable Long town,
            @Nullable UUID employment,
            @Nullable GroupTag tag,
            @Nullable Boolean end,
            @Nullable String union,
            @Nullable String field) {}

    private void chosen(Call call) {
        members.get(call.scope(), call.id("member"));
    }

    private Answer shown(Call call) {
        return views.page(call, "");
    }

    private Answer done(Call call, String said) {
        UUID id = call.id("member");
        return Answer.done("/members/" + id, views.of(call, id)).say(said);
    }

    private Answer change(Call call) {
        ActInput in = call.input(ActInput.class);
        Member member = members.get(call.scope(), call.id("member"));
        int version = call.version() < 0 ? member.version() : call.version();
        desk.change(call.scope(), member.id(), version, MemberViews.text(in.name()), MemberViews.text(in.phone()));
        return done(call, "membership.said.saved");
    }

    private Answer state(Call call) {
        ActInput in = call.input(ActInput.class);
        MemberState to = in.state();
        if (to == null) {
            throw new RefusedException(
                    MembershipRefusal.STATE_DOES_NOT_FIT.refusal().at("state"));
        }
        desk.setState(call.scope(), call.id("member"), to, MemberViews.text(in.reason()));
        return done(call, "membership.said.state." + to.name().toLowerCase(Locale.ROOT));
    }

    private Answer employ(Call call) {
        ActInput in = call.input(ActInput.class);
        Member member = members.get(call.scope(), call.id("member"));
        desk.employ(
                call.scope(),
                member.id(),
                views.work(member.district(), in.employer(), in.site(), in.trade(), in.town()));
        return done(call, "membership.said.saved");
    }

    private Answer leave(Call call) {
        UUID employment = call.input(ActInput.class).employment();
        desk.leave(call.scope(), call.id("member"), employment == null ? new UUID(0, 0) : employment);
        return done(call, "membership.said.saved");
    }

    private Answer tag(Call call) {
        ActInput in = call.input(ActInput.class);
        GroupTag tag = in.tag();
        if (tag == null) {
            throw new RefusedException(
                    MembershipRefusal.GROUP_UNKNOWN.refusal("").at("tag"));
        }
        if (Boolean.TRUE.equals(in.end())) {
            desk.untag(call.scope(), call.id("member"), tag);
        } else {
            desk.tag(call.scope(), call.id("member"), tag);
        }
        return done(call, "membership.said.saved");
    }

    private Answer transfer(Call call) {
        String typed = MemberViews.text(call.input(ActInput.class).union());
        Member member = members.get(call.scope(), call.id("member"));
        UUID union = lookup.union(Scope.house(member.district()), member.district(), typed)
                .orElseThrow(() -> new RefusedException(
                        MembershipRefusal.UNION_UNKNOWN.refusal(typed).at("union")));
        transferDesk.send(call.scope(), member.id(), union);
        return done(call, "membership.said.sent");
    }

    private Answer unlink(Call call) {
        String reason = MemberViews.text(call.input(ActInput.class).reason());
        own.unlink(call.scope(), call.id("member"), reason);
        return done(call, "membership.said.unlinked");
    }

    private Answer reveal(Call call) {
        ActInput in = call.input(ActInput.class);
        Purpose field = switch (MemberViews.text(in.field()).toLowerCase(Locale.ROOT)) {
            case "phone" -> Purpose.PHONE;
            case "idnumber", "id" -> Purpose.ID_NUMBER;
            default ->
                throw new RefusedException(
                        MembershipRefusal.FIELD_UNKNOWN.refusal().at("field"));
        };
        String value = desk.reveal(call.scope(), call.id("member"), field, MemberViews.text(in.reason()))
                .orElse("");
        return call.json() ? Answer.json(new Revealed(value)) : views.page(call, value);
    }
}
