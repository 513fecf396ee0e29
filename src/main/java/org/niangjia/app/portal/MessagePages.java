package org.niangjia.app.portal;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.outbox.Message;
import org.niangjia.platform.outbox.Outbox;
import org.springframework.stereotype.Component;

/** 消息页面. What the house has told somebody, newest first. A message counts as read when its reader opens it. */
@Component
class MessagePages implements Pages {
    private final Outbox outbox;

    MessagePages(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public void declare(Routes at) {
        at.get("/messages", Duty.SELF, this::list).gives(Listed.class);
        at.post("/messages/{id}/opening", Duty.SELF, this::open)
                .of("message", call -> {})
                .takes(Opened.class);
        at.post("/messages/reading", Duty.SELF, this::readAll);
    }

    /** 消息列表. One page and where the next begins. */
    record Listed(List<Item> items, @Nullable String next) {}

    /** 消息. In the reader's words. */
    record Item(
            UUID id,
            int district,
            String text,
            OffsetDateTime at,
            boolean read,
            @Nullable String link) {}

    /** 打开. Home partition of the message and where it leads. */
    record Opened(@Nullable Integer district, @Nullable String link) {}

    private Answer list(Call call) {
        Scope scope = call.caller().inbox();
        int limit = call.limit(20, 100);
        UUID after = call.query("after").map(MessagePages::id).orElse(null);
        List<Message> found = outbox.inbox(scope, after, limit + 1);
        List<Message> page = found.stream()
                .limit(limit)
                .filter(message -> call.caller().sees(message.at()))
                .toList();
        String next = found.size() > limit && page.size() == limit
                ? page.getLast().id().toString()
                : null;
        List<Item> items = page.stream().map(message -> item(call, message)).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("messages", page);
        model.put("next", next == null ? "" : next);
        model.put("paged", after != null);
        return Answer.page("app/portal/messages.jte", new Listed(items, next), model);
    }

    private static Item item(Call call, Message message) {
        return new Item(
                message.id(),
                message.district(),
                call.t(message.wordsKey(), message.args().toArray()),
                message.at().atZone(Times.ZONE).toOffsetDateTime(),
                message.read(),
                message.link());
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private Answer open(Call call) {
        Opened in = call.input(Opened.class);
        Integer district = in.district();
        Scope scope = call.caller().inbox();
        if (district != null) {
            outbox.markRead(scope, scope.require(district), call.id("id"));
        }
        String link = NextPage.of(in.link());
        return Answer.done(link.isEmpty() ? "/messages" : link, null);
    }

    private Answer readAll(Call call) {
        outbox.markAllRead(call.caller().inbox());
        return Answer.done("/messages", null);
    }
}
