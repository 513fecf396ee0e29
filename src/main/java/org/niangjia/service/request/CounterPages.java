package org.niangjia.service.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 窗口代录. An officer enters a request for somebody without account or phone; the 受理回执 is printed next. */
@Component
class CounterPages implements Pages {
    /** Where somebody is there to be read to; a letter or a message is its own proof. */
    private static final Set<String> SPOKEN = Set.of("WALK_IN", "CALL");

    private static final Set<String> CHANNELS = Set.of("WALK_IN", "CALL", "LETTER", "MESSAGE", "HOTLINE");

    private final RequestDesk desk;
    private final Categories categories;
    private final Regions regions;

    CounterPages(RequestDesk desk, Categories categories, Regions regions) {
        this.desk = desk;
        this.categories = categories;
        this.regions = regions;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/counter", Duty.COUNTER, this::form);
        at.post("/requests/counter", Duty.COUNTER, this::enter)
                .takes(Entry.class)
                .gives(RequestView.class)
                .again(this::form);
        at.post("/requests/counter/message", Duty.COUNTER, this::paste)
                .takes(Pasted.class)
                .gives(PastedMessage.class)
                .again(this::form);
    }

    /** 粘贴的消息. As it was copied out of a chat. */
    record Pasted(@Nullable String message) {}

    /**
     * 代录单. What the officer types at the counter.
     *
     * @param name as told; empty for an anonymous caller
     * @param phone as told, or empty
     * @param channel WALK_IN, CALL, LETTER, MESSAGE or HOTLINE
     * @param readAloud 已宣读并确认, where somebody was there to be read to
     */
    record Entry(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String channel,
            @Nullable Boolean readAloud,
            @Nullable String category,
            @Nullable String text,
            @Nullable String employer,
            @Nullable String site,
            @Nullable Long place,
            @Nullable Boolean ownUnitMayKnow) {}

    private Answer form(Call call) {
        return form(call, PastedMessage.NONE);
    }

    /** The form with what the message says filled in where nothing was typed yet; nothing is kept of it. */
    private Answer paste(Call call) {
        return form(call, PastedMessage.read(call.input(Pasted.class).message()));
    }

    private Answer form(Call call, PastedMessage filled) {
        Map<String, Object> model = new HashMap<>();
        model.put("filled", filled);
        model.put("categories", categories.offered());
        model.put("towns", regions.children(call.caller().worn().district()));
        return Answer.page("service/request/counter.jte", filled, model);
    }

    private Answer enter(Call call) {
        Entry in = call.input(Entry.class);
        String name = NewRequest.clean(in.name());
        boolean anonymous = name.isEmpty();
        RequestDesk.OnBehalf whom = whom(in, name);
        int district = call.caller().worn().district();
        RequestDesk.Submitted done = desk.enter(
                call.caller(),
                new NewRequest(
                        district,
                        in.category(),
                        in.text(),
                        anonymous,
                        in.employer(),
                        in.site(),
                        in.place(),
                        "",
                        in.ownUnitMayKnow(),
                        ""),
                whom);
        String no = done.opened().no();
        Answer created = Answer.created(
                        "/requests/" + no, RequestView.of(done.opened(), done.facts(), done.queryCode(), null))
                .go("/requests/" + no + "/receipt");
        return QueryCodes.ticket(created, no, done.queryCode());
    }

    private static RequestDesk.OnBehalf whom(Entry in, String name) {
        List<Refusal> reasons = new java.util.ArrayList<>();
        String typed = NewRequest.clean(in.phone());
        String phone = typed.isEmpty()
                ? null
                : PhoneNumber.parse(typed)
                        .at("phone")
                        .find()
                        .map(PhoneNumber::value)
                        .orElse(null);
        if (!typed.isEmpty()) {
            reasons.addAll(PhoneNumber.parse(typed).at("phone").reasons());
        }
        if (!name.isEmpty()) {
            reasons.addAll(PersonName.parse(name).at("name").reasons());
        }
        if (in.channel() == null || !CHANNELS.contains(in.channel())) {
            reasons.add(Refusal.of("request.CHANNEL_MISSING").at("channel"));
        }
        if (SPOKEN.contains(NewRequest.clean(in.channel())) && !Boolean.TRUE.equals(in.readAloud())) {
            reasons.add(Refusal.of("request.READ_ALOUD_MISSING").at("readAloud"));
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        String masked = phone == null ? "" : new PhoneNumber(phone).masked();
        return new RequestDesk.OnBehalf(name, phone, masked, String.valueOf(in.channel()));
    }
}
