package org.niangjia.engine.benefit;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 试算情形. A person, a cover and claims as JSON, for trying a scheme: {@code {"person":{"birth","sex","insurance"},
 * "cover":{"from","modules":[…],"shares"},"claims":[{"on","amounts":{"selfPay":fen},"stayDays","diagnosis"}]}}.
 */
public record CaseFile(Person person, Cover cover, List<Claim> claims) {
    private static final long MOST_FEN = 100_000_000_00L;
    private static final int MOST_CLAIMS = 10_000;
    private static final int FIRST_YEAR = 1880;
    private static final int LAST_YEAR = 2999;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** Reads a case. Throws {@link CaseFaultyException} with everything that is wrong, each with its place. */
    public static CaseFile read(String json, Scheme scheme) {
        JsonNode root;
        try {
            root = JSON.readTree(json);
        } catch (JacksonException e) {
            throw new CaseFaultyException(List.of("不是有效的 JSON (not valid JSON)：" + e.getOriginalMessage()));
        }
        Reader reader = new Reader(scheme);
        CaseFile file = reader.file(root);
        if (!reader.faults.isEmpty()) {
            throw new CaseFaultyException(reader.faults);
        }
        return file;
    }

    private static final class Reader {
        private final Scheme scheme;
        private final List<String> faults = new ArrayList<>();

        private Reader(Scheme scheme) {
            this.scheme = scheme;
        }

        private CaseFile file(JsonNode root) {
            known(root, "", Set.of("person", "cover", "claims"));
            Person person = person(root.path("person"));
            Cover cover = cover(root.path("cover"));
            List<Claim> claims = new ArrayList<>();
            JsonNode list = root.path("claims");
            if (!list.isArray() || list.size() > MOST_CLAIMS) {
                fault("claims", "应是一列申领，最多 " + MOST_CLAIMS + " 条 (a list of claims)");
            } else {
                int n = 0;
                for (JsonNode each : list) {
                    claims.add(claim(each, "claims[" + n++ + "]."));
                }
            }
            return new CaseFile(person, cover, claims);
        }

        private Person person(JsonNode node) {
            known(node, "person.", Set.of("birth", "sex", "insurance", "retired"));
            LocalDate birth = date(node, "person.", "birth").orElse(LocalDate.EPOCH);
            Person.Sex sex = sex(text(node, "person.", "sex").orElse(""));
            String insurance = text(node, "person.", "insurance").orElse(Insurances.EMPLOYEE);
            Optional<String> code = Insurances.code(insurance);
            if (code.isEmpty()) {
                fault("person.insurance", "不认识的医保类型 " + insurance + "，已知：" + Insurances.all());
            }
            return new Person(
                    birth, sex, code.orElse(insurance), node.path("retired").asBoolean(false));
        }

        private Person.Sex sex(String written) {
            return switch (written.toLowerCase(Locale.ROOT)) {
                case "f", "female", "女" -> Person.Sex.FEMALE;
                case "m", "male", "男" -> Person.Sex.MALE;
                default -> {
                    fault("person.sex", "应为 female/女 或 male/男 (female or male)");
                    yield Person.Sex.MALE;
                }
            };
        }

        private Cover cover(JsonNode node) {
            known(node, "cover.", Set.of("from", "modules", "shares", "years", "firstCoveredOn", "expiredOn"));
            return new Cover(
                    date(node, "cover.", "from").orElse(LocalDate.EPOCH),
                    modules(node.path("modules")),
                    whole(node, "cover.", "shares", 10_000).orElse(1),
                    whole(node, "cover.", "years", 10).orElse(1),
                    given(node, "cover.", "firstCoveredOn"),
                    given(node, "cover.", "expiredOn"));
        }

        private List<String> modules(JsonNode node) {
            List<String> modules = strings(node, "cover.modules");
            if (modules.isEmpty() && scheme.modules().size() == 1) {
                return List.of(scheme.modules().getFirst().code());
            }
            if (modules.isEmpty()) {
                fault("cover.modules", "缺少参加的项目 (the modules taken are missing)");
            }
            return modules;
        }

        private Claim claim(JsonNode node, String at) {
            known(
                    node,
                    at,
                    Set.of(
                            "on",
                            "amounts",
                            "stayDays",
                            "diagnosis",
                            "hospitalGrade",
                            "cause",
                            "module",
                            "settledOn",
                            "claimedOn",
                            "reimbursedOn"));
            return new Claim(
                    date(node, at, "on").orElse(LocalDate.EPOCH),
                    amounts(node.path("amounts"), at + "amounts"),
                    whole(node, at, "stayDays", 10_000),
                    new TreeSet<>(strings(node.path("diagnosis"), at + "diagnosis")),
                    grade(node.path("hospitalGrade"), at + "hospitalGrade"),
                    cause(node, at),
                    text(node, at, "module"),
                    given(node, at, "settledOn"),
                    given(node, at, "claimedOn"),
                    Optional.empty(),
                    given(node, at, "reimbursedOn"));
        }

