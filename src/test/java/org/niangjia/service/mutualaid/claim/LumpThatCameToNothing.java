package org.niangjia.service.mutualaid.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.niangjia.HouseTest;
import org.niangjia.base.ConflictException;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Progress;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.PayoutDesk;
import org.niangjia.service.mutualaid.cover.Covers;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@HouseTest
@DisplayName("封顶用完、一分没补的定额")
class LumpThatCameToNothing {
    private static final long LUMP = 1_500_000;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private JdbcClient jdbc;

    private AidCounty county;
    private List<Enrolled> covers;

    @BeforeEach
    void build() {
        county = new AidCounty(context);
        county.insured();
        UUID person = jdbc.sql("SELECT id FROM mutualaid_person WHERE district = :d")
                .param("d", county.district)
                .query(UUID.class)
                .single();
        covers = context.getBean(Covers.class).of(Scope.house(county.district), county.district, person);
    }

    @Test
    @DisplayName("不算补过，下一个年度还能补")
    void isStillOwedInAnotherYear() {
        award(covers.getFirst(), 0);
        assertThat(lumps()).isZero();
        award(covers.getLast(), LUMP);
        assertThat(lumps()).isEqualTo(1);
    }

    @Test
    @DisplayName("补到一分钱的，就是补过了")
    void isPaidOnceWhenAnythingOfItWasPaid() {
        award(covers.getFirst(), 1);
        assertThat(lumps()).isEqualTo(1);
        assertThatThrownBy(() -> award(covers.getLast(), LUMP)).isInstanceOf(ConflictException.class);
    }

    private void award(Enrolled cover, long paidFen) {
        Map<Progress.Of, Progress.Sum> sums = Map.of(
                new Progress.Of(cover.module(), "major"), new Progress.Sum(BigDecimal.ZERO, 0, LUMP, paidFen, true));
        Awarded lump = new Awarded(
                cover.person(),
                cover.scheme(),
                cover.year(),
                1,
                cover.from(),
                cover.until(),
                new Computed(paidFen, List.of(), List.of(), sums, List.of()),
                Map.of(cover.module(), cover.id()));
        new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(status ->
                        context.getBean(PayoutDesk.class).award(Scope.house(county.district), county.district, lump));
    }

    private long lumps() {
        return jdbc.sql("SELECT count(*) FROM mutualaid_lump WHERE district = :d")
                .param("d", county.district)
                .query(Long.class)
                .single();
    }
}
