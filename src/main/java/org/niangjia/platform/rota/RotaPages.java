package org.niangjia.platform.rota;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 值班页面. An office says who can be telephoned out of hours: add, end, take back. */
@Component
class RotaPages implements Pages {
    private static final String KIND = "shift";

    private final Rota rota;
    private final RotaDesk desk;
    private final Clock clock;

    RotaPages(Rota rota, RotaDesk desk, Clock clock) {
        this.rota = rota;
        this.desk = desk;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/rota", Duty.ORGANISE, this::list).gives(ShiftsView.class);
        at.post("/rota", Duty.ORGANISE, this::enter)
                .takes(ShiftInput.class)
                .gives(ShiftView.class)
                .again(this::list);
        at.post("/rota/{shift}/removal", Duty.ORGANISE, this::remove).of(KIND, this::chosen);
    }

    /** 值班表单. Moments are Chinese time. */
    record ShiftInput(
            @Nullable String name,
            @Nullable String phone,
            @Nullable LocalDateTime from,
            @Nullable LocalDateTime until) {}

    /** 值班一览. */
    record ShiftsView(List<ShiftView> items) {}

    /** 值班. */
    record ShiftView(int district, UUID id, String name, String phone, Instant from, Instant until) {
        static ShiftView of(Shift shift) {
            return new ShiftView(
                    shift.district(), shift.id(), shift.name(), shift.phone(), shift.beginsAt(), shift.endsAt());
        }
    }

    private Shift chosen(Call call) {
        if (call.scope().office() == null) {
            throw new NotVisibleException("shift");
        }
        return rota.get(call.scope(), call.caller().worn().district(), call.id("shift"));
    }

    private Answer list(Call call) {
        Hat hat = call.caller().worn();
        Instant now = clock.instant();
        List<Shift> coming = rota.coming(call.scope(), hat.district(), hat.path(), now);
        return Answer.page(
                "platform/rota/rota.jte",
                new ShiftsView(coming.stream().map(ShiftView::of).toList()),
                Map.of("office", hat.unionName(), "shifts", coming, "now", now));
    }

    private Answer enter(Call call) {
        ShiftInput in = call.input(ShiftInput.class);
        Shift shift = desk.enter(call.scope(), call.caller().worn(), in);
        return Answer.created("/rota", ShiftView.of(shift)).say("rota.said.entered");
    }

    private Answer remove(Call call) {
        desk.remove(call.scope(), chosen(call));
        return Answer.done("/rota", null).say("rota.said.removed");
    }
}
