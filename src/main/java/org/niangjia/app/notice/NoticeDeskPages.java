package org.niangjia.app.notice;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 通知管理. The office's side: list, draft, preview with the two decisions. */
@Component
class NoticeDeskPages implements Pages {
    private static final String ROOT = "/desk/notices";
    private static final String KIND = "notice";

    private final Notices notices;
    private final NoticeDesk desk;

    NoticeDeskPages(Notices notices, NoticeDesk desk) {
        this.notices = notices;
        this.desk = desk;
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry noticesEntry() {
            return new MenuEntry(55, "work", "notice.desk", "megaphone", ROOT, Duty.PUBLISH, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get(ROOT, Duty.PUBLISH, this::list).gives(Listed.class);
        at.get(ROOT + "/new", Duty.PUBLISH, this::blank);
        at.post(ROOT, Duty.PUBLISH, this::draft)
                .takes(NoticeDesk.Words.class)
                .gives(View.class)
                .again(this::blank);
        String one = ROOT + "/{notice}";
        at.get(one, Duty.PUBLISH, this::preview).of(KIND, this::chosen).gives(View.class);
        at.get(one + "/edit", Duty.PUBLISH, this::edit).of(KIND, this::chosen);
        at.post(one, Duty.PUBLISH, this::amend)
                .of(KIND, this::chosen)
                .takes(NoticeDesk.Words.class)
                .again(this::edit);
        at.post(one + "/publication", Duty.PUBLISH, this::publish)
                .of(KIND, this::chosen)
                .again(this::preview);
        at.post(one + "/withdrawal", Duty.PUBLISH, this::withdraw)
                .of(KIND, this::chosen)
                .takes(Why.class)
                .again(this::preview);
    }

    record Listed(List<View> items, @Nullable String next) {}

    record Why(@Nullable String why) {}

    /** 通知. With its state, for the office. */
    record View(UUID id, String title, String text, LocalDate from, LocalDate until, String state, int version) {}

    private View view(Notice notice) {
        return new View(
                notice.id(),
                notice.title(),
                notice.body(),
                notice.firstDay(),
                notice.lastDay(),
                notice.state(desk.today()).name(),
                notice.version());
    }

    /** Seen by offices of the county itself; who may not publish sees none of them here. */
    private Notice chosen(Call call) {
        Hat hat = call.caller().hat();
        if (hat == null) {
            throw new org.niangjia.base.NotVisibleException("notice");
        }
        return notices.get(call.scope(), hat.district(), call.id("notice"));
    }

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(NoticePages::id).orElse(null);
        List<Notice> found = notices.all(call.scope(), call.caller().worn().district(), after, limit + 1);
        List<Notice> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : "";
        return Answer.page(
                "app/notice/desk_list.jte",
                new Listed(page.stream().map(this::view).toList(), next.isEmpty() ? null : next),
                Map.of("notices", page, "next", next, "paged", after != null, "today", desk.today()));
    }

    private Answer blank(Call call) {
        return form(call, null);
    }

    private Answer edit(Call call) {
        return form(call, chosen(call));
    }

    private Answer form(Call call, @Nullable Notice known) {
        Map<String, Object> model = new HashMap<>();
        model.put("known", known);
        model.put("from", known == null ? desk.today() : known.firstDay());
        model.put("until", known == null ? desk.today().plusDays(30) : known.lastDay());
        return Answer.page("app/notice/desk_form.jte", null, model);
    }

    private Answer draft(Call call) {
        Notice made = desk.draft(call.scope(), call.caller().worn(), call.input(NoticeDesk.Words.class));
        return Answer.created(ROOT + "/" + made.id(), view(made)).say("notice.said.drafted");
    }

    private Answer amend(Call call) {
        Notice known = chosen(call);
        desk.amend(call.scope(), known, call.version(), call.input(NoticeDesk.Words.class));
        return Answer.done(ROOT + "/" + known.id(), null).say("notice.said.drafted");
    }

    private Answer preview(Call call) {
        Notice known = chosen(call);
        return Answer.page(
                "app/notice/desk_preview.jte",
                view(known),
                Map.of("notice", known, "state", known.state(desk.today())));
    }

    private Answer publish(Call call) {
        Notice known = chosen(call);
        desk.publish(call.scope(), known, call.version());
        return Answer.done(ROOT + "/" + known.id(), null).say("notice.said.published");
    }

    private Answer withdraw(Call call) {
        Notice known = chosen(call);
        String why = Objects.requireNonNullElse(call.input(Why.class).why(), "");
        desk.withdraw(call.scope(), known, call.version(), why);
        return Answer.done(ROOT + "/" + known.id(), null).say("notice.said.withdrawn");
    }
}
