package org.niangjia.engine.payment;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 付款单页. One payment among all of one's own county, by what it is about, by payee and by state. */
@Component
class PaymentOrderPages implements Pages {
    static final String ALL = PaymentPages.ALL + "/orders";

    private final OrderLists lists;

    PaymentOrderPages(OrderLists lists) {
        this.lists = lists;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.BOOKS, this::list).gives(Found.class);
    }

    /** 付款单列表. One page and where the next begins. */
    record Found(List<OrderLists.Listed> items, @Nullable String next) {}

    private Answer list(Call call) {
        int district = PaymentPages.district(call);
        OrderLists.State state = Arrays.stream(OrderLists.State.values())
                .filter(each -> each.name().equals(call.query("state").orElse("")))
                .findFirst()
                .orElse(null);
        String text = call.sought();
        int limit = call.limit(20, 100);
        UUID after = call.query("after")
                .filter(PaymentPages::isId)
                .map(UUID::fromString)
                .orElse(null);
        List<OrderLists.Listed> all = lists.page(call.scope(), district, state, text, after, limit + 1);
        List<OrderLists.Listed> items = all.size() > limit ? all.subList(0, limit) : all;
        String next = all.size() > limit ? items.getLast().id().toString() : null;
        return Answer.page(
                "engine/payment/orders.jte",
                new Found(items, next),
                Map.of(
                        "items",
                        items,
                        "text",
                        text,
                        "state",
                        state == null ? "" : state.name(),
                        "next",
                        next == null ? "" : next));
    }
}
