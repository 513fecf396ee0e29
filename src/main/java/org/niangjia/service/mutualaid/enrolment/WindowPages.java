package org.niangjia.service.mutualaid.enrolment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.niangjia.engine.benefit.Insurances;
import org.niangjia.engine.collection.Notice;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 窗口参保页面. One page: who, which modules, the cash; then the receipt. */
@Component
class WindowPages implements Pages {
    static final String WINDOW = "/mutual-aid/window";

    private final WindowDesk desk;
    private final RosterReading reading;

    WindowPages(WindowDesk desk, RosterReading reading) {
        this.desk = desk;
        this.reading = reading;
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
        List<RosterPages.Choice> choices = reading.choices(call.caller().worn().district()).stream()
                .filter(each -> !each.offer().addition())
                .filter(each -> each.scheme().channels().stream()
                        .anyMatch(channel -> WindowDesk.CHANNELS.contains(channel.code())))
                .toList();
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
        model.put("consent", WindowConsents.VERSION);
        return Answer.page("service/mutualaid/enrolment/window.jte", null, model);
    }

    private Answer take(Call call) {
        Notice paid = desk.take(call.caller(), call.input(WindowDesk.Form.class));
        return Answer.created(RosterPages.ALL + "/" + paid.subject(), paid).say("mutualaid.window.said");
    }
}
