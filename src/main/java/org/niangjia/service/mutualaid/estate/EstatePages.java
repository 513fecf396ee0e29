package org.niangjia.service.mutualaid.estate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Decision;
import org.niangjia.base.IdCardNumber;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Parsed;
import org.niangjia.base.PersonName;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.World;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.Awarded;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.niangjia.service.mutualaid.claim.ClaimFile;
import org.niangjia.service.mutualaid.claim.ClaimPages;
import org.niangjia.service.mutualaid.claim.ClaimStandpoint;
import org.niangjia.service.mutualaid.cover.Covers;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 继承登记页. Whoever reviews a claim of somebody who has died enters by the papers who receives which share. */
@Component
class EstatePages implements Pages {
    private static final String ONE = ClaimPages.ONE + "/heirs";
    private static final int ROWS = 4;

    private final ClaimStandpoint standpoint;
    private final ClaimFile claims;
    private final Covers covers;
    private final Estates estates;
    private final Regions regions;
    private final World world;
    private final Trail trail;
    private final Clock clock;

    EstatePages(
            ClaimStandpoint standpoint,
            ClaimFile claims,
            Covers covers,
            Estates estates,
            Regions regions,
            World world,
            Trail trail,
            Clock clock) {
        this.standpoint = standpoint;
        this.claims = claims;
        this.covers = covers;
        this.estates = estates;
        this.regions = regions;
        this.world = world;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ONE, Duty.HANDLE, this::form)
                .of(ClaimPages.KIND, standpoint::look)
                .gives(Shown.class);
        at.post(ONE, Duty.HANDLE, this::enter)
                .of(ClaimPages.KIND, standpoint::look)
                .takes(Typed.class)
                .gives(Shown.class)
                .again(this::form);
    }

    /**
     * 继承登记表单. Lists beside each other, one entry for each heir; empty names are passed over.
     *
     * @param share in percent, with at most two decimals
     */
    record Typed(
            @Nullable LocalDate diedOn,
            @Nullable String proof,
            @Nullable String proofNo,
            @Nullable List<String> name,
            @Nullable List<String> relation,
            @Nullable List<String> idNumber,
            @Nullable List<String> share,
            @Nullable List<String> bankCard,
            @Nullable List<String> bank) {}

    /** 继承登记（供程序）. */
    record Shown(@Nullable LocalDate diedOn, List<Receives> heirs) {}

    /** 继承人. With the share in percent. */
    record Receives(String name, String relation, String idMasked, String share, String account) {}

    private Answer form(Call call) {
        Case known = standpoint.reading(call);
        Scope house = Scope.house(known.district());
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        Map<String, Object> model = new HashMap<>();
        model.put("no", known.no());
        model.put("who", covers.get(house, known.district(), facts.person()));
        model.put(
                "estate", estates.find(house, known.district(), facts.person()).orElse(null));
        model.put("heirs", estates.of(house, known.district(), facts.person()));
        model.put("rows", ROWS);
        return Answer.page("service/mutualaid/estate/estate.jte", shown(known, facts), model);
    }

    private Shown shown(Case known, ClaimFacts facts) {
        Scope house = Scope.house(known.district());
        return new Shown(
                estates.find(house, known.district(), facts.person())
                        .map(Estates.Estate::diedOn)
                        .orElse(null),
                estates.of(house, known.district(), facts.person()).stream()
                        .map(each -> new Receives(
                                each.name(),
                                each.relation(),
                                each.idMasked(),
                                EstateRules.percent(each.share()),
                                each.masked()))
                        .toList());
    }

    @Transactional
    Answer enter(Call call) {
        Case known = standpoint.reading(call);
        if (!known.stage().open()) {
            throw new NotVisibleException(known.no());
        }
        ClaimFacts facts = claims.facts(Scope.house(known.district()), known.district(), known.id());
        Scope house = Scope.house(known.district());
        if (estates.find(house, known.district(), facts.person()).isPresent()) {
            throw new RefusedException(MutualAidRefusal.ESTATE_STANDS.with());
        }
        Typed in = call.input(Typed.class);
        List<Refusal> wrong = new ArrayList<>();
        List<Estates.NewHeir> heirs = heirs(in, wrong);
        Decision.of(wrong).orThrow();
        EstateRules.Entered entered = new EstateRules.Entered(in.diedOn(), clean(in.proof()), clean(in.proofNo()));
        EstateRules.entered(entered, heirs, today()).orThrow();
        estates.put(
                new Scope(call.scope().actor(), house.districts(), "", java.util.Set.of()),
                known.district(),
                facts.person(),
                new Estates.Estate(
                        java.util.Objects.requireNonNull(in.diedOn()),
                        entered.proof(),
                        entered.proofNo(),
                        call.caller().name()),
                heirs);
        trail.record(call.scope().actor(), known.district(), "estate.entered", AidClaim.CODE, known.id(), known.no());
        return Answer.done(ClaimPages.page(known.no()), shown(known, facts)).say("mutualaid.said.heirs");
    }

    private List<Estates.NewHeir> heirs(Typed in, List<Refusal> wrong) {
        List<Estates.NewHeir> heirs = new ArrayList<>();
        int rows = in.name() == null ? 0 : in.name().size();
        for (int i = 0; i < Math.min(rows, EstateRules.MOST_HEIRS); i++) {
            String name = at(in.name(), i);
            if (!name.isEmpty()) {
                heir(in, i, name, wrong).ifPresent(heirs::add);
            }
        }
        return heirs;
    }

    private Optional<Estates.NewHeir> heir(Typed in, int i, String typed, List<Refusal> wrong) {
        Parsed<PersonName> name = PersonName.parse(typed).at("heirs");
        Parsed<IdCardNumber> number = IdCardNumber.parse(
                        at(in.idNumber(), i), today(), regions::mayStandOnIdCard, world.demo())
                .at("heirs");
        List<Refusal> own = new ArrayList<>(name.reasons());
        own.addAll(number.reasons());
        String relation = at(in.relation(), i);
        if (!EstateRules.RELATIONS.contains(relation)) {
            own.add(MutualAidRefusal.AGENT_INCOMPLETE.at("heirs"));
        }
        String card = at(in.bankCard(), i).replaceAll("[\\s-]", "");
        String bank = at(in.bank(), i);
        Awarded.Payee.account(card, bank).forEach(reason -> own.add(reason.at("heirs")));
        wrong.addAll(own);
        return own.isEmpty()
                ? Optional.of(new Estates.NewHeir(
                        name.orThrow().value(),
                        relation,
                        number.orThrow(),
                        share(at(in.share(), i)),
                        new Awarded.Payee(name.orThrow().value(), card, bank)))
                : Optional.empty();
    }

    /** Of ten thousand; 0 for what is no share, which is refused in words. */
    private static int share(String typed) {
        try {
            return new java.math.BigDecimal(typed.replace("%", "").strip())
                    .movePointRight(2)
                    .intValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            return 0;
        }
    }

    private static String at(@Nullable List<String> all, int i) {
        return all == null || i >= all.size() ? "" : clean(all.get(i));
    }

    private static String clean(@Nullable String text) {
        return text == null ? "" : text.replace("\0", "").strip();
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }
}
