package org.niangjia.platform.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * 路由索引. Finds the route of a method and path among those of the same length and beginning, so that a house of many
 * services answers as fast as one of few.
 */
final class RouteIndex {
    private static final String API = "api";
    private static final String PROGRAMS = "/" + API + "/";

    private final Map<Shape, List<Entry>> entries = new HashMap<>();
    private final Map<String, Found> plain = new HashMap<>();

    private record Shape(String method, int segments, String first) {}

    private record Entry(PathPattern pattern, Route route) {}

    /** 命中. The route and what stands in its places. */
    record Found(Route route, Map<String, String> path) {}

    /** {@code /requests/new} before {@code /requests/{no}}, whichever was declared first. */
    RouteIndex(Routes routes) {
        for (Route route : routes.all()) {
            if (route.path().indexOf('{') < 0) {
                plain.put(route.method() + route.path(), new Found(route, Map.of()));
            }
            PathPattern pattern = PathPatternParser.defaultInstance.parse(route.path());
            List<PathContainer.Element> elements = segments(PathContainer.parsePath(route.path()));
            List<Entry> same = entries.computeIfAbsent(shape(route.method(), elements), any -> new ArrayList<>());
            same.add(new Entry(pattern, route));
            same.sort(Comparator.comparing(Entry::pattern));
        }
    }

    /** The page or, below {@code /api}, its twin for programs; HEAD is asked of what answers GET. */
    Optional<Found> find(String method, PathContainer path) {
        String value = path.value();
        Found found = plain.get(method + (value.startsWith(PROGRAMS) ? value.substring(PROGRAMS.length() - 1) : value));
        return found == null ? search(method, path) : Optional.of(found);
    }

    private Optional<Found> search(String method, PathContainer path) {
        List<PathContainer.Element> segments = segments(path);
        boolean api = !segments.isEmpty() && API.equals(segments.getFirst().value());
        PathContainer rest = api ? path.subPath(2) : path;
        Shape shape =
                shape("HEAD".equals(method) ? "GET" : method, api ? segments.subList(1, segments.size()) : segments);
        for (Entry entry : entries.getOrDefault(shape, List.of())) {
            PathPattern.PathMatchInfo match = entry.pattern().matchAndExtract(rest);
            if (match != null) {
                return Optional.of(new Found(entry.route(), match.getUriVariables()));
            }
        }
        return Optional.empty();
    }

    private static Shape shape(String method, List<PathContainer.Element> segments) {
        return new Shape(
                method,
                segments.size(),
                segments.isEmpty() ? "" : segments.getFirst().value());
    }

    private static List<PathContainer.Element> segments(PathContainer path) {
        return path.elements().stream()
                .filter(PathContainer.PathSegment.class::isInstance)
                .toList();
    }
}
