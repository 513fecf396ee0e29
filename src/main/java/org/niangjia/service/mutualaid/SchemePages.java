package org.niangjia.service.mutualaid;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.benefit.CaseFile;
import org.niangjia.engine.benefit.Computation;
import org.niangjia.engine.benefit.Computed;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 互助方案. Everybody may read what a scheme pays and try it: nothing that is typed is kept. */
@Component
class SchemePages implements Pages {
    static final String ALL = "/mutual-aid";
    private static final String ONE = ALL + "/schemes/{code}";
    private static final String KIND = "scheme";

    private final SchemeShelf shelf;
    private final Fund fund;
    private final Partitions partitions;
    private final Holidays holidays;
    private final Regions regions;
    private final Clock clock;

    SchemePages(SchemeShelf shelf, Fund fund, Partitions partitions, Holidays holidays, Regions regions, Clock clock) {
        this.shelf = shelf;
        this.fund = fund;
        this.partitions = partitions;
        this.holidays = holidays;
        this.regions = regions;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.OPEN, this::list).gives(Listed.class);
        at.get(ONE, Duty.OPEN, this::show).of(KIND, this::one).gives(Brief.class);
        at.post(ONE + "/trial", Duty.OPEN, this::compute)
                .of(KIND, this::one)
                .takes(Trial.class)
                .gives(Map.class)
                .again(this::show);
    }

    /** 方案一览. */
    record Listed(List<Brief> items) {}

    /** 方案简况. */
    record Brief(
            String code,
            String name,
            List<Integer> regions,
            String standing,
            String source,
            LocalDate from,
            @Nullable LocalDate to,
            List<String> modules) {

        private static Brief of(Scheme scheme, boolean chinese) {
            return new Brief(
                    scheme.code(),
                    chinese ? scheme.name() : scheme.english(),
                    List.copyOf(scheme.regions()),
                    scheme.standing().name().toLowerCase(Locale.ROOT),
                    scheme.source(),
                    scheme.valid().from(),
                    scheme.valid().to(),
                    scheme.modules().stream()
                            .map(module -> chinese ? module.name() : module.english())
                            .toList());
        }
    }

    private LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    private Scheme one(Call call) {
        return shelf.find(call.path("code"), today())
                .orElseThrow(() -> new NotVisibleException("scheme " + call.path("code")));
    }

    private Answer list(Call call) {
        Integer home = call.callerOrNull() == null ? null : call.caller().homeDistrict();
        List<Scheme> near = home == null ? List.of() : shelf.of(home, today());
        List<Scheme> others = shelf.all().stream()
                .filter(each -> !near.contains(each) && newest(each))
                .sorted(Comparator.comparing((Scheme each) -> each.isFor(today()) ? 0 : 1)
                        .thenComparing(Scheme::code))
                .toList();
        boolean chinese = call.words().chinese();
        Map<String, Object> model = new HashMap<>();
        model.put("near", near);
        model.put("others", others);
        model.put("places", (java.util.function.Function<Scheme, String>) this::places);
        model.put("today", today());
        List<Brief> all = java.util.stream.Stream.concat(near.stream(), others.stream())
                .map(each -> Brief.of(each, chinese))
                .toList();
        return Answer.page("service/mutualaid/schemes.jte", new Listed(all), model);
    }

    /** Of a scheme in several versions the one that its page shows. */
    private boolean newest(Scheme scheme) {
        return shelf.find(scheme.code(), today()).filter(scheme::equals).isPresent();
    }

    private String places(Scheme scheme) {
        return String.join(
                "、",
                scheme.regions().stream()
                        .map(code -> regions.find(code).map(Region::name).orElse(String.valueOf(code)))
                        .toList());
    }

    private Answer show(Call call) {
        Scheme scheme = one(call);
        Map<String, Object> model = new HashMap<>();
        model.put("scheme", scheme);
        model.put("place", places(scheme));
        model.put("says", new SchemeSayings(call.words(), scheme));
        model.put("fields", TrialCase.fields(scheme));
        model.put("diagnoses", TrialCase.diagnoses(scheme));
        model.put("days", TrialCase.asksDays(scheme));
        model.put("fund", fundOf(scheme));
        return Answer.page(
                "service/mutualaid/scheme.jte", Brief.of(scheme, call.words().chinese()), model);
    }

    /** The district that keeps the scheme's fund here, or null. */
    private @Nullable Integer fundOf(Scheme scheme) {
        return scheme.regions().stream()
                .filter(partitions::has)
                .filter(district -> fund.schemes(org.niangjia.base.Scope.house(district), district)
                        .contains(scheme.code()))
                .findFirst()
                .orElse(null);
    }

    private Answer compute(Call call) {
        Scheme scheme = one(call);
        CaseFile given = new TrialCase(scheme, today()).of(call.input(Trial.class));
        List<Computed> results =
                new Computation(scheme, holidays.calendar()).all(given.person(), given.cover(), given.claims());
        Explanation explains = new Explanation(call.words());
        Map<String, Object> model = new HashMap<>();
        model.put("scheme", scheme);
        model.put("result", results.isEmpty() ? null : results.getLast());
        model.put("explains", explains);
        model.put("chart", results.isEmpty() ? List.of() : SlabChart.of(results.getLast()));
        return Answer.page("service/mutualaid/trial.jte", explains.data(results), model);
    }
}
