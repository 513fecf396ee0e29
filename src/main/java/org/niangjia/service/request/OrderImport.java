package org.niangjia.service.request;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Refusal;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.sheet.ImportContext;
import org.niangjia.platform.sheet.ImportKind;
import org.niangjia.platform.sheet.ImportRoutes;
import org.niangjia.platform.sheet.ImportRow;
import org.niangjia.platform.sheet.ImportRun;
import org.niangjia.platform.sheet.Mistakes;
import org.niangjia.platform.sheet.SheetColumn;
import org.niangjia.platform.sheet.SheetRow;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 交办单导入. A sheet of orders as the lines export it: each row becomes a request with its order, all or the good rows. */
@Component
class OrderImport implements ImportKind<OrderImport.Row>, Pages {
    private static final String NO = "orderNo";
    /** Of what the line put in no category: a question, but once a unit is named, nothing that its own union may read. */
    private static final String QUESTION = "LAW";

    private static final String ABOUT_A_UNIT = "CONTRACT";
    private static final int MOST_ROWS = 2_000;

    private final OrderColumns columns;
    private final OrderDesk desk;
    private final Orders orders;
    private final Categories categories;
    private final Trail trail;
    private final Clock clock;
    private final ImportRoutes routes;

    OrderImport(
            OrderColumns columns,
            OrderDesk desk,
            Orders orders,
            Categories categories,
            Trail trail,
            Clock clock,
            ImportRoutes routes) {
        this.columns = columns;
        this.desk = desk;
        this.orders = orders;
        this.categories = categories;
        this.trail = trail;
        this.clock = clock;
        this.routes = routes;
    }

    /** 交办单行. One order with what was said. */
    record Row(
            String source,
            String orderNo,
            LocalDate due,
            String category,
            String text,
            String name,
            @Nullable String phone,
            String employer,
            String placeText) {
        String key() {
            return source + "/" + orderNo;
        }
    }

    @Override
    public void declare(Routes at) {
        routes.declare(at, "/requests/orders", this);
    }

    @Override
    public String code() {
        return "orders";
    }

    @Override
    public String words() {
        return "request.orders.import";
    }

    @Override
    public Duty duty() {
        return Duty.COUNTER;
    }

    @Override
    public int mostRows() {
        return MOST_ROWS;
    }

    @Override
    public List<SheetColumn> columns() {
        return columns.columns();
    }

    @Override
    public void admit(ImportContext context) {
        if (context.scope().office() == null) {
            throw new NotVisibleException("orders");
        }
        context.scope().require(context.district());
    }

    @Override
    public ImportRun<Row> begin(ImportContext context) {
        return new Run(context);
    }

    private final class Run implements ImportRun<Row> {
        private final ImportContext context;
        private final LocalDate today = WorkingCalendar.dayOf(clock.instant());

        Run(ImportContext context) {
            this.context = context;
        }

        @Override
        public @Nullable Row read(SheetRow row, Mistakes mistakes) {
            String source = row.text("source").isEmpty() ? RequestRules.ORDER_SOURCES.getFirst() : row.text("source");
            String no = row.text(NO).toUpperCase(Locale.ROOT);
            LocalDate due = row.date("due");
            String text = row.text("text");
            if (row.sound()) {
                if (RequestRules.order(source, no, due, today) instanceof Decision.Refused refused) {
                    refused.reasons().forEach(reason -> told(row, reason, mistakes));
                }
            }
            Optional<Category> category = category(row.text("category"), row.text("employer"));
            if (category.isEmpty()) {
                mistakes.add(row.number(), "category", Refusal.of("request.CATEGORY_MISSING"));
            }
            if (!text.isEmpty() && text.codePointCount(0, text.length()) < 2) {
                mistakes.add(row.number(), "text", Refusal.of("request.TEXT_MISSING"));
            }
            String phone = phone(row, mistakes);
            String name = row.text("name");
            if (!name.isEmpty()) {
                PersonName.parse(name).reasons().forEach(reason -> mistakes.add(row.number(), "name", reason));
            }
            return !row.sound() || due == null || category.isEmpty()
                    ? null
                    : new Row(
                            source,
                            no,
                            due,
                            category.get().code(),
                            text,
                            name,
                            phone,
                            row.text("employer"),
                            row.text("placeText"));
        }

        private void told(SheetRow row, Refusal reason, Mistakes mistakes) {
            String field = reason.field();
            mistakes.add(row.number(), field == null ? NO : field, reason);
        }

        private @Nullable String phone(SheetRow row, Mistakes mistakes) {
            String typed = row.text("phone");
            if (typed.isEmpty()) {
                return null;
            }
            Parsed<PhoneNumber> parsed = PhoneNumber.parse(typed);
            parsed.reasons().forEach(reason -> mistakes.add(row.number(), "phone", reason));
            return parsed.find().map(PhoneNumber::value).orElse(null);
        }

        private Optional<Category> category(String typed, String employer) {
            String wanted = !typed.isEmpty() ? typed : employer.isEmpty() ? QUESTION : ABOUT_A_UNIT;
            return categories.offered().stream()
                    .filter(one -> one.code().equalsIgnoreCase(wanted)
                            || one.nameZh().equals(wanted)
                            || one.nameEn().equalsIgnoreCase(wanted))
                    .findFirst();
        }

        @Override
        public void within(List<ImportRow<Row>> rows, Mistakes mistakes) {
            Map<String, Integer> seen = new HashMap<>();
            for (ImportRow<Row> row : rows) {
                Integer first = seen.putIfAbsent(row.value().key(), row.number());
                if (first != null) {
                    mistakes.add(row.number(), NO, Refusal.of("request.ORDER_TWICE", Integer.toString(first)));
                }
            }
        }

        @Override
        public void against(List<ImportRow<Row>> rows, Mistakes mistakes) {
            Set<String> taken = orders.taken(
                    context.scope(),
                    context.district(),
                    rows.stream().map(row -> row.value().orderNo()).toList());
            for (ImportRow<Row> row : rows) {
                if (taken.contains(row.value().key())) {
                    mistakes.add(row.number(), NO, Refusal.of("request.ORDER_KNOWN"));
                }
            }
        }

        @Override
        public void apply(List<ImportRow<Row>> good, Progress done) {
            int stored = 0;
            for (ImportRow<Row> row : good) {
                desk.take(context.scope(), context.district(), row.value());
                done.rows(++stored);
            }
            trail.record(
                    context.scope().actor(),
                    context.district(),
                    "request.orders_imported",
                    "district",
                    null,
                    good.size() + " 件交办单");
        }
    }
}
