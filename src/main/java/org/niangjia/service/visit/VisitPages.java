package org.niangjia.service.visit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.WorkingCalendar;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.ClockFace;
import org.niangjia.engine.casework.Referrals;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Holidays;
import org.niangjia.platform.reference.Regions;
import org.springframework.stereotype.Component;

/** 走访页面. The form, and one visit with what was learned, found and pushed. */
@Component
class VisitPages implements Pages {
    static final String KIND = "visit";
    static final String ALL = "/visits";

    private final VisitDesk desk;
    private final NoteDesk noteDesk;
    private final FeedbackDesk feedback;
    private final VisitWriters writers;
    private final Visits visits;
    private final Notes notes;
    private final Findings findings;
    private final QuestionSheets sheets;
    private final Campaigns campaigns;
    private final Referrals referrals;
    private final Attachments attachments;
    private final Regions regions;
    private final Holidays holidays;
    private final Clock clock;

    VisitPages(
            VisitDesk desk,
            NoteDesk noteDesk,
            FeedbackDesk feedback,
            VisitWriters writers,
            Visits visits,
            Notes notes,
            Findings findings,
            QuestionSheets sheets,
            Campaigns campaigns,
            Referrals referrals,
            Attachments attachments,
            Regions regions,
            Holidays holidays,
            Clock clock) {
        this.desk = desk;
        this.noteDesk = noteDesk;
        this.feedback = feedback;
        this.writers = writers;
        this.visits = visits;
        this.notes = notes;
        this.findings = findings;
        this.sheets = sheets;
        this.campaigns = campaigns;
        this.referrals = referrals;
        this.attachments = attachments;
        this.regions = regions;
        this.holidays = holidays;
        this.clock = clock;
    }

    @Override
    public void declare(Routes at) {
        at.get(ALL + "/new", Duty.VISIT, this::form);
        at.post(ALL, Duty.VISIT, this::record)
                .takes(NewVisit.class)
                .gives(VisitView.class)
                .again(this::form);
        at.get(ALL + "/{no}", Duty.VISIT, this::show).of(KIND, this::one).gives(VisitView.class);
        at.get(ALL + "/{no}/edit", Duty.VISIT, this::edit).of(KIND, this::one);
        at.post(ALL + "/{no}/findings", Duty.VISIT, this::find)
                .of(KIND, this::one)
                .takes(NewVisit.NewFinding.class)
                .gives(VisitView.class)
                .again(this::show);
        act(at, "merger", this::merge);
        act(at, "cancellation", this::cancel);
        act(at, "feedback", this::tell);
    }

    private interface Act {
        Visit take(Call call, Visit visit, Said in);
    }

    /** 走访表单. What the small forms of a visit bring: theme and text of a merger, reason of a cancellation, feedback. */
    record Said(
            @Nullable String theme,
            @Nullable String text,
            @Nullable String reason,
            @Nullable String feedback,
            @Nullable String how) {}

    private void act(Routes at, String name, Act act) {
        at.post(ALL + "/{no}/" + name, Duty.VISIT, call -> {
                    Visit visit = act.take(call, one(call), call.input(Said.class));
                    return Answer.done(ALL + "/" + visit.no(), view(call, visit))
                            .say("visit.said." + name);
                })
                .of(KIND, this::one)
                .takes(Said.class)
                .gives(VisitView.class)
                .again(this::show);
    }

    /** Looks only; throws NotVisibleException when this caller may not know of it. */
    Visit one(Call call) {
        String no = call.path("no");
        return visits.get(call.scope(), CaseNumber.read(no, VisitDesk.CODE).district(), no);
    }

    private Answer form(Call call) {
        return form(call, null);
    }

    private Answer edit(Call call) {
        return form(call, one(call));
    }

