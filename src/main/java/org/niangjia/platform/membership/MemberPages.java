package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 会员页面. The register with its search, one member, and joining. */
@Component
class MemberPages implements Pages {
    static final String KIND = "member";

    /** A whole workshop may share the telephone of its office. */
    private static final int MOST_WITH_A_NUMBER = 100;

    private final Members members;
    private final MemberDesk desk;
    private final MemberViews views;
    private final Affiliations affiliations;
    private final MemberSheetLookup lookup;
    private final Unions unions;
    private final Regions regions;
    private final Clock clock;

    MemberPages(
            Members members,
            MemberDesk desk,
            MemberViews views,
            Affiliations affiliations,
            MemberSheetLookup lookup,
            Unions unions,
            Regions regions,
            Clock clock) {
        this.members = members;
        this.desk = desk;
        this.views = views;
        this.affiliations = affiliations;
        this.lookup = lookup;
        this.unions = unions;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/members", Duty.HANDLE, this::list).gives(Listed.class);
        at.post("/members/search", Duty.HANDLE, this::search)
                .takes(SearchInput.class)
                .gives(Listed.class);
        at.get("/members/new", Duty.HANDLE, this::blank);
        at.post("/members", Duty.HANDLE, this::join)
                .takes(JoinInput.class)
                .gives(MemberViews.MemberView.class)
                .again(this::blank);
        String one = "/members/{member}";
        at.get(one, Duty.HANDLE, this::show).of(KIND, this::chosen).gives(MemberViews.MemberView.class);
    }

    /** 会员列表. One page, where the next begins, and on the first how many there are when nothing narrows the list. */
    record Listed(
            List<MemberViews.MemberView> items,
            @Nullable String next,
            @Nullable Long total) {}

    /** 入会表单. */
    record JoinInput(
            @Nullable String name,
            @Nullable String idNumber,
            @Nullable String phone,
            @Nullable String union,
            @Nullable String employer,
            @Nullable String site,
            @Nullable String trade,
            @Nullable Long town,
            @Nullable List<GroupTag> groups,
            @Nullable LocalDate joinedOn) {}

    /** 按号码查. A telephone or ID number asked for by form stays out of addresses, and so out of histories and logs. */
    record SearchInput(@Nullable String phone, @Nullable String id) {}

    private Answer search(Call call) {
        SearchInput in = call.input(SearchInput.class);
        String phone = MemberViews.text(in.phone());
        String id = MemberViews.text(in.id());
        MemberQuery query = new MemberQuery("", phone, id, null, "");
        List<MemberViews.MemberView> rows =
                query.plain() ? List.of() : views.of(call, members.page(call.scope(), query, null, MOST_WITH_A_NUMBER));
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("next", "");
        model.put("total", -1L);
        model.put("phone", phone);
        model.put("id", id);
        return Answer.page("platform/membership/members.jte", new Listed(rows, null, null), model);
    }

    private Answer list(Call call) {
        int limit = call.limit(20, 100);
        MemberQuery query = new MemberQuery(
                call.query("q").orElse(""),
                call.query("phone").orElse(""),
                call.query("id").orElse(""),
                call.query("employer").map(name -> employer(call, name)).orElse(null),
                under(call));
        Members.After after = call.query("after").map(Members.After::of).orElse(null);
        List<Member> found = members.page(call.scope(), query, after, limit + 1);
        List<Member> page = found.size() > limit ? found.subList(0, limit) : found;
        String next = found.size() > limit ? Members.After.text(page.getLast()) : null;
        Long total = query.plain() && after == null ? total(call, query.under()) : null;
        List<MemberViews.MemberView> rows = views.of(call, page);
        Map<String, Object> model = new HashMap<>();
        model.put("rows", rows);
        model.put("next", next == null ? "" : next);
        model.put("total", total == null ? -1L : total);
        model.put("phone", call.query("phone").orElse(""));
        model.put("id", call.query("id").orElse(""));
        return Answer.page("platform/membership/members.jte", new Listed(rows, next, total), model);
    }

    private long total(Call call, String under) {
        String office = Members.office(call.scope());
        return affiliations
                .total(call.scope().districts(), under.startsWith(office) ? under : office)
                .all();
    }

    /** A subtree is asked for by the id of its union. */
    private String under(Call call) {
        return call.query("under")
                .map(text -> {
                    try {
                        return unions.list(call.scope(), List.of(UUID.fromString(text))).stream()
                                .findFirst()
                                .map(Union::path)
                                .orElseThrow(() -> new org.niangjia.base.NotVisibleException("union"));
                    } catch (IllegalArgumentException e) {
                        throw new org.niangjia.base.NotVisibleException("union");
                    }
                })
                .orElse("");
    }

    /** An employer that nobody has registered employs nobody: the list is empty. */
    private UUID employer(Call call, String name) {
        UUID found = lookup.employer(call.scope().districts().getFirst(), name);
        return found == null ? new UUID(0, 0) : found;
    }

    private void chosen(Call call) {
        members.get(call.scope(), call.id("member"));
    }

    private static int home(Call call) {
        return call.caller().worn().district();
    }

    private Answer blank(Call call) {
        Map<String, Object> model = new HashMap<>();
        model.put("unions", views.offered(call));
        model.put("towns", regions.towns(home(call)));
        return Answer.page("platform/membership/member_form.jte", null, model);
    }

    private Answer join(Call call) {
        JoinInput in = call.input(JoinInput.class);
        int district = home(call);
        Union union = union(call, MemberViews.text(in.union()));
        MemberFacts facts = new MemberFacts(
                MemberViews.text(in.name()),
                MemberViews.text(in.idNumber()),
                MemberViews.text(in.phone()),
                union == null ? new UUID(0, 0) : union.id(),
                views.work(district, in.employer(), in.site(), in.trade(), in.town()),
                in.groups() == null || in.groups().isEmpty()
                        ? Set.of()
                        : EnumSet.copyOf(Objects.requireNonNull(in.groups())),
                in.joinedOn() == null ? LocalDate.now(clock) : in.joinedOn());
        Member made = desk.join(call.scope(), district, facts);
        return Answer.created("/members/" + made.id(), views.of(call, made.id()))
                .say("membership.said.joined", made.name());
    }

    private @Nullable Union union(Call call, String typed) {
        if (typed.isEmpty()) {
            return null;
        }
        return lookup.union(call.scope(), home(call), typed)
                .flatMap(id -> unions.find(call.scope(), home(call), id))
                .orElse(null);
    }

    private Answer show(Call call) {
        return views.page(call, "");
    }
}
