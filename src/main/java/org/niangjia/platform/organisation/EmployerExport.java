package org.niangjia.platform.organisation;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.stereotype.Component;

/** 单位导出. The list of employers, as it was narrowed; telephones in full only where they are asked for. */
@Component
class EmployerExport implements ExportKind<EmployerExport.Line>, Pages {
    private static final String CONTACT_PHONE = "contactPhone";

    private final Employers employers;
    private final Places places;
    private final ExportRoutes routes;

    EmployerExport(Employers employers, Places places, ExportRoutes routes) {
        this.employers = employers;
        this.places = places;
        this.routes = routes;
    }

    /** 一行. An employer and, where it is wanted, the telephone in full. */
    record Line(Employer employer, String place, String phone) {
        EmployerFacts facts() {
            return employer.facts();
        }
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
        return "organisation.employers";
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of("name", "单位名称", "Employer", line -> line.facts().name()),
                ExportColumn.of(
                        "creditCode",
                        "统一社会信用代码",
                        "Credit code",
                        line -> line.facts().creditCode()),
                ExportColumn.of("place", "所在镇街", "Town", Line::place),
                ExportColumn.of(
                        "industry", "行业", "Industry", line -> line.facts().industry()),
                ExportColumn.of("staff", "职工人数", "Staff", line -> line.facts().staff()),
                ExportColumn.of(
                        "staffSource",
                        "人数来源",
                        "Source of staff",
                        line -> line.facts().staffSource()),
                ExportColumn.of(
                        "staffOn", "人数日期", "Staff on", line -> line.facts().staffOn()),
                ExportColumn.of(
                        "contactName", "联系人", "Contact", line -> line.facts().contactName()),
                ExportColumn.of(
                        "contactPhoneMasked",
                        "联系电话（遮盖）",
                        "Telephone (masked)",
                        line -> line.facts().contactPhone()),
                ExportColumn.sensitive(CONTACT_PHONE, "联系电话", "Telephone", Line::phone));
    }

    @Override
    public List<String> filters() {
        return List.of("q", "town", "closed");
    }

    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        EmployerDesk.requireOffice(context.scope());
        String town = context.filter("town");
        EmployerQuery query = new EmployerQuery(
                context.filter("q"),
                town.matches("\\d{6,12}") ? Long.valueOf(town) : null,
                !context.filter("closed").isEmpty());
        List<Employer> page = employers.page(
                context.scope(), query, after == null ? null : after.employer().id(), limit);
        Map<UUID, String> phones = context.columns().contains(CONTACT_PHONE)
                ? employers.contactPhones(
                        context.scope(), page.stream().map(Employer::id).toList())
                : Map.of();
        return page.stream()
                .map(employer -> new Line(
                        employer, places.name(employer.facts().place()), phones.getOrDefault(employer.id(), "")))
                .toList();
    }
}
