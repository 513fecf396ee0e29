package org.niangjia.platform.outbox;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** 演示短信. In a demo world text messages go nowhere but to the demo's own panel, which shows the latest of them. */
public final class DemoTexts implements TextMessages {
    private static final int KEPT = 100;

    private final Clock clock;
    private final Deque<Sent> sent = new ArrayDeque<>();

    DemoTexts(Clock clock) {
        this.clock = clock;
    }

    /** 已发短信. One text as it would have arrived. */
    public record Sent(Instant at, String phone, String text) {}

    @Override
    public synchronized void send(String phone, String text) {
        sent.addFirst(new Sent(clock.instant(), phone, text));
        if (sent.size() > KEPT) {
            sent.removeLast();
        }
    }

    /** Newest first. */
    public synchronized List<Sent> latest() {
        return List.copyOf(sent);
    }

    /** Newest first, to one phone. */
    public List<Sent> latest(String phone) {
        return latest().stream().filter(one -> one.phone().equals(phone)).toList();
    }
}
