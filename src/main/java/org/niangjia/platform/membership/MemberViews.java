package org.niangjia.platform.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 会员视图. Members as pages and programs are shown them: masked, with the name of their union. */
@Component
class MemberViews {
    private static final int MOST_UNIONS = 300;

    private final Members members;
    private final Transfers transfers;
    private final Affiliations affiliations;
    private final MemberSheetLookup lookup;
    private final Unions unions;
    private final Regions regions;
    private final Clock clock;

    MemberViews(
            Members members,
            Transfers transfers,
            Affiliations affiliations,
            MemberSheetLookup lookup,
            Unions unions,
            Regions regions,
            Clock clock) {
        this.members = members;
        this.transfers = transfers;
        this.affiliations = affiliations;
        this.lookup = lookup;
        this.unions = unions;
        this.regions = regions;
        this.clock = clock;
    }

    /** 会员. As lists show it: masked. */
    record MemberView(
            UUID id,
            int district,
            String name,
            String idNumber,
            String phone,
            boolean male,
            String birthYear,
            String state,
            UUID union,
            String unionName,
            LocalDate joinedOn,
            int version)
            implements org.niangjia.platform.frame.Versioned {}

    static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }

    List<MemberView> of(Call call, List<Member> page) {
        Map<UUID, String> names = page.isEmpty()
                ? Map.of()
                : unions.list(call.scope(), page.stream().map(Member::union).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(Union::id, Union::name));
        return page.stream()
                .map(member -> view(member, names.getOrDefault(member.union(), "")))
                .toList();
    }

    private static MemberView view(Member member, String unionName) {
        Member.Person person = member.person();
        return new MemberView(
                member.id(),
                member.district(),
                person.name(),
                person.idMasked(),
                person.phoneMasked(),
                person.male(),
                Integer.toString(person.birth().getYear()),
                member.state().name(),
                member.union(),
                unionName,
                member.joinedOn(),
                member.version());
    }

    MemberView of(Call call, UUID id) {
        return of(call, List.of(members.get(call.scope(), id))).getFirst();
    }

    /** Names of the unions that the officer may enter into, for the browser to suggest. */
    List<String> offered(Call call) {
        return lookup.unionNames(call.scope(), call.caller().worn().district(), MOST_UNIONS);
    }

    MemberFacts.Work work(
            int district,
            @Nullable String employer,
            @Nullable String site,
            @Nullable String trade,
            @Nullable Long town) {
        return new MemberFacts.Work(
                known(district, text(employer)), known(district, text(site)), text(trade), town, LocalDate.now(clock));
    }

    private @Nullable UUID known(int district, String name) {
        if (name.isEmpty()) {
            return null;
        }
        UUID found = lookup.employer(district, name);
        if (found == null) {
            throw new RefusedException(
                    MembershipRefusal.EMPLOYER_UNKNOWN.refusal(name).at("employer"));
        }
        return found;
    }

    Answer page(Call call, String revealed) {
        Member member = members.get(call.scope(), call.id("member"));
        MemberView view = of(call, List.of(member)).getFirst();
        Map<String, Object> model = new HashMap<>();
        model.put("member", view);
        model.put("revealed", revealed);
        model.put("work", affiliations.employments(member.district(), member.id()));
        model.put("tags", affiliations.tags(member.district(), member.id()));
        model.put("steps", affiliations.steps(member.district(), member.id()));
        model.put("towns", regions.towns(member.district()));
        model.put("unions", offered(call));
        model.put(
                "moving", transfers.openOf(member.id()).map(t -> t.to().name()).orElse(""));
        model.put(
                "movedTo",
                member.movedTo() == null
                        ? ""
                        : regions.find(member.movedTo()).map(Region::name).orElse(""));
        return Answer.page("platform/membership/member.jte", view, model);
    }
}
