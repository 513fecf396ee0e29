package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.MenuEntry;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.QrCode;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.EmployerQuery;
import org.niangjia.platform.organisation.Employers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** 张贴二维码. An office finds a unit and prints the sheet that hangs on its wall. */
@Component
class PosterPages implements Pages {
    private final Employers employers;

    PosterPages(Employers employers) {
        this.employers = employers;
    }

    @Configuration(proxyBeanMethods = false)
    static class Menu {
        @Bean
        MenuEntry postersEntry() {
            return new MenuEntry(63, "house", "request.posters", "print", "/posters", Duty.ORGANISE, null);
        }
    }

    @Override
    public void declare(Routes at) {
        at.get("/posters", Duty.ORGANISE, this::list).gives(Listed.class);
        at.get("/posters/{district}/{employer}", Duty.ORGANISE, this::poster)
                .of("employer", this::chosen)
                .gives(Item.class);
    }

    record Listed(List<Item> items, @Nullable String next) {}

    /** 二维码. What it holds is an address; nobody's name is in it. */
    record Item(int district, UUID employer, String name, String address) {}

    private static Item item(Call call, Employer employer) {
        return new Item(
                employer.district(), employer.id(), employer.facts().name(), call.origin() + UnitDoor.path(employer));
    }

    private Answer list(Call call) {
        if (call.scope().office() == null) {
            throw new NotVisibleException("posters");
        }
        int limit = call.limit(20, 100);
        String text = call.query("q").orElse("");
        UUID after = call.query("after").map(RequestPages::id).orElse(null);
        List<Employer> found = employers.page(call.scope(), EmployerQuery.of(text), after, limit + 1);
        List<Employer> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : "";
        Listed listed = new Listed(page.stream().map(each -> item(call, each)).toList(), next.isEmpty() ? null : next);
        return Answer.page("service/request/posters.jte", listed, Map.of("units", page, "next", next, "text", text));
    }

    private Employer chosen(Call call) {
        if (call.scope().office() == null) {
            throw new NotVisibleException("employer");
        }
        try {
            int district = call.scope().require(Integer.parseInt(call.path("district")));
            return employers.get(call.scope(), district, call.id("employer"));
        } catch (NumberFormatException e) {
            throw new NotVisibleException("employer");
        }
    }

    private Answer poster(Call call) {
        Employer unit = chosen(call);
        Item item = item(call, unit);
        return Answer.page(
                "service/request/poster.jte",
                item,
                Map.of("unit", unit, "code", QrCode.of(item.address()), "address", item.address()));
    }
}
