package org.niangjia.platform.frame;

import java.util.List;
import java.util.Locale;
import org.niangjia.platform.outbox.MessageWords;
import org.springframework.stereotype.Component;

/** 消息文字. Messages are keys and arguments until they are read or sent; then the dictionary says them. */
@Component
final class MessageTexts implements MessageWords {
    private final Dictionary dictionary;

    MessageTexts(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    @Override
    public String render(String key, List<String> args, Locale language) {
        return dictionary.in(language).t(key, args.toArray());
    }
}
