package org.niangjia.platform.outbox;

/** 未接短信. Stands where no provider was named; every attempt fails and says so. */
final class NoTextMessages implements TextMessages {

    @Override
    public void send(String phone, String text) {
        throw new UndeliverableException("没有接入短信服务 (no provider of text messages)");
    }

    @Override
    public boolean on() {
        return false;
    }
}
