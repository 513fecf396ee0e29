package org.niangjia.platform.rota;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Objects;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 排班. An office enters its shifts and takes them back. */
@Service
class RotaDesk {
    private final Rota rota;
    private final Trail trail;
    private final Clock clock;

    RotaDesk(Rota rota, Trail trail, Clock clock) {
        this.rota = rota;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public Shift enter(Scope scope, Hat hat, RotaPages.ShiftInput in) {
        String name = Text.line(Objects.requireNonNullElse(in.name(), ""));
        String phone = Text.line(Objects.requireNonNullElse(in.phone(), "")).replace(" ", "");
        RotaRules.entry(name, phone, in.from(), in.until(), clock.instant()).orThrow();
        Shift shift = new Shift(
                hat.district(),
                Uuid7.next(clock),
                hat.path(),
                hat.unionName(),
                name,
                phone,
                RotaRules.instant(known(in.from())),
                RotaRules.instant(known(in.until())));
        rota.insert(scope, shift);
        record(scope, "rota.entered", shift);
        return shift;
    }

    private static LocalDateTime known(@org.jspecify.annotations.Nullable LocalDateTime asked) {
        return Objects.requireNonNull(asked, "refused by the rules");
    }

    /** One that has begun is ended, so that it stays known who was on duty; one to come is taken back. */
    @Transactional
    public void remove(Scope scope, Shift shift) {
        Instant now = clock.instant();
        if (shift.begun(now)) {
            rota.end(scope, shift, now);
        } else {
            rota.remove(scope, shift);
        }
        record(scope, "rota.removed", shift);
    }

    private void record(Scope scope, String act, Shift shift) {
        trail.record(scope.actor(), shift.district(), act, "shift", shift.id(), shift.name());
    }
}
