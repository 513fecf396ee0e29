package org.niangjia.platform.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.springframework.stereotype.Component;

/** 岗位页面. A post with its holders past and present, and the forms that open, describe and close it. */
@Component
class PostPages implements Pages {
    private static final String KIND = "post";

    private final Unions unions;
    private final Posts posts;
    private final PostDesk desk;
    private final Tenures tenures;
    private final Handovers handovers;
    private final UnionStaff staff;
    private final Clock clock;

    PostPages(
            Unions unions,
            Posts posts,
            PostDesk desk,
            Tenures tenures,
            Handovers handovers,
            UnionStaff staff,
            Clock clock) {
        this.unions = unions;
        this.posts = posts;
        this.desk = desk;
        this.tenures = tenures;
        this.handovers = handovers;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/unions/{district}/{union}/posts/new", Duty.ORGANISE, this::blank)
                .of("union", this::union);
        at.post("/unions/{district}/{union}/posts", Duty.ORGANISE, this::open)
                .of("union", this::union)
                .takes(PostInput.class)
                .gives(PostView.class)
                .again(this::blank);
        String one = "/posts/{district}/{post}";
        at.get(one, Duty.ORGANISE, this::show).of(KIND, this::chosen).gives(PostView.class);
        at.get(one + "/edit", Duty.ORGANISE, this::edit).of(KIND, this::chosen);
        at.post(one, Duty.ORGANISE, this::amend)
                .of(KIND, this::chosen)
                .takes(PostInput.class)
                .gives(PostView.class)
                .again(this::edit);
        at.post(one + "/closing", Duty.ORGANISE, this::close)
                .of(KIND, this::chosen)
                .takes(ClosingInput.class)
                .gives(PostView.class)
                .again(this::show);
    }

    /** 关闭岗位表单. */
    record ClosingInput(@Nullable String reason) {}

    /** 岗位信息. A post as told to a program. */
    record PostView(
            int district,
            UUID id,
            UUID union,
            String title,
            PostRole role,
            boolean singleSeat,
            String duties,
            boolean open,
            int version)
            implements Versioned {
        static PostView of(Post post) {
            PostFacts facts = post.facts();
            return new PostView(
                    post.district(),
                    post.id(),
                    post.union(),
                    facts.title(),
                    facts.role(),
                    facts.singleSeat(),
                    facts.duties(),
                    post.open(),
                    post.version());
        }
    }

    private Union union(Call call) {
        return UnionPages.chosen(unions, call);
    }

    private Answer blank(Call call) {
        return form(union(call), null);
    }

    private Answer edit(Call call) {
        Chosen chosen = chosen(call);
        return form(chosen.union(), chosen.post());
    }

    private static Answer form(Union union, @Nullable Post known) {
        Map<String, Object> model = new HashMap<>();
        model.put("union", union);
        if (known != null) {
            model.put("known", known);
        }
        return Answer.page("platform/organisation/post_form.jte", null, model);
    }

    private Answer open(Call call) {
        Union union = union(call);
        Post post = desk.open(
                call.scope(),
                union.district(),
                union.id(),
                call.input(PostInput.class).facts());
        return Answer.created(address(post), PostView.of(post))
                .say("organisation.said.post_opened", post.facts().title());
    }

    /** 岗位与所属工会. */
    record Chosen(Union union, Post post) {}

    private Chosen chosen(Call call) {
        return chosen(unions, posts, call, call.id("post"));
    }

    static Chosen chosen(Unions unions, Posts posts, Call call, UUID id) {
        Scope scope = call.scope();
        Post post = posts.get(scope, UnionPages.district(call), id);
        Union union = unions.get(scope, post.district(), post.union());
        UnionDesk.requireWithin(scope, union.path());
        return new Chosen(union, post);
    }

    private Answer show(Call call) {
        Chosen chosen = chosen(call);
        Post post = chosen.post();
        LocalDate today = LocalDate.now(clock);
        List<UnionStaff.Named> all = tenures.of(call.scope(), post.district(), post.id()).stream()
                .map(staff::named)
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("union", chosen.union());
        model.put("post", post);
        model.put("today", today);
        model.put(
                "running",
                all.stream().filter(named -> running(named.tenure(), today)).toList());
        model.put(
                "past",
                all.stream().filter(named -> !running(named.tenure(), today)).toList());
        model.put("handovers", handovers.of(call.scope(), post.district(), post.id()));
        return Answer.page("platform/organisation/post.jte", PostView.of(post), model);
    }

    private static boolean running(Tenure tenure, LocalDate today) {
        LocalDate until = tenure.until();
        return until == null || until.isAfter(today);
    }

    private Answer amend(Call call) {
        Post post = chosen(call).post();
        PostFacts facts = call.input(PostInput.class).facts(post.facts());
        desk.amend(call.scope(), post.district(), post.id(), call.version(), facts);
        Post now = posts.get(call.scope(), post.district(), post.id());
        return Answer.done(address(post), PostView.of(now)).say("organisation.said.saved");
    }

    private Answer close(Call call) {
        Chosen chosen = chosen(call);
        Post post = chosen.post();
        String reason = UnionInput.text(call.input(ClosingInput.class).reason());
        desk.close(call.scope(), post.district(), post.id(), reason);
        Post now = posts.get(call.scope(), post.district(), post.id());
        return Answer.done(UnionPages.address(chosen.union()), PostView.of(now))
                .say("organisation.said.post_closed", post.facts().title());
    }

    static String address(Post post) {
        return "/posts/" + post.district() + "/" + post.id();
    }
}
