package org.niangjia.platform.access;

import java.time.Duration;
import org.niangjia.platform.store.Poller;
import org.springframework.stereotype.Component;

/** 清扫. Codes, sessions, counted tries and vouchings that are over leave the database. Twice does no harm. */
@Component
class AccessSweeper implements Poller {
    private final SignIn signIn;
    private final Sessions sessions;
    private final Attempts attempts;
    private final Confirmations confirmations;

    AccessSweeper(SignIn signIn, Sessions sessions, Attempts attempts, Confirmations confirmations) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.attempts = attempts;
        this.confirmations = confirmations;
    }

    @Override
    public String name() {
        return "access-sweeper";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void poll(int district) {
        signIn.sweep();
        sessions.sweep();
        attempts.sweep();
        confirmations.sweep();
    }
}
