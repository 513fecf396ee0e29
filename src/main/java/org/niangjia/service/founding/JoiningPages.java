package org.niangjia.service.founding;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Versioned;
import org.niangjia.platform.membership.OwnMembership;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 入会申请页面. The worker's form and status; the office sees the same application with what it has to decide. */
@Component
class JoiningPages implements Pages {
    static final String KIND = "joining";
    private static final String ALL = "/joinings";

    private final JoiningDesk desk;
    private final Joinings joinings;
    private final JoiningOffices offices;
    private final OwnMembership memberships;
    private final Cases cases;
    private final Regions regions;
    private final Partitions partitions;
    private final Holidays holidays;
    private final Clock clock;

    JoiningPages(
            JoiningDesk desk,
            Joinings joinings,
            JoiningOffices offices,
            OwnMembership memberships,
            Cases cases,
            Regions regions,
            Partitions partitions,
            Holidays holidays,
            Clock clock) {
        this.desk = desk;
        this.joinings = joinings;
        this.offices = offices;
        this.memberships = memberships;
        this.cases = cases;
        this.regions = regions;
        this.partitions = partitions;
        this.holidays = holidays;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL, Duty.SELF, this::mine).gives(Listed.class);
        at.get(ALL + "/new", Duty.SELF, this::form);
        at.post(ALL, Duty.SELF, this::apply)
                .takes(NewJoining.class)
                .gives(JoiningView.class)
                .again(this::form);
        at.get(ALL + "/{no}", Duty.SELF, this::show).of(KIND, this::look).gives(JoiningView.class);
        at.post(ALL + "/{no}/withdrawal", Duty.SELF, this::withdraw)
                .of(KIND, this::look)
                .gives(JoiningView.class)
                .again(this::show);
    }

    /** 我的申请. */
    record Listed(List<JoiningView> items) {}

    /** 入会申请. As programs are told it: number and telephone masked. */
    record JoiningView(
            String no,
            String stage,
            String step,
            @Nullable String result,
            String name,
            String idNumber,
            String employer,
            String trade,
            String handler,
            String phone,
            @Nullable Instant dueAt,
            @Nullable String union,
            int version)
            implements Versioned {}

    JoiningView view(Case known) {
        JoiningFacts facts = joinings.get(known.district(), known.id());
        return new JoiningView(
                known.no(),
                known.stage().name(),
                known.step(),
                known.result(),
                facts.name(),
                facts.idMasked(),
                facts.employerName(),
                facts.trade(),
                known.handlerTitle(),
                known.handlerPhone(),
                known.dueAt(),
                facts.unionName().isEmpty() ? null : facts.unionName(),
                known.version());
    }

    /** Looks only; throws NotVisibleException when this caller may not know of it. */
    void look(Call call) {
        if (own(call).isEmpty()) {
            office(call);
        }
    }

    Optional<Case> own(Call call) {
        String no = call.path("no");
        int district = CaseNumber.read(no, Joining.CODE).district();
        Caller caller = call.caller();
        return cases.findOwn(district, no, List.of(joinings.holder(caller.account())))
                .filter(found -> caller.sees(found.openedAt()));
    }

    Case office(Call call) {
        String no = call.path("no");
        return cases.get(call.scope(), CaseNumber.read(no, Joining.CODE).district(), no);
    }

    private Answer mine(Call call) {
        Integer home = call.caller().homeDistrict();
        List<Case> own =
                home == null ? List.of() : joinings.own(home, call.caller().account());
        Listed listed = new Listed(own.stream().map(this::view).toList());
        return Answer.page("service/founding/mine.jte", listed, Map.of("items", own));
    }

    private Answer form(Call call) {
        Caller caller = call.caller();
        Integer named = caller.homeDistrict();
        int home = named != null && partitions.has(named) ? named : 0;
        Map<String, Object> model = new HashMap<>();
        boolean here = home != 0;
        List<Region> towns = here ? offices.places(home) : List.of();
        boolean member = caller.confirmed()
                && memberships
                        .of(caller.account())
                        .filter(own -> own.member().state().member())
                        .isPresent();
        model.put("member", member);
        model.put("county", here ? regions.name(home) : "");
        model.put("towns", towns);
        model.put(
                "open",
                here ? joinings.openOf(home, caller.account()).map(Case::no).orElse("") : "");
        return Answer.page("service/founding/apply.jte", null, model);
    }

    private Answer apply(Call call) {
        Case opened = desk.apply(call.caller(), call.input(NewJoining.class));
        String at = ALL + "/" + opened.no();
        return Answer.created(at, view(opened)).say("founding.said.applied", opened.handlerTitle());
    }

    Answer show(Call call) {
        Optional<Case> own = own(call);
        Case known = own.orElseGet(() -> office(call));
        JoiningFacts facts = joinings.get(known.district(), known.id());
        Map<String, Object> model = new HashMap<>();
        model.put("known", known);
        model.put("facts", facts);
        model.put("town", regions.name(facts.town()));
        model.put("clock", face(call, known));
        model.put("record", cases.record(known.district(), known.id()).reversed());
        if (own.isPresent()) {
            return Answer.page("service/founding/status.jte", view(known), model);
        }
        model.put("mine", cases.waitsFor(call.scope(), known.district(), known.id()));
        model.put("proposed", offices.proposed(known));
        return Answer.page("service/founding/office.jte", view(known), model);
    }

    private ClockFace face(Call call, Case known) {
        return known.stage().open()
                ? ClockFace.of(known.dueAt(), clock.instant(), holidays.calendar(), call.words())
                : ClockFace.stopped(call.words(), "founding.result." + known.result());
    }

    private Answer withdraw(Call call) {
        Case own = own(call).orElseThrow(() -> new NotVisibleException(call.path("no")));
        Case moved = desk.withdraw(own, call.version(), call.caller().person());
        return Answer.done(ALL + "/" + moved.no(), view(moved)).say("founding.said.withdrawn");
    }
}
