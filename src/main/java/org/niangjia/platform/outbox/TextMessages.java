package org.niangjia.platform.outbox;

/**
 * 短信. A provider of text messages. Without one the house refuses: it never says that a message went out when none did.
 */
public interface TextMessages {

    /** Throws when the message was not taken: {@link UndeliverableException} when trying again is no use. */
    void send(String phone, String text);

    /** Whether a provider is there at all. */
    default boolean on() {
        return true;
    }
}
