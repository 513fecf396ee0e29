package org.niangjia.app.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.demo.DemoTables.PersonRow;
import org.niangjia.base.PersonName;
import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Consents;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.frame.DemoChapter;
import org.niangjia.platform.frame.DemoStage;
import org.niangjia.platform.organisation.Appointment;
import org.niangjia.platform.organisation.Ending;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.Post;
import org.niangjia.platform.organisation.PostDesk;
import org.niangjia.platform.organisation.PostFacts;
import org.niangjia.platform.organisation.TenureDesk;
import org.niangjia.platform.organisation.Union;
import org.springframework.stereotype.Component;

/** 人物. Accounts of invented people, their posts and terms of office, one hand-over and one who acts for another. */
@Component
class DemoPeople implements DemoChapter {
    private static final int TERM_YEARS = 5;

    private final DemoPlaces places;
    private final Accounts accounts;
    private final Consents consents;
    private final PostDesk posts;
    private final TenureDesk tenures;
    private final Clock clock;
    private final Map<String, UUID> known = new HashMap<>();
    private final Map<String, Post> opened = new HashMap<>();
    private final Map<String, UUID> held = new HashMap<>();

    DemoPeople(
            DemoPlaces places, Accounts accounts, Consents consents, PostDesk posts, TenureDesk tenures, Clock clock) {
        this.places = places;
        this.accounts = accounts;
        this.consents = consents;
        this.posts = posts;
        this.tenures = tenures;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public void tell(DemoStage stage) {
        stage.at(stage.moment(DemoPlaces.LONG_AGO), () -> DemoTables.people().forEach(this::arrive));
        stage.at(stage.moment("25w 15:30"), () -> replaceChair(stage));
        stage.at(stage.moment("8w 16:20"), () -> actFor(stage));
    }

    /** The account of somebody by name. */
    UUID account(String name) {
        UUID account = known.get(name);
        if (account == null) {
            throw new IllegalArgumentException("nobody is called " + name);
        }
        return account;
    }

    private void arrive(PersonRow row) {
        if (!row.phone().isEmpty()) {
            String name = PersonName.parse(row.name()).orThrow().value();
            UUID account = accounts.open(name, new PhoneNumber(row.phone()).value(), row.home());
            consents.give(account);
            known.put(row.name(), account);
        }
        if (!row.union().isEmpty()) {
            appoint(row);
        }
    }

    private void appoint(PersonRow row) {
        Union union = places.union(row.union());
        Scope house = Scope.house(union.district());
        PostRole role = row.postsRole();
        Post post = opened.computeIfAbsent(
                row.union() + "·" + row.title(),
                key -> posts.open(
                        house,
                        union.district(),
                        union.id(),
                        new PostFacts(row.title(), role, role != PostRole.CLERK, row.duties(), opened.size())));
        LocalDate from = LocalDate.now(clock).minusYears(row.since() - 1);
        @Nullable LocalDate until = elected(role) ? from.plusYears(TERM_YEARS) : null;
        UUID tenure = tenures.appoint(
                house,
                new Appointment(
                        union.district(), post.id(), account(row.name()), row.officerKind(), from, until, false));
        held.put(row.union() + "·" + row.name(), tenure);
    }

    private static boolean elected(PostRole role) {
        return switch (role) {
            case CHAIR, EXECUTIVE_CHAIR, DEPUTY_CHAIR, AUDITOR -> true;
            case CLERK, REVIEWER, DEPARTMENT_HEAD, CASHIER -> false;
        };
    }

    /** A part-time chair has left the firm; the town ends her term, and the one elected in her place follows. */
    private void replaceChair(DemoStage stage) {
        Union union = places.union("舟山普陀鲜岬水产食品有限公司工会");
        Scope town = stage.officer("苗若溪").scope();
        end(town, union, "卞凤英", "离开本单位", null, "工会印章一枚、会员名册一册");
        LocalDate today = LocalDate.now(clock);
        tenures.appoint(
                town,
                new Appointment(
                        union.district(),
                        post(union, "主席"),
                        account("路小雨"),
                        OfficerKind.PART_TIME,
                        today,
                        today.plusYears(TERM_YEARS),
                        false));
    }

    /** An officer of a town has moved away; somebody acts at once, and the open work has passed to them. */
    private void actFor(DemoStage stage) {
        Union union = places.union("展茅街道总工会");
        Ending.Successor acting = new Ending.Successor(account("曾小满"), OfficerKind.SOCIAL_WORKER);
        end(stage.officer("邵立群").scope(), union, "单小龙", "调离", acting, "在办工单、值班手机、档案柜钥匙");
    }

    private void end(
            Scope by, Union union, String who, String reason, Ending.@Nullable Successor successor, String items) {
        UUID tenure = Objects.requireNonNull(held.get(union.name() + "·" + who));
        tenures.end(by, new Ending(union.district(), tenure, reason, successor, items));
    }

    private UUID post(Union union, String title) {
        return Objects.requireNonNull(opened.get(union.name() + "·" + title)).id();
    }
}
