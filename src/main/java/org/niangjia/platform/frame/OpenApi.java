package org.niangjia.platform.frame;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;

/** 接口说明. OpenAPI 3.1, written from the declared routes: what is not declared is not there, and the other way round. */
final class OpenApi {
    private static final Pattern PART = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Object> schemas = new LinkedHashMap<>();

    private OpenApi() {}

    static Map<String, Object> of(Routes routes, Words words) {
        OpenApi api = new OpenApi();
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Route route : routes.all()) {
            paths.computeIfAbsent("/api" + route.path(), path -> new LinkedHashMap<>())
                    .put(route.method().toLowerCase(java.util.Locale.ROOT), api.operation(route, words));
        }
        api.schemas.put("Problem", api.object(Problem.class));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Niangjia 娘家", "version", "0.1.0"));
        document.put("servers", List.of(Map.of("url", "/")));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas",
                        api.schemas,
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))));
        return document;
    }

    private Map<String, Object> operation(Route route, Words words) {
        Map<String, Object> operation = new LinkedHashMap<>();
        String name = (route.method() + route.path()).replaceAll("[^A-Za-z]+", "_");
        operation.put("operationId", name);
        operation.put(
                "summary",
                words.find("frame.duty." + route.duty()).orElse(route.duty().name()));
        operation.put("x-duty", route.duty().name());
        if (route.duty() != Duty.OPEN) {
            operation.put("security", List.of(Map.of("token", List.of())));
        }
        List<Object> parameters = parameters(route);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Class<?> takes = route.takes();
        if (takes != null) {
            operation.put(
                    "requestBody", Map.of("content", Map.of("application/json", Map.of("schema", schema(takes)))));
        }
        Class<?> gives = route.gives();
        Map<String, Object> good = gives == null
                ? Map.of("description", "done")
                : Map.of("description", "done", "content", Map.of("application/json", Map.of("schema", schema(gives))));
        Map<String, Object> problem = Map.of(
                "description",
                "problem",
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
        operation.put("responses", Map.of("2XX", good, "4XX", problem, "5XX", problem));
        return operation;
    }

    private static List<Object> parameters(Route route) {
        List<Object> parameters = new ArrayList<>();
        Matcher part = PART.matcher(route.path());
        while (part.find()) {
            parameters.add(parameter(part.group(1), "path", true));
        }
        if (route.method().equals("GET") && !route.path().endsWith("}")) {
            parameters.add(parameter("limit", "query", false));
            parameters.add(parameter("after", "query", false));
        }
        if (route.method().equals("POST")) {
            parameters.add(parameter("If-Match", "header", false));
            parameters.add(parameter("Idempotency-Key", "header", false));
        }
        return parameters;
    }

    private static Map<String, Object> parameter(String name, String where, boolean required) {
        return Map.of("name", name, "in", where, "required", required, "schema", Map.of("type", "string"));
    }

    private Map<String, Object> schema(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return Map.of("type", "array", "items", schema(list.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> known)) {
            return Map.of("type", "object");
        }
        if (known.isRecord()) {
            String name = name(known);
            if (!schemas.containsKey(name)) {
                schemas.put(name, Map.of());
                schemas.put(name, object(known));
            }
            return Map.of("$ref", "#/components/schemas/" + name);
        }
        return simple(known);
    }

    private static String name(Class<?> record) {
        Class<?> outer = record.getEnclosingClass();
        return outer == null ? record.getSimpleName() : outer.getSimpleName() + record.getSimpleName();
    }

    private Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent part : record.getRecordComponents()) {
            properties.put(part.getName(), schema(part.getGenericType()));
            if (!part.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(part.getName());
            }
        }
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("type", "object");
        object.put("properties", properties);
        object.put("required", required);
        return object;
    }

    private static Map<String, Object> simple(Class<?> type) {
        if (type.isEnum()) {
            return Map.of(
                    "type",
                    "string",
                    "enum",
                    java.util.Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        }
        if (type == OffsetDateTime.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return Map.of("type", "string", "format", "date");
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return Map.of("type", "integer");
        }
        return type == BigDecimal.class || type == double.class ? Map.of("type", "number") : Map.of("type", "string");
    }
}
