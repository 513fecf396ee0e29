package org.niangjia.app.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 换绑手机页面. For whoever has another phone now, or cannot show by name and number that it is they. */
@Component
class RebindingPages implements Pages {
    private final Rebinding rebinding;

    RebindingPages(Rebinding rebinding) {
        this.rebinding = rebinding;
    }

    @Override
    public void declare(Routes at) {
        at.get("/counter/rebinding", Duty.COUNTER, this::form);
        at.post("/counter/rebinding", Duty.COUNTER, this::rebind)
                .takes(Asked.class)
                .again(this::form)
                .everyTime();
    }

    /** 所求. The phone so far, the name on the papers, the phone from now on; {@code seen} says that papers were looked at. */
    record Asked(
            @Nullable String phone,
            @Nullable String name,
            @Nullable String to,
            @Nullable String seen) {}

    private Answer form(Call call) {
        Rebinding.require(call.caller());
        return Answer.page("app/portal/rebinding.jte", null, Map.of());
    }

    private Answer rebind(Call call) {
        Rebinding.require(call.caller());
        Asked in = call.input(Asked.class);
        Parsed<PhoneNumber> phone = PhoneNumber.parse(text(in.phone())).at("phone");
        Parsed<PersonName> name = PersonName.parse(text(in.name())).at("name");
        Parsed<PhoneNumber> to = PhoneNumber.parse(text(in.to())).at("to");
        List<Refusal> reasons = new ArrayList<>(phone.reasons());
        reasons.addAll(name.reasons());
        reasons.addAll(to.reasons());
        if (in.seen() == null) {
            reasons.add(PortalRefusal.IDENTITY_NOT_CHECKED.refusal().at("seen"));
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        rebinding.count(call.caller());
        rebinding.rebind(
                call.caller(),
                new Rebinding.Wanted(
                        phone.orThrow().value(),
                        name.orThrow().value(),
                        to.orThrow().value()));
        return Answer.done("/counter/rebinding", Map.of("done", true)).say("portal.said.rebound");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
