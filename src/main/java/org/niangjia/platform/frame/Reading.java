package org.niangjia.platform.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** 阅读方式. Language and large text, kept in cookies so that they hold before sign-in too. */
public final class Reading {
    public static final String LANGUAGE = "lang";
    public static final String LARGE_TEXT = "large";

    private Reading() {}

    static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }
}
