package org.niangjia.service.founding;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Holidays;
import org.springframework.stereotype.Component;

/** 入会审批. What the union or town decides on an application. */
@Component
class JoiningOfficePages implements Pages {
    private static final int MOST = 100;

    private final JoiningDesk desk;
    private final JoiningPages pages;
    private final Joinings joinings;
    private final Holidays holidays;
    private final Clock clock;

    JoiningOfficePages(JoiningDesk desk, JoiningPages pages, Joinings joinings, Holidays holidays, Clock clock) {
        this.desk = desk;
        this.pages = pages;
        this.joinings = joinings;
        this.holidays = holidays;
        this.clock = clock;
    }

    /** 审批表单. Union and employer for an approval, the reason otherwise. */
    record Decided(
            @Nullable String union,
            @Nullable String employer,
            @Nullable String reason) {}

    private interface Act {
        Case take(Call call, Case known, Decided in);
    }

    @Override
    public void declare(Routes at) {
        at.get("/joinings/open", Duty.HANDLE, this::open).gives(JoiningPages.Listed.class);
        act(
                at,
                "approval",
                (call, known, in) -> desk.approve(
                        call.scope(),
                        known,
                        call.version(),
                        NewJoining.clean(in.union()),
                        NewJoining.clean(in.employer())));
        act(
                at,
                "refusal",
                (call, known, in) -> desk.refuse(call.scope(), known, call.version(), NewJoining.clean(in.reason())));
        act(
                at,
                "forwarding",
                (call, known, in) -> desk.passOn(call.scope(), known, call.version(), NewJoining.clean(in.reason())));
    }

    /** 待办入会申请. */
    record Line(Case known, ClockFace face) {}

    private Answer open(Call call) {
        List<Case> open = joinings.openOf(call.scope(), MOST);
        List<Line> lines = open.stream()
                .map(one ->
                        new Line(one, ClockFace.of(one.dueAt(), clock.instant(), holidays.calendar(), call.words())))
                .toList();
        return Answer.page(
                "service/founding/open.jte",
                new JoiningPages.Listed(open.stream().map(pages::view).toList()),
                Map.of("lines", lines, "full", lines.size() == MOST));
    }

    private void act(Routes at, String name, Act act) {
        at.post("/joinings/{no}/" + name, Duty.HANDLE, call -> {
                    Case moved = act.take(call, pages.office(call), call.input(Decided.class));
                    return Answer.done("/joinings/" + moved.no(), pages.view(moved))
                            .say("founding.said." + name, moved.handlerTitle());
                })
                .of(JoiningPages.KIND, pages::look)
                .takes(Decided.class)
                .gives(JoiningPages.JoiningView.class)
                .again(pages::show);
    }
}
