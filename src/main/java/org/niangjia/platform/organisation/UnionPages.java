package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 组织页面. The tree on the left, the chosen union on the right, and the forms that change it. */
@Component
class UnionPages implements Pages {
    private static final String KIND = "union";
    private static final int MOST_FOUND = 50;

    private final Unions unions;
    private final UnionDesk desk;
    private final UnionTree tree;
    private final UnionStaff staff;
    private final Coverages coverages;
    private final Employers employers;
    private final Places places;
    private final Clock clock;

    UnionPages(
            Unions unions,
            UnionDesk desk,
            UnionTree tree,
            UnionStaff staff,
            Coverages coverages,
            Employers employers,
            Places places,
            Clock clock) {
        this.unions = unions;
        this.desk = desk;
        this.tree = tree;
        this.staff = staff;
        this.coverages = coverages;
        this.employers = employers;
        this.places = places;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        String one = "/unions/{district}/{union}";
        at.get("/unions", Duty.ORGANISE, this::start).gives(Listed.class);
        at.get(one, Duty.ORGANISE, this::show).of(KIND, this::chosen).gives(UnionView.class);
        at.get(one + "/new", Duty.ORGANISE, this::blank).of(KIND, this::chosen);
        at.post(one + "/unions", Duty.ORGANISE, this::create)
                .of(KIND, this::chosen)
                .takes(UnionInput.class)
                .gives(UnionView.class)
                .again(this::blank);
        at.get(one + "/edit", Duty.ORGANISE, this::edit).of(KIND, this::chosen);
        at.post(one, Duty.ORGANISE, this::amend)
                .of(KIND, this::chosen)
                .takes(UnionInput.class)
                .gives(UnionView.class)
                .again(this::edit);
        at.get(one + "/move", Duty.ORGANISE, this::parents).of(KIND, this::chosen);
        at.post(one + "/move", Duty.ORGANISE, this::move)
                .of(KIND, this::chosen)
                .takes(MoveInput.class)
                .gives(UnionView.class)
                .again(this::parents);
        at.get(one + "/closing", Duty.ORGANISE, this::closing).of(KIND, this::chosen);
        at.post(one + "/closing", Duty.ORGANISE, this::close)
                .of(KIND, this::chosen)
                .takes(ClosingInput.class)
                .gives(UnionView.class)
                .again(this::closing);
    }

    /** 工会列表. What was found by a piece of a name. */
    record Listed(List<UnionView> items, @Nullable String next) {}

    /** 调整隶属表单. */
    record MoveInput(@Nullable UUID parent, @Nullable Integer version) {}

    /** 撤销表单. */
    record ClosingInput(
            @Nullable String reason,
            @Nullable Boolean warned,
            @Nullable Integer version) {}

    /** 可选类别. A kind that may be set up below the chosen union. */
    record Choice(UnionKind kind, UnionLevel level) {}

    private Answer start(Call call) {
        String text = call.query("q").orElse("");
        if (call.json() || !text.isEmpty()) {
            List<Union> found = unions.search(call.scope(), text, MOST_FOUND);
            Listed listed = new Listed(found.stream().map(UnionView::of).toList(), null);
            return Answer.page("platform/organisation/unions_found.jte", listed, Map.of("found", found, "text", text));
        }
        return tree.root(call.scope())
                .map(root -> page(call, root))
                .orElseGet(() -> Answer.page("platform/organisation/unions_none.jte", null, Map.of()));
    }

    private Answer show(Call call) {
        return page(call, chosen(call));
    }

    private Answer page(Call call, Union union) {
        Scope scope = call.scope();
        LocalDate today = LocalDate.now(clock);
        Map<String, Object> model = new HashMap<>();
        model.put("union", union);
        model.put("place", places.name(union.facts().place()));
        tree.to(scope, union).ifPresent(node -> model.put("root", node));
        model.put("seats", staff.of(scope, union, today));
        List<UUID> covered =
                union.level().upper() ? List.of() : coverages.employersOf(scope, union.district(), union.id(), today);
        model.put("employers", covered.isEmpty() ? List.of() : employers.list(scope, covered));
        model.put("choices", choices(union));
        return Answer.page("platform/organisation/union.jte", UnionView.of(union), model);
    }

