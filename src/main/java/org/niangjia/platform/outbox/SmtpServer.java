package org.niangjia.platform.outbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.store.CannotStartException;

/**
 * 邮件服务器. Where e-mail goes out, read from one address such as
 * {@code smtp://user:password@mail.example.cn:587?from=niangjia@example.cn}.
 *
 * @param secure encrypted from the first byte (smtps); otherwise STARTTLS is taken where offered
 * @param demandTls refuse to talk without encryption; the default as soon as there is a password to lose
 */
record SmtpServer(
        String host,
        int port,
        boolean secure,
        boolean demandTls,
        @Nullable String user,
        @Nullable String password,
        String from) {

    static SmtpServer parse(String address) {
        URI uri;
        try {
            uri = new URI(address.strip());
        } catch (URISyntaxException e) {
            throw wrong("地址格式不对", "it is no address");
        }
        boolean secure = "smtps".equals(uri.getScheme());
        if (!secure && !"smtp".equals(uri.getScheme())) {
            throw wrong("应以 smtp:// 或 smtps:// 开头", "it should begin with smtp:// or smtps://");
        }
        String host = uri.getHost();
        if (host == null) {
            throw wrong("缺少服务器名", "the server is missing");
        }
        String[] login = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        String user = login.length > 0 ? decoded(login[0]) : null;
        String password = login.length > 1 ? decoded(login[1]) : null;
        Map<String, String> query = query(uri.getRawQuery());
        String from = query.getOrDefault("from", user == null ? "" : user);
        if (!from.matches("[^@\\s<>]+@[^@\\s<>]+")) {
            throw wrong("缺少发件地址，请加上 ?from=地址", "the sender is missing: add ?from=ADDRESS");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 465 : 587;
        boolean demandTls = password != null && !"no".equals(query.get("starttls"));
        return new SmtpServer(host, port, secure, demandTls, user, password, from);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> values = new HashMap<>();
        for (String pair : raw == null ? new String[0] : raw.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    /** Percent signs only: a plus is a plus in a password. */
    private static String decoded(String raw) {
        return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The address itself is not repeated: it holds a password. */
    private static CannotStartException wrong(String chinese, String english) {
        return new CannotStartException(
                "NIANGJIA_SMTP_URL 不可用：" + chinese, "NIANGJIA_SMTP_URL cannot be used: " + english);
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return (secure ? "smtps://" : "smtp://") + host + ":" + port;
    }
}
