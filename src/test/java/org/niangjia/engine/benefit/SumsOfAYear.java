package org.niangjia.engine.benefit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.platform.reference.BundledHolidays;

@Label("一个年度的互助金")
class SumsOfAYear {
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
    private static final WorkingCalendar CALENDAR = BundledHolidays.calendar();
    private static final Person SOMEBODY = new Person(LocalDate.of(1980, 1, 1), Person.Sex.FEMALE, "employee", false);

    @Property(tries = 400)
    @Label("一张账单分几次报，全年合计不变")
    void areTheSameHoweverABillIsSplit(
            @ForAll("slabs") Pay.Slabs pay,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 9_000_000) Long> parts) {
        Scheme scheme = scheme(pay, OptionalLong.of(1_500_000));
        long whole =
                total(scheme, List.of(parts.stream().mapToLong(Long::longValue).sum()));
        assertThat(total(scheme, parts)).isEqualTo(whole);
    }

    @Property(tries = 400)
    @Label("自负多的人补助不会少")
    void neverFallWhenTheBillGrows(
            @ForAll("slabs") Pay.Slabs pay,
            @ForAll @LongRange(max = 9_000_000) long bill,
            @ForAll @LongRange(max = 100_000) long more) {
        Scheme scheme = scheme(pay, OptionalLong.empty());
        assertThat(total(scheme, List.of(bill + more))).isGreaterThanOrEqualTo(total(scheme, List.of(bill)));
    }

    @Property(tries = 400)
    @Label("没有门槛和保底的分段，多一分自负最多多补一分")
    void growSmoothlyWithoutGateAndFloor(
            @ForAll("slabs") Pay.Slabs pay, @ForAll @LongRange(max = 9_000_000) long bill) {
        Scheme scheme = scheme(pay, OptionalLong.empty());
        long step = total(scheme, List.of(bill + 1)) - total(scheme, List.of(bill));
        if (pay.isContinuous()) {
            assertThat(step).isBetween(0L, 1L);
        }
    }

    @Property(tries = 400)
    @Label("补助不超过封顶")
    void neverPassTheCap(
            @ForAll("slabs") Pay.Slabs pay,
            @ForAll @Size(min = 1, max = 6) List<@LongRange(min = 0, max = 9_000_000) Long> parts) {
        assertThat(total(scheme(pay, OptionalLong.of(1_500_000)), parts)).isLessThanOrEqualTo(1_500_000);
    }

    @Provide
    Arbitrary<Pay.Slabs> slabs() {
        Arbitrary<Set<Long>> edges =
                Arbitraries.longs().between(1, 5_000_000).set().ofMaxSize(4);
        Arbitrary<List<Integer>> rates =
                Arbitraries.integers().between(0, 10_000).list().ofSize(5);
        Arbitrary<OptionalLong> floor = maybe(10_000);
        Arbitrary<OptionalLong> gate = maybe(100_000);
        return net.jqwik.api.Combinators.combine(
                        edges, rates, floor, gate, Arbitraries.longs().between(0, 50_000), Arbitraries.of(true, false))
                .as((points, rate, least, over, deductible, included) -> new Pay.Slabs(
                        over,
                        included,
                        deductible,
                        slabs(new TreeSet<>(points), rate),
                        least,
                        included,
                        OptionalLong.empty()));
    }

    private static Arbitrary<OptionalLong> maybe(long most) {
        return Arbitraries.longs()
                .between(1, most)
                .map(OptionalLong::of)
                .injectNull(0.5)
                .map(each -> each == null ? OptionalLong.empty() : each);
    }

    private static List<Pay.Slab> slabs(TreeSet<Long> points, List<Integer> rates) {
        List<Pay.Slab> slabs = new ArrayList<>();
        long from = 0;
        int n = 0;
        for (long to : points) {
            slabs.add(new Pay.Slab(from, OptionalLong.of(to), BigDecimal.valueOf(rates.get(n++), 4)));
            from = to;
        }
        slabs.add(new Pay.Slab(from, OptionalLong.empty(), BigDecimal.valueOf(rates.get(n), 4)));
        return slabs;
    }

    private static long total(Scheme scheme, List<Long> parts) {
        Cover cover = new Cover(FIRST, List.of("m"), 1, 1, Optional.empty(), Optional.empty());
        List<Claim> claims = parts.stream()
                .map(fen -> new Claim(
                        FIRST.plusDays(40),
                        Map.of(Amounts.SELF_PAY, fen),
                        OptionalInt.empty(),
                        Set.of(),
                        OptionalInt.empty(),
                        Claim.ILLNESS,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()))
                .toList();
        return new Computation(scheme, CALENDAR)
                .all(SOMEBODY, cover, claims).stream()
                        .mapToLong(Computed::payoutFen)
                        .sum();
    }

    private static Scheme scheme(Pay pay, OptionalLong cap) {
        Scheme read = SchemeReader.read("""
                {code: year, name: 年度, regions: [330903], from: 2020-01-01, standing: demo, source: 测试, base: 自负,
                 modules: [{code: m, name: 项目, fee: 50, benefits: [{code: b, name: 补助, rate: 50%}]}]}
                """);
        AidModule module = read.module("m");
        Benefit benefit = module.benefits().getFirst();
        Benefit changed = new Benefit(
                benefit.code(),
                benefit.name(),
                benefit.english(),
                pay,
                benefit.base(),
                benefit.insurances(),
                benefit.sex(),
                benefit.hospitalGrade(),
                benefit.causes(),
                benefit.group(),
                benefit.perShare(),
                benefit.perClaim(),
                benefit.outsideCap(),
                benefit.ends(),
                benefit.moment(),
                benefit.waitingAfter(),
                benefit.source());
        AidModule with = new AidModule(
                module.code(),
                module.name(),
                module.english(),
                module.fees(),
                0,
                module.sex(),
                1,
                1,
                module.waiting(),
                0,
                cap,
                OptionalLong.empty(),
                List.of(changed));
        return new Scheme(
                read.code(),
                read.name(),
                read.english(),
                read.regions(),
                read.valid(),
                read.standing(),
                read.source(),
                read.fund(),
                read.year(),
                read.who(),
                read.bases(),
                read.amounts(),
                read.checks(),
                read.exclusions(),
                read.deadlines(),
                read.channels(),
                read.review(),
                List.of(with),
                read.capFen());
    }
}
