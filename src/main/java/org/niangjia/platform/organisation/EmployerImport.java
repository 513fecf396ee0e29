package org.niangjia.platform.organisation;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.Text;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportKind;
import org.niangjia.platform.sheet.ImportRoutes;
import org.niangjia.platform.sheet.ImportRow;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetColumn.Kind;
import org.niangjia.platform.sheet.SheetRow;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 单位导入. Employers from one sheet: looked through first, then stored, all or the good rows. */
@Component
public class EmployerImport implements ImportKind<EmployerFacts>, Pages {
    private static final String NAME = "name";
    private static final String CREDIT_CODE = "creditCode";
    private static final String PLACE = "place";
    private static final String STAFF_SOURCE = "staffSource";
    private static final String CONTACT_PHONE = "contactPhone";
    private static final int MOST_ROWS = 20_000;

    private final Employers employers;
    private final Regions regions;
    private final Trail trail;
    private final Clock clock;
    private final ImportRoutes routes;

    EmployerImport(Employers employers, Regions regions, Trail trail, Clock clock, ImportRoutes routes) {
        this.employers = employers;
        this.regions = regions;
        this.trail = trail;
        this.clock = clock;
        this.routes = routes;
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, "/employers", this);
    }

    @Override
    public String code() {
        return "employers";
    }

    @Override
    public String words() {
        return "organisation.import";
    }

    @Override
    public Duty duty() {
        return Duty.ORGANISE;
    }

    @Override
    public int mostRows() {
        return MOST_ROWS;
    }

    @Override
    public List<SheetColumn> columns() {
        return List.of(
                SheetColumn.required(NAME, Kind.WORDS, "单位名称", "Employer")
                        .note("营业执照上的全称", "Full name as on the business licence")
                        .example("某某船舶修造有限公司"),
                SheetColumn.optional(CREDIT_CODE, Kind.CODE, "统一社会信用代码", "Credit code")
                        .note("18 位，没有的空着（小店、个体户）", "18 characters; leave empty where there is none")
                        .example("91330903MA2XX00K98"),
                SheetColumn.required(PLACE, Kind.WORDS, "所在镇街", "Town")
                        .note("本县（市、区）的镇、街道名称，或 9 位代码", "Name of a town of this county, or its 9 digits")
                        .example("沈家门街道"),
                SheetColumn.optional("industry", Kind.WORDS, "行业", "Industry")
                        .note("国民经济行业分类的名称", "As the national classification names it")
                        .example("船舶修造"),
                SheetColumn.optional("staff", Kind.WHOLE_NUMBER, "职工人数", "Staff")
                        .note("整数；填了人数，后两列也要填", "A whole number; then the next two columns are needed too")
                        .example("60"),
                SheetColumn.optional(STAFF_SOURCE, Kind.WORDS, "人数来源", "Source of staff")
                        .note("例如：单位填报、参保数据", "For example: told by the employer")
                        .example("单位填报"),
                SheetColumn.optional("staffOn", Kind.DATE, "人数日期", "Staff on")
                        .note("这个人数是哪一天的", "The day that the number holds for")
                        .example("2026-03-02"),
                SheetColumn.optional("contactName", Kind.WORDS, "联系人", "Contact")
                        .note("单位的工会联系人", "Whom the union turns to there")
                        .example("王海生"),
                SheetColumn.optional(CONTACT_PHONE, Kind.WORDS, "联系电话", "Telephone")
                        .note("手机或带区号的固定电话，加密保存", "Mobile or landline with area code; kept sealed")
                        .example("0580-3010000"));
    }

    @Override
    public void admit(ImportContext context) {
        EmployerDesk.requireOffice(context.scope());
        context.scope().require(context.district());
    }

    @Override
    public ImportRun<EmployerFacts> begin(ImportContext context) {
        return new Run(context, towns(context.district()));
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

    private static String columnOf(@Nullable String field) {
        return switch (field == null ? "" : field) {
            case CREDIT_CODE, PLACE, STAFF_SOURCE, CONTACT_PHONE -> String.valueOf(field);
            default -> NAME;
        };
    }

    private static String key(EmployerFacts facts) {
        String code = facts.creditCode();
        return code != null ? code : facts.place() + "/" + EmployerName.normal(facts.name());
    }

    private static String keyColumn(EmployerFacts facts) {
        return facts.creditCode() == null ? NAME : CREDIT_CODE;
    }

    /** 一次导入. */
    private final class Run implements ImportRun<EmployerFacts> {
        private final ImportContext context;
        private final Map<String, Long> towns;

        Run(ImportContext context, Map<String, Long> towns) {
            this.context = context;
            this.towns = towns;
        }

        @Override
        public @Nullable EmployerFacts read(SheetRow row, Mistakes mistakes) {
            String town = row.text(PLACE);
            Long place = towns.get(Text.code(town));
            if (place == null && !town.isEmpty()) {
                mistakes.add(row.number(), PLACE, OrganisationRefusal.SHEET_PLACE_UNKNOWN.refusal(town));
            }
            if (!row.sound()) {
                return null;
            }
            EmployerFacts facts = new EmployerFacts(
                    row.text(NAME),
                    row.textOrNull(CREDIT_CODE),
                    place == null ? Region.NATION : place,
                    row.text("industry"),
                    row.wholeNumber("staff"),
                    row.textOrNull(STAFF_SOURCE),
                    row.date("staffOn"),
                    row.text("contactName"),
                    row.text(CONTACT_PHONE));
            for (Refusal refusal : OrganisationRules.facts(facts)) {
                mistakes.add(row.number(), columnOf(refusal.field()), refusal);
            }
            return place == null ? null : facts;
        }

        /** The same code, or without a code the same name in the same town, on two rows. */
        @Override
        public void within(List<ImportRow<EmployerFacts>> rows, Mistakes mistakes) {
            Map<String, Integer> seen = new HashMap<>();
            for (ImportRow<EmployerFacts> row : rows) {
                Integer first = seen.putIfAbsent(key(row.value()), row.number());
                if (first != null) {
                    mistakes.add(
                            row.number(),
                            keyColumn(row.value()),
                            OrganisationRefusal.TWICE_IN_SHEET.refusal(Integer.toString(first)));
                }
            }
        }

        @Override
        public void against(List<ImportRow<EmployerFacts>> rows, Mistakes mistakes) {
            Map<String, Employer> known = known(rows);
            for (ImportRow<EmployerFacts> row : rows) {
                boolean coded = row.value().creditCode() != null;
                Employer same = known.get(key(row.value()));
                if (same != null) {
                    OrganisationRefusal reason =
                            coded ? OrganisationRefusal.SHEET_CREDIT_CODE_KNOWN : OrganisationRefusal.SHEET_NAME_KNOWN;
                    mistakes.add(
                            row.number(),
                            keyColumn(row.value()),
                            reason.refusal(same.facts().name()));
                }
            }
        }

        private Map<String, Employer> known(List<ImportRow<EmployerFacts>> rows) {
            List<String> codes = rows.stream()
                    .flatMap(row -> Stream.ofNullable(row.value().creditCode()))
                    .toList();
            List<String> names = rows.stream()
                    .filter(row -> row.value().creditCode() == null)
                    .map(row -> EmployerName.normal(row.value().name()))
                    .toList();
            Map<String, Employer> known = new HashMap<>();
            employers
                    .named(context.scope(), context.district(), names)
                    .forEach(e -> known.put(
                            e.facts().place() + "/"
                                    + EmployerName.normal(e.facts().name()),
                            e));
            employers
                    .withCreditCodes(context.scope(), context.district(), codes)
                    .forEach(e -> known.put(key(e.facts()), e));
            return known;
        }

        @Override
        public void apply(List<ImportRow<EmployerFacts>> good, Progress done) {
            Map<UUID, EmployerFacts> rows = new LinkedHashMap<>();
            good.forEach(row -> rows.put(Uuid7.next(clock), row.value()));
            employers.insert(context.scope(), context.district(), rows, clock.instant());
            done.rows(rows.size());
            trail.record(
                    context.scope().actor(),
                    context.district(),
                    "employer.imported",
                    "district",
                    null,
                    rows.size() + " 家单位");
        }
    }
}
