package org.niangjia.platform.frame;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.niangjia.platform.access.Duty;

/**
 * 路由表. Every action of the house, declared once: the same declaration gives the page, the API below {@code /api},
 * the duty that it takes, its line in OpenAPI and its part of the contract test.
 */
public final class Routes {
    private final List<Route> all = new ArrayList<>();

    public Route get(String path, Duty duty, Handler handler) {
        return add(new Route("GET", path, duty, handler));
    }

    public Route post(String path, Duty duty, Handler handler) {
        return add(new Route("POST", path, duty, handler));
    }

    private Route add(Route route) {
        boolean taken = all.stream()
                .anyMatch(other ->
                        other.method().equals(route.method()) && other.path().equals(route.path()));
        if (taken) {
            throw new IllegalStateException("declared twice: " + route.method() + " " + route.path());
        }
        all.add(route);
        return route;
    }

    public List<Route> all() {
        return Collections.unmodifiableList(all);
    }
}
