package org.niangjia.platform.outbox;

import java.util.List;
import java.util.Locale;

/** 消息文字. Puts a message into words when it is read or sent, in the language of its reader. */
public interface MessageWords {

    String render(String key, List<String> args, Locale language);
}
