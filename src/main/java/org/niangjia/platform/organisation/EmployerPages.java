package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.behalf.Behalf;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 用人单位页面. List with search, one employer, and the forms that register, amend and close it. */
@Component
class EmployerPages implements Pages {
    private static final String KIND = "employer";

    private final Employers employers;
    private final EmployerDesk desk;
    private final Coverages coverages;
    private final Unions unions;
    private final Places places;
    private final Behalf behalf;
    private final ObjectProvider<EmployerLink> links;
    private final Clock clock;

    EmployerPages(
            Employers employers,
            EmployerDesk desk,
            Coverages coverages,
            Unions unions,
            Places places,
            Behalf behalf,
            ObjectProvider<EmployerLink> links,
            Clock clock) {
        this.employers = employers;
        this.desk = desk;
        this.coverages = coverages;
        this.unions = unions;
        this.places = places;
        this.behalf = behalf;
        this.links = links;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/employers", Duty.ORGANISE, this::list).gives(Listed.class);
        at.get("/employers/new", Duty.ORGANISE, this::blank);
        at.post("/employers", Duty.ORGANISE, this::register)
                .takes(EmployerInput.class)
                .gives(EmployerView.class)
                .again(this::blank);
        String one = "/employers/{district}/{employer}";
        at.get(one, Duty.ORGANISE, this::show).of(KIND, this::chosen).gives(EmployerView.class);
        at.get(one + "/edit", Duty.ORGANISE, this::edit).of(KIND, this::chosen);
        at.post(one, Duty.ORGANISE, this::amend)
                .of(KIND, this::chosen)
                .takes(EmployerInput.class)
                .gives(EmployerView.class)
                .again(this::edit);
        at.post(one + "/closing", Duty.ORGANISE, this::close)
                .of(KIND, this::chosen)
                .takes(ReasonInput.class)
                .gives(EmployerView.class)
                .again(this::show);
        at.post(one + "/telephone", Duty.REVEAL, this::reveal)
                .of(KIND, this::chosen)
                .takes(ReasonInput.class)
                .gives(Revealed.class)
                .again(this::show);
    }

    /** 单位列表. One page and where the next begins. */
    record Listed(List<EmployerView> items, @Nullable String next) {}

    /** 理由. */
    record ReasonInput(@Nullable String reason) {}

    /** 完整号码. */
    record Revealed(String contactPhone) {}

    /** 列表行. An employer with the name of its place. */
    record Line(Employer employer, String place) {}

    private Answer list(Call call) {
        EmployerDesk.requireOffice(call.scope());
        int limit = call.limit(20, 100);
        String text = call.query("q").orElse("");
        String town = call.query("town").orElse("");
        boolean closed = call.query("closed").isPresent();
        EmployerQuery query = new EmployerQuery(text, number(town), closed);
        List<Employer> found = employers.page(call.scope(), query, cursor(call), limit + 1);
        List<Employer> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? page.getLast().id().toString() : null;
        Map<String, Object> model = new HashMap<>();
        model.put("rows", page.stream().map(this::line).toList());
        model.put("next", next == null ? "" : next);
        model.put("text", text);
        model.put("town", town);
        model.put("closed", closed);
        model.put("towns", places.offered(home(call), null));
        Listed listed = new Listed(page.stream().map(EmployerView::of).toList(), next);
        return Answer.page("platform/organisation/employers.jte", listed, model);
    }

    private static @Nullable UUID cursor(Call call) {
        try {
            return call.query("after").map(UUID::fromString).orElse(null);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Long number(String text) {
        return text.matches("\\d{6,12}") ? Long.valueOf(text) : null;
    }

    private Line line(Employer employer) {
        return new Line(employer, places.name(employer.facts().place()));
    }

    private Answer blank(Call call) {
        EmployerDesk.requireOffice(call.scope());
        return form(call, null);
    }

    private Answer edit(Call call) {
        return form(call, chosen(call));
    }

    private Answer form(Call call, @Nullable Employer known) {
        Map<String, Object> model = new HashMap<>();
        if (known == null) {
            model.put("places", places.offered(home(call), null));
        } else {
            model.put("places", places.offered(known.district(), known.facts().place()));
            model.put("known", known);
        }
        return Answer.page("platform/organisation/employer_form.jte", null, model);
    }

    /** New employers belong to the district of the hat. */
    private static int home(Call call) {
        return call.caller().worn().district();
    }

    private Answer register(Call call) {
        EmployerFacts facts = call.input(EmployerInput.class).facts();
        Employer made = desk.register(call.scope(), home(call), facts);
        return Answer.created(address(made), EmployerView.of(made))
                .say("organisation.said.created", made.facts().name());
    }

    private Answer show(Call call) {
        return page(call, "");
    }

    private Answer page(Call call, String telephone) {
        Employer employer = chosen(call);
        List<UUID> covering =
                coverages.unionsOf(call.scope(), employer.district(), employer.id(), LocalDate.now(clock));
        Map<String, Object> model = new HashMap<>();
        model.put("line", line(employer));
        model.put("unions", covering.isEmpty() ? List.of() : unions.list(call.scope(), covering));
        model.put("telephone", telephone);
        model.put(
                "links",
                links.orderedStream()
                        .filter(link -> call.caller().may(link.duty()))
                        .toList());
        model.put(
                "waiting",
                behalf.of(call.scope(), employer.district(), employer.id()).stream()
                        .filter(entry -> !entry.closed())
                        .toList());
        return Answer.page("platform/organisation/employer.jte", EmployerView.of(employer), model);
    }

    private Answer amend(Call call) {
        Employer employer = chosen(call);
        EmployerFacts facts = call.input(EmployerInput.class).facts();
        desk.amend(call.scope(), employer.district(), employer.id(), call.version(), facts);
        return done(call, employer, "organisation.said.saved");
    }

    private Answer close(Call call) {
        Employer employer = chosen(call);
        String reason = UnionInput.text(call.input(ReasonInput.class).reason());
        int version = call.version() < 0 ? employer.version() : call.version();
        desk.close(call.scope(), employer.district(), employer.id(), version, reason);
        return done(call, employer, "organisation.said.closed");
    }

    private Answer reveal(Call call) {
        Employer employer = chosen(call);
        String reason = UnionInput.text(call.input(ReasonInput.class).reason());
        String phone = desk.revealContactPhone(call.scope(), employer.district(), employer.id(), reason)
                .orElse("");
        return call.json() ? Answer.json(new Revealed(phone)) : page(call, phone);
    }

    private Answer done(Call call, Employer employer, String said) {
        Employer now = employers.get(call.scope(), employer.district(), employer.id());
        return Answer.done(address(now), EmployerView.of(now))
                .say(said, now.facts().name());
    }

    static String address(Employer employer) {
        return "/employers/" + employer.district() + "/" + employer.id();
    }

    private Employer chosen(Call call) {
        EmployerDesk.requireOffice(call.scope());
        return employers.get(call.scope(), UnionPages.district(call), call.id("employer"));
    }
}
