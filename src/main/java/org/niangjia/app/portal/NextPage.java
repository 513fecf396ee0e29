package org.niangjia.app.portal;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 接着去的页面. Where somebody is sent after signing in: a page of this house only, never another site. */
final class NextPage {
    private static final int LONGEST = 500;
    /** Pages that would send the reader round in a circle, and what is no page. */
    private static final List<String> NEVER = List.of("/sign-in", "/sign-out", "/consent", "/api/", "/assets/");

    private NextPage() {}

    /** The address as it may stand in a Location header; empty when it is none of ours. */
    static String of(@Nullable String typed) {
        if (typed == null || typed.length() > LONGEST || !typed.startsWith("/") || typed.startsWith("//")) {
            return "";
        }
        if (typed.chars().anyMatch(c -> c <= ' ' || c == '\\' || c == 0x7f)) {
            return "";
        }
        try {
            URI uri = URI.create(typed);
            boolean ours = uri.getScheme() == null && uri.getRawAuthority() == null;
            return ours && NEVER.stream().noneMatch(uri.getRawPath()::startsWith) ? uri.toASCIIString() : "";
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** The same, or the home page. */
    static String orHome(@Nullable String typed) {
        String next = of(typed);
        return next.isEmpty() ? "/" : next;
    }

    static String query(String next) {
        return next.isEmpty()
                ? ""
                : "?next=" + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8);
    }
}
