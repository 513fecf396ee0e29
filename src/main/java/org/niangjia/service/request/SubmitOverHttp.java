package org.niangjia.service.request;

import java.io.IOException;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;

/** 测速客户. A signed-in worker who hands in one request after another. */
final class SubmitOverHttp implements Load.Client {
    private static final int CREATED = 201;

    private final HttpLine line;
    private final int district;

    SubmitOverHttp(int port, String token, int district) throws IOException {
        this.line = new HttpLine(port, token);
        this.district = district;
    }

    @Override
    public void once(long n) throws IOException {
        String text = "九月的工资少发了一千二，问了工头说都一样。第 " + n + " 次";
        String json = "{\"district\":" + district + ",\"category\":\"WAGES\",\"text\":\"" + text + "\"}";
        line.post("/api/requests", json, CREATED);
    }

    @Override
    public void close() {
        line.close();
    }
}
