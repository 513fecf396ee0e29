package org.niangjia.platform.frame;

import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * 微信里看. WeChat's browser on a phone shows pages and pictures but saves no files and says nothing about it: whoever asks
 * for one is told how to get it, and may try all the same.
 */
final class WeChat {
    private static final String ANYWAY = "wechat";

    private WeChat() {}

    static boolean stops(Call call, Answer.Download file) {
        return !file.inline()
                && !call.json()
                && "GET".equals(call.method())
                && onAPhone(call)
                && call.query(ANYWAY).isEmpty();
    }

    static Map<String, Object> model(Call call, Answer.Download file) {
        String uri = call.uri();
        return Map.of("name", file.fileName(), "anyway", uri + (uri.contains("?") ? "&" : "?") + ANYWAY + "=open");
    }

    /** The offices' WeCom and WeChat on a computer save files. */
    private static boolean onAPhone(Call call) {
        String agent = Optional.ofNullable(call.request().getHeader(HttpHeaders.USER_AGENT))
                .orElse("");
        return agent.contains("MicroMessenger")
                && !agent.contains("wxwork")
                && !agent.contains("WindowsWechat")
                && !agent.contains("MacWechat");
    }
}
