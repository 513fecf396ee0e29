package org.niangjia.service.request;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 交办单页面. Orders of 12345 and 12351: the newest ones, and one found by its number. */
@Component
class OrderPages implements Pages {
    private final Orders orders;

    OrderPages(Orders orders) {
        this.orders = orders;
    }

    /** 交办单菜单. */
    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry ordersEntry() {
            return new MenuEntry(23, "service", "request.orders.menu", "inbox", "/requests/orders", Duty.HANDLE, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/orders", Duty.HANDLE, this::orders).gives(RequestPages.Listed.class);
    }

    /** By number where one is asked for; one hit is shown at once. */
    private Answer orders(Call call) {
        String no = NewRequest.clean(call.query("no").orElse("")).toUpperCase(Locale.ROOT);
        int limit = call.limit(20, 100);
        List<Orders.Listed> found = no.isEmpty()
                ? orders.list(call.scope(), after(call), limit + 1)
                : orders.find(call.scope(), no).stream()
                        .flatMap(known -> orders.of(known).map(order -> new Orders.Listed(known, order)).stream())
                        .toList();
        List<Orders.Listed> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().known().id().toString() : null;
        List<Case> cases = page.stream().map(Orders.Listed::known).toList();
        RequestPages.Listed listed = new RequestPages.Listed(
                cases.stream().map(RequestPages.Brief::of).toList(), next);
        return !no.isEmpty() && cases.size() == 1 && !call.json()
                ? Answer.done("/requests/" + cases.getFirst().no(), listed)
                : Answer.page(
                        "service/request/orders.jte",
                        listed,
                        Map.of("orders", page, "no", no, "next", next == null ? "" : next));
    }

    private static @Nullable UUID after(Call call) {
        return call.query("after")
                .filter(text -> text.matches("[0-9a-f-]{36}"))
                .map(UUID::fromString)
                .orElse(null);
    }
}
