package org.niangjia.app.portal;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.access.Sessions;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Reading;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 阅读方式与身份切换. Language, large text and the hat: small switches that every page carries. */
@Component
class ReadingPages implements Pages {
    private static final long YEAR = Duration.ofDays(365).toSeconds();

    private final Accounts accounts;
    private final Sessions sessions;
    private final PersonOnly person;

    ReadingPages(Accounts accounts, Sessions sessions, PersonOnly person) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.person = person;
    }

    @Override
    public void declare(Routes at) {
        at.post("/reading", Duty.OPEN, this::read).takes(Chosen.class);
        at.post("/hat", Duty.SELF, person.of(this::wear)).takes(Worn.class).beforeConsent();
    }

    /** 所选. {@code zh} or {@code en}, {@code on} or {@code off}; what is left out stays as it is. */
    record Chosen(
            @Nullable String lang,
            @Nullable String large,
            @Nullable String next) {}

    /** 所任岗位. Empty to come as a worker. */
    record Worn(@Nullable String post) {}

    private Answer read(Call call) {
        Chosen in = call.input(Chosen.class);
        boolean english = in.lang() == null ? !call.words().chinese() : "en".equals(in.lang());
        boolean large = in.large() == null ? isLarge(call) : "on".equals(in.large());
        Caller caller = call.callerOrNull();
        if (caller != null) {
            accounts.setReading(caller.account(), english ? "en" : "zh", large);
            sessions.forget();
        }
        return Answer.done(NextPage.orHome(in.next()), Map.of("lang", english ? "en" : "zh", "large", large))
                .cookie(Reading.LANGUAGE, english ? "en" : "zh", YEAR)
                .cookie(Reading.LARGE_TEXT, large ? "on" : "off", YEAR);
    }

    private static boolean isLarge(Call call) {
        Caller caller = call.callerOrNull();
        return call.cookieValue(Reading.LARGE_TEXT).map("on"::equals).orElse(caller != null && caller.largeText());
    }

    private Answer wear(Call call) {
        Caller caller = call.caller();
        String post = call.input(Worn.class).post();
        UUID chosen = post == null || post.isBlank() ? null : own(caller, post);
        sessions.wear(caller.session(), chosen);
        // the home page knows which desk a post works at
        return Answer.done("/", null);
    }

    private static UUID own(Caller caller, String post) {
        return caller.hats().stream()
                .map(Hat::post)
                .filter(id -> id.toString().equals(post))
                .findFirst()
                .orElseThrow(() -> new NotVisibleException("post"));
    }
}
