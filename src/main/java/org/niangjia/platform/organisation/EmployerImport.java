package org.niangjia.platform.organisation;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.niangjia.platform.sheet.SheetLimits;
import org.niangjia.platform.sheet.SheetReader;
import org.niangjia.platform.sheet.SheetReading;
import org.niangjia.platform.sheet.SheetRow;
import org.niangjia.platform.sheet.SheetTemplate;
import org.niangjia.platform.trail.Trail;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 单位导入. Employers from one Excel sheet: looked through first, then stored all or not at all. */
@Component
public class EmployerImport {
    private static final int MOST_ROWS = 20_000;
    private static final List<SheetColumn> COLUMNS = List.of(
            SheetColumn.required("单位名称", Kind.WORDS, "营业执照上的全称", "某某船舶修造有限公司"),
            SheetColumn.optional("统一社会信用代码", Kind.CODE, "18 位，没有的空着（小店、个体户）", "91330903MA2XX00K98"),
            SheetColumn.required("所在镇街", Kind.WORDS, "本县（市、区）的镇、街道名称，或 9 位代码", "沈家门街道"),
            SheetColumn.optional("行业", Kind.WORDS, "国民经济行业分类的名称", "船舶修造"),
            SheetColumn.optional("职工人数", Kind.WHOLE_NUMBER, "整数；填了人数，后两列也要填", "60"),
            SheetColumn.optional("人数来源", Kind.WORDS, "例如：单位填报、参保数据", "单位填报"),
            SheetColumn.optional("人数日期", Kind.DATE, "这个人数是哪一天的", "2026-03-02"),
            SheetColumn.optional("联系人", Kind.WORDS, "单位的工会联系人", "王海生"),
            SheetColumn.optional("联系电话", Kind.WORDS, "手机或带区号的固定电话，加密保存", "0580-3010000"));

    private final Employers employers;
    private final Regions regions;
    private final Trail trail;
    private final Clock clock;

    EmployerImport(Employers employers, Regions regions, Trail trail, Clock clock) {
        this.employers = employers;
        this.regions = regions;
        this.trail = trail;
        this.clock = clock;
    }

    /**
     * 检查结果. What was found in a sheet; nothing has been written.
     *
     * @param rows rows with something in them
     * @param good rows that could be stored
     * @param ignored headings that nobody asked for
     */
    public record Findings(int rows, int good, List<Refusal> refusals, List<String> ignored) {}

    public void template(OutputStream out) throws IOException {
        SheetTemplate.write(out, "用人单位", COLUMNS, List.of("填写说明", "列名", "必填", "怎么填", "例子", "是"));
    }

    /** Looks a sheet through. */
    public Findings check(Scope scope, int district, Path file) {
        EmployerDesk.requireOffice(scope);
        Draft draft = read(scope, district, file);
        long bad = draft.refusals.stream().map(Refusal::row).distinct().count();
        boolean whole = draft.refusals.stream().allMatch(refusal -> refusal.row() != null);
        int good = whole ? draft.reading.rows() - (int) bad : 0;
        return new Findings(draft.reading.rows(), good, List.copyOf(draft.refusals), draft.reading.ignored());
    }

    /** Stores every row, or none. Gives back how many. */
    @Transactional
    public int store(Scope scope, int district, Path file) {
        EmployerDesk.requireOffice(scope);
        Draft draft = read(scope, district, file);
        if (!draft.refusals.isEmpty()) {
            throw new RefusedException(draft.refusals);
        }
        Map<UUID, EmployerFacts> rows = new LinkedHashMap<>();
        draft.facts.values().forEach(facts -> rows.put(Uuid7.next(clock), facts));
        try {
            employers.insert(scope, district, rows, clock.instant());
        } catch (DataIntegrityViolationException e) {
            throw EmployerDesk.told(e);
        }
        trail.record(scope.actor(), district, "employer.imported", "district", null, rows.size() + " 家单位");
        return rows.size();
    }

    /** 草稿. Rows by their number, with what is wrong. */
    private static final class Draft {
        final Map<Integer, EmployerFacts> facts = new LinkedHashMap<>();
        final List<Refusal> refusals = new ArrayList<>();
        SheetReading reading = new SheetReading(0, List.of(), List.of());
    }

