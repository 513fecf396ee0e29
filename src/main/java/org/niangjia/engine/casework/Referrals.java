package org.niangjia.engine.casework;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 转办台. Hands matters from one service to another, and tells the first when the second has ended. */
@Component
public class Referrals {
    private final ObjectProvider<Acceptor> acceptors;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Referrals(ObjectProvider<Acceptor> acceptors, JdbcClient jdbc, ApplicationEventPublisher events, Clock clock) {
        this.acceptors = acceptors;
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /** 可转事项. What a service of this house takes over. */
    public record Offer(String type, String kind, String name) {}

    /** All that can be handed over, service by service. */
    public List<Offer> offers(boolean chinese) {
        return acceptors
                .orderedStream()
                .flatMap(
                        one -> one.kinds(chinese).stream().map(kind -> new Offer(one.type(), kind.code(), kind.name())))
                .toList();
    }

    /** Opens the other case in the caller's transaction. Throws RefusedException when nobody takes it. */
    @Transactional
    public Case refer(Scope scope, Referral referral) {
        Case opened = acceptors.stream()
                .filter(one -> one.type().equals(referral.toType()))
                .findFirst()
                .orElseThrow(() -> new RefusedException(Refusal.of("casework.NOBODY_ACCEPTS")))
                .accept(scope, referral);
        jdbc.sql("""
                INSERT INTO casework_referral (district, case_id, from_district, from_case, from_type, referred_at)
                VALUES (:district, :id, :fromDistrict, :from, :type, :now)
                """)
                .param("district", opened.district())
                .param("id", opened.id())
                .param("fromDistrict", referral.from().district())
                .param("from", referral.from().id())
                .param("type", referral.from().type())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return opened;
    }

    private boolean helped(Case ended) {
        return acceptors.stream().anyMatch(one -> one.type().equals(ended.type()) && one.helped(ended));
    }

    /** The first end counts; what is taken up again later belongs to its own service. */
    @EventListener
    void ended(CaseMoved moved) {
        Case ended = moved.facts();
        if (ended.stage().open()) {
            return;
        }
        jdbc.sql("""
                UPDATE casework_referral SET returned_at = :now
                 WHERE district = :district AND case_id = :id AND returned_at IS NULL
                RETURNING from_district, from_case, from_type
                """)
                .param("district", ended.district())
                .param("id", ended.id())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .query((row, n) -> new Returned(
                        row.getInt("from_district"),
                        row.getObject("from_case", UUID.class),
                        row.getString("from_type"),
                        ended,
                        helped(ended)))
                .optional()
                .ifPresent(events::publishEvent);
    }
}
