package org.niangjia.app.portal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Confirmations;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/**
 * 本人确认页面. Name and last six of the ID number, asked where a phone alone came in by a browser that the account does not
 * know. A wrong answer says nothing of what was wrong, nor whether the house knows a number at all.
 */
@Component
class PersonProofPages implements Pages {
    private final Confirmations confirmations;

    PersonProofPages(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Override
    public void declare(Routes at) {
        at.get("/me/confirmation", Duty.SELF, this::ask);
        // every time: a wrong answer counts even when it is refused
        at.post("/me/confirmation", Duty.SELF, this::answer)
                .takes(Given.class)
                .again(this::ask)
                .everyTime();
    }

    /** 所答. The name as on the papers, and the last six of the number on them. */
    record Given(
            @Nullable String name,
            @Nullable String six,
            @Nullable String next) {}

    private Answer ask(Call call) {
        String next = NextPage.of(call.query("next").orElse(""));
        if (call.caller().confirmed()) {
            return Answer.done(NextPage.orHome(next), null);
        }
        return Answer.page("app/portal/confirmation.jte", null, Map.of("next", next));
    }

    private Answer answer(Call call) {
        Given in = call.input(Given.class);
        if (!call.caller().confirmed()) {
            confirmations.confirm(call.caller(), text(in.name()), text(in.six()), call.address());
        }
        return Answer.done(NextPage.orHome(in.next()), null).say("portal.said.confirmed");
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