    private Draft read(Scope scope, int district, Path file) {
        scope.require(district);
        Draft draft = new Draft();
        Map<String, Long> towns = towns(district);
        draft.reading = SheetReader.read(file, COLUMNS, SheetLimits.rows(MOST_ROWS), row -> take(row, towns, draft));
        draft.refusals.addAll(draft.reading.refusals());
        refuseTwice(draft);
        refuseKnown(scope, district, draft);
        draft.refusals.sort(Comparator.comparing((Refusal refusal) -> refusal.row() == null ? 0 : refusal.row()));
        return draft;
    }

    /** Towns by name and code; the county itself for those whose town is not known. */
    private Map<String, Long> towns(int district) {
        List<Region> places = new ArrayList<>(regions.towns(district));
        regions.find(district).ifPresent(places::add);
        Map<String, Long> towns = new HashMap<>();
        for (Region place : places) {
            towns.put(Text.code(place.name()), place.code());
            towns.put(Long.toString(place.code()), place.code());
        }
        return towns;
    }

    private static void take(SheetRow row, Map<String, Long> towns, Draft draft) {
        String town = row.text(2);
        Long place = towns.get(Text.code(town));
        if (place == null && !town.isEmpty()) {
            draft.refusals.add(
                    OrganisationRefusal.SHEET_PLACE_UNKNOWN.refusal(town).at(row.number(), heading(2)));
        }
        if (!row.sound()) {
            return;
        }
        EmployerFacts facts = new EmployerFacts(
                row.text(0),
                row.textOrNull(1),
                place == null ? Region.NATION : place,
                row.text(3),
                row.wholeNumber(4),
                row.textOrNull(5),
                row.date(6),
                row.text(7),
                row.text(8));
        for (Refusal refusal : OrganisationRules.facts(facts)) {
            draft.refusals.add(refusal.at(row.number(), heading(columnOf(refusal.field()))));
        }
        if (place != null) {
            draft.facts.put(row.number(), facts);
        }
    }

    private static int columnOf(@Nullable String field) {
        return switch (field == null ? "" : field) {
            case "creditCode" -> 1;
            case "place" -> 2;
            case "staffSource" -> 5;
            case "contactPhone" -> 8;
            default -> 0;
        };
    }

    private static String heading(int column) {
        return COLUMNS.get(column).heading();
    }

    /** The same code, or without a code the same name in the same town, on two rows. */
    private static void refuseTwice(Draft draft) {
        Map<String, Integer> seen = new HashMap<>();
        draft.facts.forEach((number, facts) -> {
            Integer first = seen.putIfAbsent(key(facts), number);
            if (first != null) {
                int column = facts.creditCode() == null ? 0 : 1;
                draft.refusals.add(OrganisationRefusal.TWICE_IN_SHEET
                        .refusal(Integer.toString(first))
                        .at(number, heading(column)));
            }
        });
    }

    private static String key(EmployerFacts facts) {
        String code = facts.creditCode();
        return code != null ? code : facts.place() + "/" + EmployerName.normal(facts.name());
    }

    private void refuseKnown(Scope scope, int district, Draft draft) {
        List<String> codes = draft.facts.values().stream()
                .flatMap(facts -> Stream.ofNullable(facts.creditCode()))
                .toList();
        List<String> names = draft.facts.values().stream()
                .filter(facts -> facts.creditCode() == null)
                .map(facts -> EmployerName.normal(facts.name()))
                .toList();
        Map<String, Employer> known = new HashMap<>();
        employers.withCreditCodes(scope, district, codes).forEach(e -> known.put(key(e.facts()), e));
        Map<String, Employer> named = employers.named(scope, district, names).stream()
                .collect(Collectors.toMap(
                        e -> e.facts().place() + "/"
                                + EmployerName.normal(e.facts().name()),
                        e -> e,
                        (a, b) -> a));
        draft.facts.forEach((number, facts) -> {
            boolean coded = facts.creditCode() != null;
            Employer same = coded ? known.get(key(facts)) : named.get(key(facts));
            if (same != null) {
                OrganisationRefusal reason =
                        coded ? OrganisationRefusal.SHEET_CREDIT_CODE_KNOWN : OrganisationRefusal.SHEET_NAME_KNOWN;
                draft.refusals.add(reason.refusal(same.facts().name()).at(number, heading(coded ? 1 : 0)));
            }
        });
    }
}
