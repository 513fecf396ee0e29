package org.niangjia.service.mutualaid.oversight;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Text;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.claim.ClaimPages;
import org.niangjia.service.mutualaid.claim.ClaimStandpoint;
import org.springframework.stereotype.Component;

/** 抽查页. The auditor's list: draw, see the papers of what was drawn, and write down what came of it. */
@Component
class SamplePages implements Pages {
    static final String ALL = "/mutual-aid/samples";
    private static final int MOST = 200;

    private final SampleDesk desk;
    private final Samples samples;
    private final ClaimStandpoint standpoint;
    private final Clock clock;

    SamplePages(SampleDesk desk, Samples samples, ClaimStandpoint standpoint, Clock clock) {
        this.desk = desk;
        this.samples = samples;
        this.standpoint = standpoint;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.AUDIT, this::list).gives(Listed.class);
        at.post(ALL, Duty.AUDIT, this::draw)
                .takes(Between.class)
                .gives(Drew.class)
                .again(this::list);
        at.post(ClaimPages.ONE + "/sample-result", Duty.AUDIT, this::looked)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Looked.class)
                .gives(Drew.class)
                .again(this::list);
    }

    /** 抽查清单. */
    record Listed(List<Samples.Drawn> items) {}

    /** 核定日期. From one day to another. */
    record Between(@Nullable LocalDate from, @Nullable LocalDate to) {}

    /** 抽取件数. */
    record Drew(int drawn) {}

    /** 抽查结论: RIGHT, WRONG or UNCLEAR. */
    record Looked(@Nullable String result, @Nullable String text) {}

    private Answer list(Call call) {
        List<Samples.Drawn> drawn =
                samples.list(call.scope(), call.caller().worn().district(), MOST);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        return Answer.page(
                "service/mutualaid/oversight/samples.jte",
                new Listed(drawn),
                Map.of("drawn", drawn, "from", today.minusMonths(1).toString(), "to", today.toString()));
    }

    private Answer draw(Call call) {
        Between in = call.input(Between.class);
        LocalDate today = WorkingCalendar.dayOf(clock.instant());
        LocalDate to = in.to() == null ? today : in.to();
        LocalDate from = in.from() == null ? to.minusMonths(1) : in.from();
        int drawn = desk.draw(call.scope(), call.caller().worn().district(), from, to);
        return Answer.done(ALL, new Drew(drawn)).say("mutualaid.said.drawn", String.valueOf(drawn));
    }

    private Answer looked(Call call) {
        Case known = standpoint.office(call);
        Looked in = call.input(Looked.class);
        Samples.Outcome result = Arrays.stream(Samples.Outcome.values())
                .filter(each -> each.name().equals(clean(in.result())))
                .findFirst()
                .orElse(null);
        desk.looked(call.scope(), known, result, clean(in.text()));
        return Answer.done(ALL, new Drew(1)).say("mutualaid.said.looked");
    }

    private static String clean(@Nullable String typed) {
        return typed == null ? "" : Text.lines(typed);
    }
}