        private String cause(JsonNode node, String at) {
            String written = text(node, at, "cause").orElse(Claim.ILLNESS);
            Optional<String> code = Causes.find(scheme, written);
            if (code.isEmpty()) {
                fault(at + "cause", "不认识的情形 " + written + "，已知 (known): " + String.join("、", Causes.known(scheme)));
            }
            return code.orElse(written);
        }

        private Map<String, Long> amounts(JsonNode node, String at) {
            Map<String, Long> amounts = new TreeMap<>();
            if (!node.isMissingNode() && !node.isNull() && !node.isObject()) {
                fault(at, "应为 {\"selfPay\": 分} (an object of amounts in fen)");
                return amounts;
            }
            node.properties().forEach(each -> {
                Optional<String> code = scheme.amounts().code(each.getKey());
                if (code.isEmpty()) {
                    fault(
                            at,
                            "不认识的金额项 " + each.getKey() + "，已知 (known): "
                                    + scheme.amounts().known());
                }
                fen(each.getValue(), at + "." + each.getKey())
                        .ifPresent(fen -> amounts.put(code.orElse(each.getKey()), fen));
            });
            return amounts;
        }

        private Optional<Long> fen(JsonNode node, String at) {
            if (!node.isNumber()) {
                fault(at, "应为分的整数 (a whole number of fen)");
                return Optional.empty();
            }
            BigDecimal fen = node.decimalValue();
            if (fen.stripTrailingZeros().scale() > 0) {
                fault(at, "金额以分为单位，不能有小数：" + fen.toPlainString() + " (no fraction of a fen)");
            } else if (fen.signum() < 0) {
                fault(at, "金额不能为负：" + fen.toPlainString() + " (not below zero)");
            } else if (fen.compareTo(BigDecimal.valueOf(MOST_FEN)) > 0) {
                fault(at, "金额太大：" + fen.toPlainString() + " (too large)");
            } else {
                return Optional.of(fen.longValueExact());
            }
            return Optional.empty();
        }

        private OptionalInt grade(JsonNode node, String at) {
            if (node.isMissingNode() || node.isNull()) {
                return OptionalInt.empty();
            }
            return switch (node.asString()) {
                case "1", "一级" -> OptionalInt.of(1);
                case "2", "二级" -> OptionalInt.of(2);
                case "3", "三级" -> OptionalInt.of(3);
                default -> {
                    fault(at, "应为 1、2、3 或 一级、二级、三级 (1, 2 or 3)");
                    yield OptionalInt.empty();
                }
            };
        }

        private List<String> strings(JsonNode node, String at) {
            List<String> texts = new ArrayList<>();
            if (node.isString() && !node.stringValue().isBlank()) {
                texts.add(node.stringValue().strip());
            } else if (node.isArray()) {
                node.forEach(each -> texts.addAll(strings(each, at)));
            } else if (!node.isMissingNode() && !node.isNull()) {
                fault(at, "应为文字 (a text)");
            }
            return texts;
        }

        private Optional<String> text(JsonNode node, String at, String field) {
            List<String> texts = strings(node.path(field), at + field);
            return texts.stream().findFirst();
        }

        private OptionalInt whole(JsonNode node, String at, String field, int most) {
            JsonNode value = node.path(field);
            if (value.isMissingNode() || value.isNull()) {
                return OptionalInt.empty();
            }
            if (!value.canConvertToInt()
                    || !value.isIntegralNumber()
                    || value.intValue() < 0
                    || value.intValue() > most) {
                fault(at + field, "应为 0 到 " + most + " 的整数 (a whole number)");
                return OptionalInt.empty();
            }
            return OptionalInt.of(value.intValue());
        }

        private Optional<LocalDate> date(JsonNode node, String at, String field) {
            if (node.path(field).isMissingNode() || node.path(field).isNull()) {
                fault(at + field, "缺少日期 (the date is missing)");
                return Optional.empty();
            }
            return given(node, at, field);
        }

        private Optional<LocalDate> given(JsonNode node, String at, String field) {
            return text(node, at, field).flatMap(text -> {
                try {
                    LocalDate day = LocalDate.parse(text);
                    if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
                        return Optional.of(day);
                    }
                } catch (DateTimeException e) {
                    // answered below
                }
                fault(at + field, "不是日期 (not a date)：" + text);
                return Optional.empty();
            });
        }

        /** A misspelt word would silently change the result. */
        private void known(JsonNode node, String at, Set<String> fields) {
            if (!node.isObject()) {
                fault(at.isEmpty() ? "$" : at.substring(0, at.length() - 1), "缺少或不是对象 (an object is expected)");
                return;
            }
            for (String name : node.propertyNames()) {
                if (!fields.contains(name)) {
                    fault(at + name, "不认识的项，已知 (known): " + new TreeSet<>(fields));
                }
            }
        }

        private void fault(String at, String text) {
            faults.add(at + "：" + text);
        }
    }
}
