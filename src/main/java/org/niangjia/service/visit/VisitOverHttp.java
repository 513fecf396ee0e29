package org.niangjia.service.visit;

import java.io.IOException;
import org.niangjia.platform.store.HttpLine;
import org.niangjia.platform.store.Load;

/** 测速走访. A signed-in officer who writes one visit after another. */
final class VisitOverHttp implements Load.Client {
    private static final int CREATED = 201;
    private static final String BODY = """
            {"district":330903,"unit":"%s","day":"%s","workshops":2,"managers":3,"workers":8,
            "production":"订单排到明年三月，缺电焊工。第 %d 次","said":"最关心加班费和倒班。","union":"主席兼着人事。",
            "findings":[{"theme":"WORKERS","text":"宿舍太旧","outcome":"LONG_TERM","answer":"等明年改造"},
            {"theme":"WORKERS","text":"食堂几点开门","outcome":"ANSWERED","answer":"六点"},
            {"theme":"WORKERS","text":"车棚充电口不够","outcome":"ANSWERED","answer":"下周加装"},
            {"theme":"UNION","text":"会员卡没发齐","outcome":"NOTED"},
            {"theme":"PRODUCTION","text":"电价高","outcome":"NOTED"}]}""";

    private final HttpLine line;
    private final String unit;
    private final String day;

    VisitOverHttp(int port, String token, String unit) throws IOException {
        this.line = new HttpLine(port, token);
        this.unit = unit;
        this.day =
                java.time.LocalDate.now(org.niangjia.base.WorkingCalendar.ZONE).toString();
    }

    @Override
    public void once(long n) throws IOException {
        line.post("/api/visits", BODY.formatted(unit, day, n), CREATED);
    }

    @Override
    public void close() {
        line.close();
    }
}
