package org.niangjia.app.setup;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.UnionLevel;
import org.niangjia.platform.access.Accounts;
import org.niangjia.platform.access.Credentials;
import org.niangjia.platform.access.PostRole;
import org.niangjia.platform.organisation.Appointment;
import org.niangjia.platform.organisation.OfficerKind;
import org.niangjia.platform.organisation.Post;
import org.niangjia.platform.organisation.PostDesk;
import org.niangjia.platform.organisation.PostFacts;
import org.niangjia.platform.organisation.TenureDesk;
import org.niangjia.platform.organisation.Union;
import org.niangjia.platform.organisation.UnionDesk;
import org.niangjia.platform.organisation.UnionFacts;
import org.niangjia.platform.organisation.UnionKind;
import org.niangjia.platform.organisation.Unions;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.niangjia.platform.store.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 开张. Makes an empty house usable: the county with its union and first officer, then its towns. */
@Component
class Opening {
    private static final int TERM_YEARS = 5;

    private final Settings settings;
    private final Partitions partitions;
    private final UnionDesk unionDesk;
    private final PostDesk postDesk;
    private final TenureDesk tenureDesk;
    private final Unions unions;
    private final Accounts accounts;
    private final Credentials credentials;
    private final Regions regions;
    private final Clock clock;

    Opening(
            Settings settings,
            Partitions partitions,
            UnionDesk unionDesk,
            PostDesk postDesk,
            TenureDesk tenureDesk,
            Unions unions,
            Accounts accounts,
            Credentials credentials,
            Regions regions,
            Clock clock) {
        this.settings = settings;
        this.partitions = partitions;
        this.unionDesk = unionDesk;
        this.postDesk = postDesk;
        this.tenureDesk = tenureDesk;
        this.unions = unions;
        this.accounts = accounts;
        this.credentials = credentials;
        this.regions = regions;
        this.clock = clock;
    }

    /** 首位负责人就位. The account and the post it wears. */
    record Opened(UUID account, UUID post) {}

    /** Opens the house, once: of two who open it at the same moment, the second finds that there is no such page. */
    @Transactional
    Opened open(int county, FirstOfficer.Checked first, byte[] secret, String digits) {
        if (!settings.claim(SetupLink.OPENED, clock.instant().toString())) {
            throw new NotVisibleException("set-up link");
        }
        Scope house = Scope.house(county);
        partitions.open(county);
        UUID account = accounts.open(first.name().value(), first.phone().value(), county);
        credentials.setPassword(account, first.password());
        credentials.setSecret(account, secret, digits);
        Union union = unionDesk.establish(
                house, county, UnionFacts.of(UnionKind.GENERAL, first.union(), county, first.line()));
        Post post = postDesk.open(house, county, union.id(), PostFacts.of(first.title(), first.post()));
        LocalDate today = LocalDate.now(clock);
        tenureDesk.appoint(
                house,
                new Appointment(
                        county, post.id(), account, OfficerKind.FULL_TIME, today, today.plusYears(TERM_YEARS), false));
        return new Opened(account, post.id());
    }

    /** 镇街情况. Towns of the county in the table of places, and those that have no union yet. */
    record Towns(List<Region> all, List<Region> without) {}

    Towns towns(Scope scope, int county) {
        List<Region> all = regions.towns(county);
        Set<Long> settled = county(scope, county)
                .map(union -> unions.below(scope, union).stream()
                        .filter(Union::open)
                        .filter(below -> below.facts().kind() == UnionKind.TOWN)
                        .map(below -> below.facts().place())
                        .collect(Collectors.toSet()))
                .orElse(Set.of());
        return new Towns(
                all, all.stream().filter(town -> !settled.contains(town.code())).toList());
    }

    java.util.Optional<Union> county(Scope scope, int county) {
        return unions.regional(scope, county);
    }

    /** 一键建立镇街总工会: each with the posts of a chair and of a clerk, still vacant. Gives how many there are now. */
    @Transactional
    int settle(Scope scope, int county) {
        Union parent = county(scope, county).orElseThrow(() -> new NotVisibleException("county union"));
        List<Region> without = towns(scope, county).without();
        if (without.isEmpty()) {
            throw new RefusedException(SetupRefusal.NO_TOWNS.refusal());
        }
        for (Region town : without) {
            UnionFacts facts = UnionFacts.of(UnionKind.TOWN, town.name() + "总工会", town.code(), "");
            Union union = unionDesk.create(scope, county, parent.id(), UnionLevel.TOWN, facts);
            postDesk.open(scope, county, union.id(), PostFacts.of("主席", PostRole.CHAIR));
            postDesk.open(scope, county, union.id(), PostFacts.of("经办人", PostRole.CLERK));
        }
        return without.size();
    }
}
