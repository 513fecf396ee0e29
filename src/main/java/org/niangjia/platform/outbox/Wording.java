package org.niangjia.platform.outbox;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** 行文. Puts messages into words in the language of their readers when they are sent. */
@Component
class Wording {
    private final ObjectProvider<MessageWords> words;
    private final ObjectProvider<Addresses> addresses;
    private final String site;

    /** @param site address under which readers reach this house, https://niangjia.example.cn; empty when unknown */
    Wording(
            ObjectProvider<MessageWords> words,
            ObjectProvider<Addresses> addresses,
            @Value("${niangjia.site:}") String site) {
        this.words = words;
        this.addresses = addresses;
        this.site = site.strip().replaceAll("/+$", "");
    }

    Locale languageOf(@Nullable UUID account) {
        return account == null
                ? Locale.SIMPLIFIED_CHINESE
                : addresses.stream()
                        .findFirst()
                        .map(known -> known.language(account))
                        .orElse(Locale.SIMPLIFIED_CHINESE);
    }

    /** The same for every letter: a subject line is read over the shoulder. */
    String subject(Locale language) {
        return render("outbox.mail.subject", List.of(), language);
    }

    String letter(OutboxQueue.Taken taken, Locale language) {
        StringBuilder text = new StringBuilder(text(taken, language));
        if (taken.link() != null && !site.isEmpty()) {
            text.append("\n\n").append(site).append(taken.link());
        }
        return text.append("\n\n")
                .append(render("outbox.mail.footer", List.of(), language))
                .append('\n')
                .toString();
    }

    String text(OutboxQueue.Taken taken, Locale language) {
        return render(taken.wordsKey(), taken.args(), language);
    }

    private String render(String key, List<String> args, Locale language) {
        return words.getObject().render(key, args, language);
    }
}
