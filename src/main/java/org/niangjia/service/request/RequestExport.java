package org.niangjia.service.request;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.frame.Words;
import org.niangjia.platform.seal.Masks;
import org.niangjia.platform.sheet.ExportColumn;
import org.niangjia.platform.sheet.ExportContext;
import org.niangjia.platform.sheet.ExportKind;
import org.niangjia.platform.sheet.ExportRoutes;
import org.springframework.stereotype.Component;

/** 诉求台账导出. The list of requests as it was narrowed, within the same Scope; people stay masked. */
@Component
class RequestExport implements ExportKind<RequestExport.Line>, Pages {
    private final RequestList requests;
    private final Categories categories;
    private final ExportRoutes routes;
    private final Clock clock;

    RequestExport(RequestList requests, Categories categories, ExportRoutes routes, Clock clock) {
        this.requests = requests;
        this.categories = categories;
        this.routes = routes;
        this.clock = clock;
    }

    /** 一行. A request in the words of whoever takes it out. */
    record Line(RequestList.Row row, String category, Words words, Instant now) {
        private Case known() {
            return row.known();
        }

        private @Nullable String minute(@Nullable Instant at) {
            return at == null ? null : new Times(words, LocalDate.EPOCH).minute(at);
        }

        private String applicant() {
            return row.anonymous() ? words.t("request.anonymous") : Masks.name(row.applicant());
        }

        private @Nullable String step() {
            return known().stage().open() ? words.t("casework.step.SQ." + known().step()) : null;
        }

        private @Nullable String late() {
            Instant due = known().dueAt();
            return known().closedAt() == null && due != null && due.isBefore(now) ? words.t("request.late") : null;
        }

        private @Nullable String result() {
            String code = known().result();
            return code == null ? null : words.find("request.result." + code).orElse(code);
        }
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, "/requests", this);
    }

    @Override
    public String code() {
        return "requests";
    }

    @Override
    public String words() {
        return "request.menu";
    }

    @Override
    public List<ExportColumn<Line>> columns() {
        return List.of(
                ExportColumn.of("no", "办件编号", "Number", line -> line.known().no()),
                ExportColumn.of(
                        "openedAt",
                        "提交时间",
                        "Handed in",
                        line -> line.minute(line.known().openedAt())),
                ExportColumn.of("category", "类别", "Kind", Line::category),
                ExportColumn.of("subject", "事项", "Matter", line -> line.known().subject()),
                ExportColumn.of("employer", "单位", "Unit", line -> line.row().employer()),
                ExportColumn.of("applicantMasked", "诉求人（遮盖）", "Applicant (masked)", Line::applicant),
                ExportColumn.of(
                        "phoneMasked",
                        "手机（遮盖）",
                        "Telephone (masked)",
                        line -> line.row().phone()),
                ExportColumn.of(
                        "channel",
                        "来源",
                        "Channel",
                        line -> line.words().t("request.channel." + line.row().channel())),
                ExportColumn.of(
                        "stage",
                        "阶段",
                        "Stage",
                        line -> line.words().t("casework.stage." + line.known().stage())),
                ExportColumn.of("step", "现在该做", "Next", Line::step),
                ExportColumn.of("office", "承办", "Office", line -> line.known().handlerTitle()),
                ExportColumn.of(
                        "dueAt",
                        "答复期限",
                        "Answer due",
                        line -> line.minute(line.known().dueAt())),
                ExportColumn.of("late", "是否超期", "Overdue", Line::late),
                ExportColumn.of(
                        "closedAt",
                        "办结时间",
                        "Closed",
                        line -> line.minute(line.known().closedAt())),
                ExportColumn.of("result", "办结结果", "Result", Line::result));
    }

    @Override
    public List<String> filters() {
        return RequestFilter.FIELDS;
    }

    @Override
    public List<Line> page(ExportContext context, @Nullable Line after, int limit) {
        Instant now = clock.instant();
        RequestFilter filter = RequestFilter.of(context::filter);
        return requests
                .page(
                        context.scope(),
                        filter,
                        after == null ? null : after.known().id(),
                        limit)
                .stream()
                .map(row -> new Line(row, category(row, context.words()), context.words(), now))
                .toList();
    }

    private String category(RequestList.Row row, Words words) {
        return categories
                .find(row.category())
                .map(found -> found.name(words.chinese()))
                .orElse(row.category());
    }
}
