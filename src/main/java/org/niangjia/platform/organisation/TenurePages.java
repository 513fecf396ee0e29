package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 任免页面. Fill a post, end a term with an acting holder named at once, print the 交接单. */
@Component
class TenurePages implements Pages {
    private final Unions unions;
    private final Posts posts;
    private final Tenures tenures;
    private final TenureDesk desk;
    private final Handovers handovers;
    private final OfficerAccounts officers;
    private final Terms terms;
    private final Trail trail;
    private final Clock clock;

    TenurePages(
            Unions unions,
            Posts posts,
            Tenures tenures,
            TenureDesk desk,
            Handovers handovers,
            OfficerAccounts officers,
            Terms terms,
            Trail trail,
            Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.tenures = tenures;
        this.desk = desk;
        this.handovers = handovers;
        this.officers = officers;
        this.terms = terms;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        String post = "/posts/{district}/{post}/appointment";
        at.get(post, Duty.ORGANISE, this::blank).of("post", this::post);
        at.post(post, Duty.ORGANISE, this::appoint)
                .of("post", this::post)
                .takes(AppointmentInput.class)
                .gives(Done.class)
                .again(this::blank);
        String tenure = "/tenures/{district}/{tenure}/ending";
        at.get(tenure, Duty.ORGANISE, this::ending).of("tenure", this::tenure);
        at.post(tenure, Duty.ORGANISE, this::end)
                .of("tenure", this::tenure)
                .takes(EndingInput.class)
                .gives(Done.class)
                .again(this::ending);
        at.get("/handovers/{district}/{handover}", Duty.ORGANISE, this::sheet).of("handover", this::handover);
        at.post("/tenures/{district}/{tenure}/mobile", Duty.HANDLE, this::mobile)
                .takes(MobileInput.class);
    }

    /** 任命表单. The person by name and phone; the last day of the term is counted in. */
    record AppointmentInput(
            @Nullable String name,
            @Nullable String phone,
            @Nullable OfficerKind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate lastDay,
            @Nullable Boolean acting) {}

    /** 免职表单. The acting holder by name and phone, or nobody. */
    record EndingInput(
            @Nullable String reason,
            @Nullable String name,
            @Nullable String phone,
            @Nullable OfficerKind kind,
            @Nullable String items) {}

    /** 手机号公开. */
    record MobileInput(@Nullable Boolean shown) {}

    /** 办理结果. The term of office, and the hand-over where there was one. */
    record Done(UUID tenure, @Nullable UUID handover) {}

    private PostPages.Chosen post(Call call) {
        return PostPages.chosen(unions, posts, call, call.id("post"));
    }

    private Answer blank(Call call) {
        PostPages.Chosen chosen = post(call);
        LocalDate today = LocalDate.now(clock);
        int years = terms.number("organisation.term.years", chosen.post().district(), today);
        boolean elected =
                OrganisationRules.ELECTED.contains(chosen.post().facts().role());
        return Answer.page(
                "platform/organisation/appointment.jte",
                null,
                Map.of(
                        "union", chosen.union(),
                        "post", chosen.post(),
                        "today", today.toString(),
                        "lastDay", elected ? today.plusYears(years).minusDays(1).toString() : "",
                        "years", years));
    }

    private Answer appoint(Call call) {
        Post post = post(call).post();
        AppointmentInput input = call.input(AppointmentInput.class);
        List<Refusal> missing = new ArrayList<>(officers.reasons(input.name(), input.phone()));
        OfficerKind kind = input.kind();
        if (kind == null) {
            missing.add(OrganisationRefusal.OFFICER_KIND_MISSING.refusal().at("kind"));
        }
        if (kind == null || !missing.isEmpty()) {
            throw new RefusedException(missing);
        }
        LocalDate from = input.from();
        LocalDate lastDay = input.lastDay();
        UUID tenure = officers.appoint(
                call.scope(),
                officers.person(input.name(), input.phone()),
                account -> new Appointment(
                        post.district(),
                        post.id(),
                        account,
                        kind,
                        from == null ? LocalDate.now(clock) : from,
                        lastDay == null ? null : lastDay.plusDays(1),
                        Boolean.TRUE.equals(input.acting())));
        return Answer.created(PostPages.address(post), new Done(tenure, null))
                .say(
                        "organisation.said.appointed",
                        UnionInput.text(input.name()).strip());
    }

    private record Ends(PostPages.Chosen chosen, Tenure tenure) {}

    private Ends tenure(Call call) {
        Tenure tenure = tenures.get(call.scope(), UnionPages.district(call), call.id("tenure"));
        return new Ends(PostPages.chosen(unions, posts, call, tenure.post()), tenure);
    }

    private Answer ending(Call call) {
        Ends ends = tenure(call);
        return Answer.page(
                "platform/organisation/ending.jte",
                null,
                Map.of(
                        "union", ends.chosen().union(),
                        "post", ends.chosen().post(),
                        "tenure", ends.tenure(),
                        "name", officers.nameOf(ends.tenure().account())));
    }

    private Answer end(Call call) {
        Ends ends = tenure(call);
        EndingInput input = call.input(EndingInput.class);
        boolean named = !UnionInput.text(input.name()).isBlank()
                || !UnionInput.text(input.phone()).isBlank();
        List<Refusal> reasons = named ? officers.reasons(input.name(), input.phone()) : List.of();
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        OfficerKind kind = input.kind() == null ? ends.tenure().kind() : input.kind();
        Optional<OfficerAccounts.Person> person =
                named ? Optional.of(officers.person(input.name(), input.phone())) : Optional.empty();
        Optional<Handover> handover = officers.end(
                call.scope(),
                person,
                account -> new Ending(
                        ends.tenure().district(),
                        ends.tenure().id(),
                        UnionInput.text(input.reason()),
                        account == null ? null : new Ending.Successor(account, kind),
                        UnionInput.text(input.items())));
        Done done = new Done(ends.tenure().id(), handover.map(Handover::id).orElse(null));
        String next = handover.map(TenurePages::address)
                .orElse(PostPages.address(ends.chosen().post()));
        return Answer.done(next, done)
                .say("organisation.said.ended", officers.nameOf(ends.tenure().account()));
    }

    static String address(Handover handover) {
        return "/handovers/" + handover.district() + "/" + handover.id();
    }

    private Handover handover(Call call) {
        Handover handover = handovers.get(call.scope(), UnionPages.district(call), call.id("handover"));
        PostPages.chosen(unions, posts, call, handover.seat().post());
        return handover;
    }

    /** 交接单, to print and sign. */
    private Answer sheet(Call call) {
        Handover handover = handover(call);
        trail.record(call.scope().actor(), handover.district(), Trail.PRINTED, "handover", handover.id(), "交接单");
        Map<String, Object> model = new HashMap<>();
        model.put("handover", handover);
        return Answer.page("platform/organisation/handover.jte", handover, model);
    }

    private Answer mobile(Call call) {
        boolean shown = Boolean.TRUE.equals(call.input(MobileInput.class).shown());
        UUID tenure = call.id("tenure");
        desk.showMobile(call.caller().own(), UnionPages.district(call), tenure, shown);
        return Answer.done("/me", new Done(tenure, null)).say("organisation.said.saved");
    }
}