    private Answer form(Call call, @Nullable Visit visit) {
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put(
                "sheet", visit == null ? new Notes.Sheet(Map.of(), List.of()) : notes.of(visit.district(), visit.id()));
        model.put("counts", visit == null ? List.of() : sheets.of(visit));
        model.put("plan", visit == null && "true".equals(call.query("plan").orElse("")));
        model.put("today", today());
        model.put("campaigns", running(call));
        model.put(
                "own",
                visit != null
                        ? ""
                        : campaigns.own(call.scope(), today()).map(Campaign::no).orElse(""));
        model.put(
                "districts",
                call.scope().districts().stream()
                        .filter(district -> district % 100 != 0)
                        .flatMap(district -> regions.find(district).stream())
                        .toList());
        return Answer.page("service/visit/form.jte", null, model);
    }

    private List<Campaign> running(Call call) {
        return campaigns.list(call.scope(), 20).stream()
                .filter(campaign -> !campaign.over(today()))
                .toList();
    }

    private Answer record(Call call) {
        VisitDesk.Written written = desk.record(call.caller(), call.input(NewVisit.class));
        Visit visit = written.visit();
        String at = ALL + "/" + visit.no();
        Answer answer = written.fresh() ? Answer.created(at, view(call, visit)) : Answer.done(at, view(call, visit));
        return answer.say(visit.recordedAt() == null ? "visit.said.planned" : "visit.said.recorded", visit.unit());
    }

    private Answer find(Call call) {
        Visit visit = desk.find(call.caller(), one(call), List.of(call.input(NewVisit.NewFinding.class)));
        return Answer.created(ALL + "/" + visit.no(), view(call, visit)).say("visit.said.found");
    }

    private Visit merge(Call call, Visit visit, Said in) {
        return noteDesk.merge(call.caller(), visit, NewVisit.clean(in.theme()), NewVisit.clean(in.text()));
    }

    private Visit cancel(Call call, Visit visit, Said in) {
        return desk.cancel(call.caller(), visit, call.version(), NewVisit.clean(in.reason()));
    }

    private Visit tell(Call call, Visit visit, Said in) {
        return feedback.tell(
                call.caller(), visit, call.version(), NewVisit.clean(in.feedback()), NewVisit.clean(in.how()));
    }

    VisitView view(Call call, Visit visit) {
        return view(
                visit,
                campaign(visit),
                notes.of(visit.district(), visit.id()),
                findings.of(visit.district(), visit.id()));
    }

    private VisitView view(Visit visit, Optional<Campaign> campaign, Notes.Sheet sheet, List<Findings.Found> found) {
        return VisitView.of(visit, today(), campaign.map(Campaign::no).orElse(null), sheet, found);
    }

    private Optional<Campaign> campaign(Visit visit) {
        return campaigns.byId(visit.campaignDistrict(), visit.campaign());
    }

    /** 问题一行. A finding with its clock. */
    record Line(Findings.Found found, ClockFace clock) {}

    Answer show(Call call) {
        Visit visit = one(call);
        Optional<Campaign> campaign = campaign(visit);
        Notes.Sheet sheet = notes.of(visit.district(), visit.id());
        List<Findings.Found> found = findings.of(visit.district(), visit.id());
        Map<String, Object> model = new HashMap<>();
        model.put("visit", visit);
        model.put("state", visit.state(today()));
        model.put("own", writers.own(call.caller(), visit));
        model.put("sheet", sheet);
        model.put("lines", lines(call, found));
        model.put("counts", sheets.of(visit));
        model.put("campaign", campaign.orElse(null));
        model.put("offers", referrals.offers(call.words().chinese()));
        model.put("files", attachments.list(call.scope(), visit.district(), VisitDesk.CODE, visit.id()));
        model.put("proposal", VisitView.proposal(call.words(), found));
        return Answer.page("service/visit/visit.jte", view(visit, campaign, sheet, found), model);
    }

    List<Line> lines(Call call, List<Findings.Found> found) {
        WorkingCalendar calendar = holidays.calendar();
        return found.stream()
                .map(one -> new Line(one, ClockFace.of(one.dueAt(), clock.instant(), calendar, call.words())))
                .toList();
    }

    LocalDate today() {
        return WorkingCalendar.dayOf(clock.instant());
    }

    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new NotVisibleException(text);
        }
    }
}
