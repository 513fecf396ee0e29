package org.niangjia.service.founding;

import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 入会审批. What the union or town decides on an application. */
@Component
class JoiningOfficePages implements Pages {
    private final JoiningDesk desk;
    private final JoiningPages pages;

    JoiningOfficePages(JoiningDesk desk, JoiningPages pages) {
        this.desk = desk;
        this.pages = pages;
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
                (call, known, in) ->
                        desk.refuse(call.scope(), known, call.version(), NewJoining.clean(in.reason())));
        act(
                at,
                "forwarding",
                (call, known, in) ->
                        desk.passOn(call.scope(), known, call.version(), NewJoining.clean(in.reason())));
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
