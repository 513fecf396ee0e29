package org.niangjia.app.portal;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.platform.access.IdentityLink;
import org.niangjia.platform.access.IdentityLinks;
import org.niangjia.platform.access.IdentityProviders;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.outbox.TextMessages;
import org.springframework.stereotype.Component;

/** 登录入口. Every way into the house, side by side: when one is shut, the others are on the same page. */
@Component
class Doors {
    private final IdentityProviders providers;
    private final IdentityLinks links;
    private final TextMessages texts;
    private final Passage passage;

    Doors(IdentityProviders providers, IdentityLinks links, TextMessages texts, Passage passage) {
        this.providers = providers;
        this.links = links;
        this.texts = texts;
        this.passage = passage;
    }

    /** 一扇门. A provider by its name; bound to the reader's account or not. */
    record Door(String key, String name, boolean bound) {}

    /** As told to a program. */
    record Open(boolean textsOn, List<Door> doors) {}

    /** The page where somebody chooses how to sign in. */
    Answer page(Call call, String next) {
        List<Door> doors = outside(call);
        String waiting = passage.held(call)
                .flatMap(who -> doors.stream()
                        .filter(door -> door.key().equals(who.provider()))
                        .findFirst())
                .map(Door::name)
                .orElse("");
        return Answer.page(
                "app/portal/sign_in.jte",
                new Open(texts.on(), doors),
                Map.of("next", next, "textsOn", texts.on(), "doors", doors, "waiting", waiting));
    }

    List<Door> outside(Call call) {
        return providers.list().stream()
                .map(each -> new Door(each.key(), each.name(call.words().locale()), false))
                .toList();
    }

    /** The same as the owner of an account sees them. */
    List<Door> of(UUID account, Call call) {
        var bound =
                links.ofAccount(account).stream().map(IdentityLink::provider).collect(Collectors.toSet());
        return outside(call).stream()
                .map(door -> new Door(door.key(), door.name(), bound.contains(door.key())))
                .toList();
    }
}
