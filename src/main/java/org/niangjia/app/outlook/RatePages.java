package org.niangjia.app.outlook;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.app.outlook.Coverage.Confirmation;
import org.niangjia.app.outlook.Coverage.Units;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.base.Text;
import org.niangjia.base.UnionLevel;
import org.niangjia.base.Uuid7;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.access.Hat;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.reference.Terms;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 建会率. With source, day and confirmer of its denominator; what looks too good is said so (practice ruling 13). */
@Component
class RatePages implements Pages {
    private static final String FOUNDED = "FOUNDED";
    private static final int MOST_MISSING = 50;

    private final Coverage coverage;
    private final Viewpoints viewpoints;
    private final Terms terms;
    private final Trail trail;
    private final Clock clock;

    RatePages(Coverage coverage, Viewpoints viewpoints, Terms terms, Trail trail, Clock clock) {
        this.coverage = coverage;
        this.viewpoints = viewpoints;
        this.terms = terms;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get("/outlook/rates", Duty.HANDLE, this::show).gives(Rate.class);
        at.post("/outlook/rates/confirmation", Duty.ORGANISE, this::confirm)
                .takes(Form.class)
                .again(this::show);
    }

    /** 建会率. Its flags say what does not look right; nothing is counted for who may not see it. */
    record Rate(
            LocalDate asOf,
            long numerator,
            long denominator,
            @Nullable Double value,
            @Nullable String source,
            @Nullable LocalDate confirmedOn,
            @Nullable String confirmedBy,
            List<String> flags) {}

    /** 确认表单. */
    record Form(@Nullable String source) {}

    private static boolean reads(Call call) {
        return call.caller().worn().level() == UnionLevel.COUNTY;
    }

    private Answer show(Call call) {
        if (!reads(call)) {
            return Answer.page(
                    "app/outlook/tables_none.jte",
                    new Rate(viewpoints.today(), 0, 0, null, null, null, null, List.of()),
                    Map.of("about", "outlook.rates"));
        }
        Hat hat = call.caller().worn();
        Scope scope = call.scope();
        LocalDate day = viewpoints.program(call).asked().asOf();
        int least = terms.number("organisation.should.staff", hat.district(), day);
        Units units = coverage.units(scope, hat.district(), day, least);
        Optional<Confirmation> confirmed = coverage.confirmed(scope, hat.district(), FOUNDED, day);
        List<String> flags = flags(units, confirmed.orElse(null));
        Map<String, Object> model = new HashMap<>();
        model.put("day", day);
        model.put("least", least);
        model.put("units", units);
        model.put("confirmed", confirmed);
        model.put("flags", flags);
        model.put("missing", coverage.missing(scope, hat.district(), day, least, MOST_MISSING));
        Double value = units.all() == 0 ? null : (double) units.covered() / units.all();
        Rate rate = new Rate(
                day,
                units.covered(),
                units.all(),
                value,
                confirmed.map(Confirmation::source).orElse(null),
                confirmed.map(Confirmation::day).orElse(null),
                confirmed.map(Confirmation::by).orElse(null),
                flags);
        return Answer.page("app/outlook/rates.jte", rate, model);
    }

    /** What a reader should doubt. */
    static List<String> flags(Units units, @Nullable Confirmation confirmed) {
        List<String> flags = new ArrayList<>();
        if (units.all() > 0 && units.covered() == units.all()) {
            flags.add("outlook.flag.exactly_all");
        }
        if (units.covered() > units.all()) {
            flags.add("outlook.flag.more_than_all");
        }
        if (confirmed == null) {
            flags.add("outlook.flag.unconfirmed");
        } else if (confirmed.denominator() != units.all()) {
            flags.add("outlook.flag.changed");
        }
        if (units.unknown() > 0) {
            flags.add("outlook.flag.unknown");
        }
        return flags;
    }

    private Answer confirm(Call call) {
        if (!reads(call)) {
            throw new RefusedException(Refusal.of("outlook.COUNTY_ONLY"));
        }
        String typed = call.input(Form.class).source();
        String source = Text.line(typed == null ? "" : typed);
        if (source.isEmpty() || source.length() > 200) {
            throw new RefusedException(Refusal.of("outlook.SOURCE_MISSING").at("source"));
        }
        int district = call.caller().worn().district();
        LocalDate today = viewpoints.today();
        int least = terms.number("organisation.should.staff", district, today);
        Units units = coverage.units(call.scope(), district, today, least);
        coverage.confirm(
                call.scope(),
                district,
                Uuid7.next(clock),
                FOUNDED,
                new Confirmation(
                        today,
                        units.all(),
                        source,
                        clock.instant().atZone(Times.ZONE).toOffsetDateTime(),
                        call.scope().actor().name()));
        trail.record(call.scope().actor(), district, "outlook.confirmed", "outlook_rate", null, FOUNDED);
        return Answer.done("/outlook/rates", null).say("outlook.said.confirmed");
    }
}
