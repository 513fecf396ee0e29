package org.niangjia.service.mutualaid.enrolment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.engine.benefit.Insurances;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.SchemeShelf;
import org.springframework.stereotype.Component;

/** 窗口参保页面. One page: who, which modules, the cash; then the receipt. */
@Component
class WindowPages implements Pages {
    static final String WINDOW = "/mutual-aid/window";

    private final WindowDesk desk;
    private final RosterReading reading;
    private final SchemeShelf shelf;

    WindowPages(WindowDesk desk, RosterReading reading, SchemeShelf shelf) {
        this.desk = desk;
        this.reading = reading;
        this.shelf = shelf;
    }

    @Override
    public void declare(Routes at) {
        at.get(WINDOW, Duty.COUNTER, this::form);
        at.post(WINDOW, Duty.COUNTER, this::take)
                .takes(WindowDesk.Form.class)
                .gives(Notice.class)
                .again(this::form);
    }

    private Answer form(Call call) {
        List<RosterPages.Choice> choices = new ArrayList<>();
        for (Scheme scheme : shelf.of(call.caller().worn().district(), reading.today())) {
            boolean alone = scheme.channels().stream().anyMatch(each -> WindowDesk.CHANNELS.contains(each.code()));
            if (alone) {
                PlanYears.of(scheme, reading.today()).stream()
                        .filter(offer -> !offer.addition())
                        .forEach(offer -> choices.add(new RosterPages.Choice(scheme, offer)));
            }
        }
        String wanted = call.query("scheme").orElse("");
        RosterPages.Choice chosen = choices.stream()
                .filter(each -> each.scheme().code().equals(wanted))
                .findFirst()
                .orElse(choices.isEmpty() ? null : choices.getFirst());
        Map<String, Object> model = new HashMap<>();
        model.put("choices", choices);
        model.put("chosen", chosen);
        model.put("insurances", chosen == null ? List.of() : Insurances.of(chosen.scheme()));
        model.put("channels", WindowDesk.CHANNELS);
        return Answer.page("service/mutualaid/enrolment/window.jte", null, model);
    }

    private Answer take(Call call) {
        Notice paid = desk.take(call.caller(), call.input(WindowDesk.Form.class));
        return Answer.created(RosterPages.ALL + "/" + paid.subject(), paid).say("mutualaid.window.said");
    }
}
