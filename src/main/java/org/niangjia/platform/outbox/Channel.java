package org.niangjia.platform.outbox;

/** 消息渠道. The way by which a message reaches its reader. */
public enum Channel {
    IN_APP,
    EMAIL,
    SMS
}
