package org.niangjia.service.request;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.frame.Times;
import org.niangjia.platform.print.Block;
import org.niangjia.platform.print.Paper;
import org.niangjia.platform.print.Press;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 诉求文书. What the counter prints: the 受理回执 to take home, and the 确认单 to sign. */
@Component
class PaperPages implements Pages {
    private final Requests requests;
    private final Categories categories;
    private final Standpoint standpoint;
    private final Regions regions;
    private final Press press;
    private final CounterDesk desk;
    private final RequestPages pages;
    private final Trail trail;

    PaperPages(
            Requests requests,
            Categories categories,
            Standpoint standpoint,
            Regions regions,
            Press press,
            CounterDesk desk,
            RequestPages pages,
            Trail trail) {
        this.requests = requests;
        this.categories = categories;
        this.standpoint = standpoint;
        this.regions = regions;
        this.press = press;
        this.desk = desk;
        this.pages = pages;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/{no}/receipt", Duty.HANDLE, this::receipt).of("request", standpoint::lookAtCounter);
        at.get("/requests/{no}/confirmation", Duty.COUNTER, this::confirmation)
                .of("request", standpoint::lookAtCounter);
        at.post("/requests/{no}/signed-paper", Duty.COUNTER, this::signed)
                .of("request", standpoint::lookAtCounter)
                .gives(RequestView.class)
                .again(pages::show);
    }

    /** 受理回执. In large type; the query code stands on it only right after it was entered. */
    private Answer receipt(Call call) {
        Case known = standpoint.counter(call);
        RequestFacts facts = requests.get(known.district(), known.id());
        String code = QueryCodes.onReceipt(call, known.no());
        recordPrint(call, known);
        return press.answer(call, receipt(call, known, facts, code), back(call, known));
    }

    private Paper receipt(Call call, Case known, RequestFacts facts, String code) {
        Times times = new Times(call.words(), day(known));
        List<Block.Fact> lines = new ArrayList<>();
        lines.add(new Block.Fact(call.t("request.field.no"), known.no(), true));
        if (!code.isEmpty()) {
            lines.add(new Block.Fact(call.t("request.field.code"), code, true));
        }
        lines.add(new Block.Fact(call.t("request.field.subject"), known.subject(), false));
        lines.add(new Block.Fact(call.t("request.field.category"), category(call, facts), false));
        lines.add(new Block.Fact(
                call.t("request.handler"),
                "%s %s\n%s".formatted(known.handlerTitle(), known.handlerName(), known.handlerPhone()),
                false));
        if (known.dueAt() != null) {
            lines.add(new Block.Fact(call.t("request.field.due"), times.date(known.dueAt()), true));
        }
        lines.add(new Block.Fact(call.t("request.receipt.handed"), times.minute(known.openedAt()), false));
        return Paper.of(call.t("request.receipt"), day(known))
                .by(call.caller().worn().unionName())
                .numbered(known.no())
                .in(Paper.Shape.LARGE)
                .with(
                        new Block.Facts(lines),
                        Block.plain(call.t(code.isEmpty() ? "request.receipt.how_signed_in" : "request.receipt.how")),
                        scan(call, known, code),
                        new Block.Closing(call.caller().worn().unionName(), times.date(known.openedAt()), true));
    }

    /** With the code to where it is typed; without it, to the matter of whoever signs in. */
    private static Block scan(Call call, Case known, String code) {
        return code.isEmpty()
                ? new Block.Qr(call.origin() + "/requests/" + known.no(), call.t("request.receipt.sign_in"))
                : new Block.Qr(call.origin() + "/query?no=" + known.no(), call.t("request.receipt.scan"));
    }

    /** 诉求确认单. Read aloud, signed and scanned back. */
    private Answer confirmation(Call call) {
        Case known = standpoint.counter(call);
        RequestFacts facts = requests.get(known.district(), known.id());
        recordPrint(call, known);
        return press.answer(call, confirmation(call, known, facts), back(call, known));
    }

    private Paper confirmation(Call call, Case known, RequestFacts facts) {
        Long place = facts.place();
        return Paper.of(call.t("request.confirm.title"), day(known))
                .by(call.caller().worn().unionName())
                .numbered(known.no())
                .in(Paper.Shape.LARGE)
                .with(
                        Block.facts(
                                call.t("request.field.name"),
                                facts.anonymous() ? call.t("request.anonymous") : facts.applicantName(),
                                call.t("request.field.phone"),
                                facts.contactShown(),
                                call.t("request.counter.channel"),
                                call.t("request.channel." + facts.channel()),
                                call.t("request.field.category"),
                                category(call, facts),
                                call.t("request.field.employer"),
                                facts.employerName(),
                                call.t("request.where.town"),
                                place == null
                                        ? ""
                                        : regions.find(place).map(r -> r.name()).orElse("")),
                        Block.heading(call.t("request.field.text")),
                        Block.plain(facts.text()),
                        Block.heading(call.t("request.confirm.heading")),
                        new Block.Ticks(List.of(
                                new Block.Tick(call.t("request.confirm.read"), false),
                                new Block.Tick(call.t("request.confirm.consent"), false),
                                new Block.Tick(
                                        call.t(
                                                facts.ownUnitMayKnow()
                                                        ? "request.confirm.unit"
                                                        : "request.confirm.no_unit"),
                                        false))),
                        Block.signatures(
                                call.t("request.confirm.applicant"),
                                call.t("request.confirm.witness"),
                                call.t("request.confirm.clerk")));
    }

    /** The paper comes back signed: its scan is kept with the request. */
    private Answer signed(Call call) {
        List<Upload> scans = call.files("files").stream()
                .map(f -> new Upload(f.name(), f.bytes()))
                .toList();
        Case kept = desk.signedPaper(call.scope(), standpoint.counter(call), scans);
        RequestFacts facts = requests.get(kept.district(), kept.id());
        return Answer.done(back(call, kept), RequestView.of(kept, facts, null, null))
                .say("request.said.files");
    }

    private String category(Call call, RequestFacts facts) {
        return categories.get(facts.category()).name(call.words().chinese());
    }

    /** To the request, or to the next one where it went to another office. */
    private static String back(Call call, Case known) {
        String office = call.scope().office();
        boolean here = office != null && known.path().startsWith(office);
        return here ? "/requests/" + known.no() : "/requests/counter";
    }

    private void recordPrint(Call call, Case known) {
        trail.record(call.scope().actor(), known.district(), Trail.PRINTED, Request.CODE, known.id(), known.no());
    }

    private static LocalDate day(Case known) {
        return LocalDate.ofInstant(known.openedAt(), Times.ZONE);
    }
}
