package org.niangjia.platform.frame;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * 入口. The one entrance: finds the caller's language, asks for sign-in, consent and duty, runs the handler, and
 * turns every failure into words. Nothing reaches a handler around it.
 */
@Component
final class Entrance {
    private final Dictionary dictionary;
    private final Inputs inputs;
    private final Idempotency idempotency;
    private final Failures failures;
    private final Output output;

    Entrance(Dictionary dictionary, Inputs inputs, Idempotency idempotency, Failures failures, Output output) {
        this.dictionary = dictionary;
        this.inputs = inputs;
        this.idempotency = idempotency;
        this.failures = failures;
        this.output = output;
    }

    /** Runs one route and gives the finished response. */
    Output.Sent enter(Route route, HttpServletRequest request, java.util.Map<String, String> path) {
        Call call = call(request, path);
        Output.Sent refused = turnedAway(route, call);
        if (refused != null) {
            return refused;
        }
        try {
            Output.Sent sent = idempotency.once(
                    route, call, () -> output.send(call, route.handler().handle(call)));
            if (sent.stream() != null && !"GET".equals(route.method())) {
                throw new IllegalStateException("only what is asked for by GET is written while it is sent");
            }
            return sent;
        } catch (RuntimeException e) {
            return failed(route, call, e);
        }
    }

    /** The words for what failed before a streamed answer had begun. */
    Output.Sent failed(
            Route route, HttpServletRequest request, java.util.Map<String, String> path, RuntimeException e) {
        return failed(route, call(request, path), e);
    }

    Call call(HttpServletRequest request, java.util.Map<String, String> path) {
        Caller caller = (Caller) request.getAttribute(CallerFilter.CALLER);
        boolean json = wantsJson(request);
        return new Call(request, path, caller, dictionary.in(language(request, caller, json)), inputs, json, null);
    }

    /** Sign-in, then whether the thing is visible, then duty, then consent: 401 before 404 before 403. */
    private Output.@Nullable Sent turnedAway(Route route, Call call) {
        Caller caller = call.callerOrNull();
        if (route.duty() == Duty.OPEN) {
            return null;
        }
        if (caller == null) {
            return call.json() || !"GET".equals(route.method())
                    ? failures.send(call, 401, "frame.SIGN_IN", List.of())
                    : output.send(call, Answer.done("/sign-in?next=" + Output.encode(call.uri()), null));
        }
        if (!caller.may(route.duty())) {
            Consumer<Call> look = route.visible();
            if (look != null) {
                try {
                    look.accept(call);
                } catch (NotVisibleException e) {
                    return failures.send(call, 404, "frame.NOT_FOUND", List.of());
                }
            }
            return failures.send(call, 403, "frame.DUTY_MISSING", List.of());
        }
        if (!caller.consented() && !route.isBeforeConsent()) {
            return call.json()
                    ? failures.send(call, 403, "frame.CONSENT_MISSING", List.of())
                    : output.send(call, Answer.done("/consent?next=" + Output.encode(call.uri()), null));
        }
        return route.isConfirmed() && !caller.confirmed() ? toConfirm(call) : null;
    }

    /** 请先确认. The page that asks for name and last six; after a form was sent, its page is gone back to by hand. */
    private Output.Sent toConfirm(Call call) {
        if (call.json()) {
            return failures.send(call, 403, "access.CONFIRMATION_NEEDED", List.of());
        }
        String next = "GET".equals(call.method()) ? "?next=" + Output.encode(call.uri()) : "";
        return output.send(call, Answer.done("/me/confirmation" + next, null));
    }

    private Output.Sent failed(Route route, Call call, RuntimeException e) {
        Caller caller = call.callerOrNull();
        if (e instanceof NotVisibleException && caller != null && !caller.confirmed() && "GET".equals(call.method())) {
            // the same for what is hidden from them and for what is not there
            return toConfirm(call);
        }
        Failures.Failure failure = failures.of(e, call);
        Handler again = route.again();
        if (again != null && !call.json() && failure.recoverable()) {
            Call second = call.with(failure.problem());
            try {
                return output.send(second, again.handle(second).status(failure.status()));
            } catch (NotVisibleException gone) {
                return failures.send(call, 404, "frame.NOT_FOUND", List.of());
            }
        }
        return output.send(call, failure);
    }

    private static boolean wantsJson(HttpServletRequest request) {
        if (request.getRequestURI().startsWith("/api/")) {
            return true;
        }
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith("application/json");
    }

    /** 语言. The reader's own choice; a program's Accept-Language; else Chinese. */
    static Locale language(HttpServletRequest request, @Nullable Caller caller, boolean json) {
        String chosen = Reading.cookie(request, Reading.LANGUAGE);
        if (chosen != null) {
            return Locale.of(chosen);
        }
        String header = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        if (json && header != null && header.startsWith("en")) {
            return Locale.ENGLISH;
        }
        return caller == null ? Locale.CHINESE : caller.locale();
    }
}