    private static List<Choice> choices(Union parent) {
        return parent.kind().office() || !parent.open()
                ? List.of()
                : Arrays.stream(UnionKind.values())
                        .flatMap(kind -> kind.below(parent.level()).stream().map(level -> new Choice(kind, level)))
                        .toList();
    }

    private Answer blank(Call call) {
        Union parent = chosen(call);
        return form(
                call, parent, null, choices(parent).stream().map(Choice::kind).toList());
    }

    private Answer edit(Call call) {
        Union union = chosen(call);
        List<UnionKind> kinds = Arrays.stream(UnionKind.values())
                .filter(kind -> kind.levels().contains(union.level())
                        && kind.office() == union.kind().office())
                .toList();
        return form(call, union, union, kinds);
    }

    private Answer form(Call call, Union at, @Nullable Union known, List<UnionKind> kinds) {
        Map<String, Object> model = new HashMap<>();
        model.put("at", at);
        model.put("kinds", kinds);
        model.put(
                "places",
                places.offered(at.district(), known == null ? null : at.facts().place()));
        if (known != null) {
            model.put("known", known);
        }
        return Answer.page("platform/organisation/union_form.jte", null, model);
    }

    private Answer create(Call call) {
        Union parent = chosen(call);
        UnionInput input = call.input(UnionInput.class);
        UnionKind kind = input.kind();
        UnionLevel level = kind == null ? null : kind.below(parent.level()).orElse(null);
        if (kind == null || level == null) {
            throw new RefusedException(
                    OrganisationRefusal.KIND_DOES_NOT_FIT.refusal().at("kind"));
        }
        Union made = desk.create(call.scope(), parent.district(), parent.id(), level, input.facts(kind));
        return Answer.created(address(made), UnionView.of(made)).say("organisation.said.created", made.name());
    }

    private Answer amend(Call call) {
        Union union = chosen(call);
        UnionFacts facts = call.input(UnionInput.class).facts(union.kind());
        desk.amend(call.scope(), union.district(), union.id(), call.version(), facts);
        return done(call, union, "organisation.said.saved");
    }

    private Answer parents(Call call) {
        Union union = chosen(call);
        String text = call.query("q").orElse("");
        List<Union> found = text.isEmpty()
                ? List.of()
                : unions.search(call.scope(), text, MOST_FOUND).stream()
                        .filter(parent -> OrganisationRules.move(union, parent) instanceof Decision.Allowed)
                        .toList();
        return Answer.page(
                "platform/organisation/union_move.jte", null, Map.of("union", union, "found", found, "text", text));
    }

    private Answer move(Call call) {
        Union union = chosen(call);
        UUID parent = call.input(MoveInput.class).parent();
        if (parent == null) {
            throw new RefusedException(
                    OrganisationRefusal.PARENT_MISSING.refusal().at("q"));
        }
        desk.move(call.scope(), union.district(), union.id(), call.version(), parent);
        return done(call, union, "organisation.said.moved");
    }

    private Answer closing(Call call) {
        return Answer.page("platform/organisation/union_closing.jte", null, Map.of("union", chosen(call)));
    }

    private Answer close(Call call) {
        Union union = chosen(call);
        ClosingInput input = call.input(ClosingInput.class);
        UnionDesk.Closing closing =
                new UnionDesk.Closing(UnionInput.text(input.reason()), Boolean.TRUE.equals(input.warned()));
        desk.close(call.scope(), union.district(), union.id(), call.version(), closing);
        return done(call, union, "organisation.said.closed");
    }

    private Answer done(Call call, Union union, String said) {
        Union now = unions.get(call.scope(), union.district(), union.id());
        return Answer.done(address(now), UnionView.of(now)).say(said, now.name());
    }

    static String address(Union union) {
        return "/unions/" + union.district() + "/" + union.id();
    }

    /** The union of the path, when it stands in the caller's subtree. */
    private Union chosen(Call call) {
        return chosen(unions, call);
    }

    static Union chosen(Unions unions, Call call) {
        Union union = unions.get(call.scope(), district(call), call.id("union"));
        UnionDesk.requireWithin(call.scope(), union.path());
        return union;
    }

    static int district(Call call) {
        try {
            return Integer.parseInt(call.path("district"));
        } catch (NumberFormatException e) {
            throw new NotVisibleException("district");
        }
    }
}
