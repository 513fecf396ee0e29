package org.niangjia.app.portal;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.SignIn;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 窗口验证码. An officer who has seen somebody and their papers reads out a code for that person's phone. */
@Component
class CounterCodePages implements Pages {
    private static final int MINUTES = 10;

    private final CounterCodes codes;

    CounterCodePages(CounterCodes codes) {
        this.codes = codes;
    }

    @Override
    public void declare(Routes at) {
        at.get("/counter/sign-in-codes", Duty.COUNTER, this::form);
        at.post("/counter/sign-in-codes", Duty.COUNTER, this::read)
                .takes(Asked.class)
                .gives(ReadOut.class)
                .again(this::form);
    }

    /** 所求. {@code seen} says that the officer has looked at the person's papers. */
    record Asked(@Nullable String phone, @Nullable String seen) {}

    /** 验证码. To be read out, not sent. */
    record ReadOut(String code, int minutes) {}

    private Answer form(Call call) {
        return page("", null);
    }

    private Answer read(Call call) {
        Asked in = call.input(Asked.class);
        String phone = PhoneNumber.parse(in.phone() == null ? "" : in.phone())
                .at("phone")
                .orThrow()
                .value();
        if (in.seen() == null) {
            throw new RefusedException(
                    PortalRefusal.IDENTITY_NOT_CHECKED.refusal().at("seen"));
        }
        String code = codes.readOut(call.caller(), phone);
        return page(code, new ReadOut(code, MINUTES));
    }

    private static Answer page(String code, @Nullable ReadOut json) {
        Map<String, Object> model = new HashMap<>(Map.of("code", code, "minutes", MINUTES));
        return Answer.page("app/portal/counter_code.jte", json, model);
    }

    /** 出码. The code and its entry in the record, which names who asked and never for which phone. */
    @Component
    static class CounterCodes {
        private final SignIn signIn;
        private final Trail trail;

        CounterCodes(SignIn signIn, Trail trail) {
            this.signIn = signIn;
            this.trail = trail;
        }

        @Transactional
        public String readOut(Caller caller, String phone) {
            String code = signIn.readOut(phone);
            trail.record(caller.scope().actor(), caller.worn().district(), "sign-in.code", "sign-in", null, "");
            return code;
        }
    }
}
