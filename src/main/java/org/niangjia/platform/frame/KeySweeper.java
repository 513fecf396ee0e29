package org.niangjia.platform.frame;

import java.time.Duration;
import org.niangjia.platform.store.Poller;
import org.springframework.stereotype.Component;

/** 防重键清扫. A key and the sealed answer kept under it are forgotten after a day, as is promised to whoever sends one. */
@Component
class KeySweeper implements Poller {
    private final Idempotency idempotency;

    KeySweeper(Idempotency idempotency) {
        this.idempotency = idempotency;
    }

    @Override
    public String name() {
        return "frame-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void poll(int district) {
        idempotency.sweep();
    }
}
