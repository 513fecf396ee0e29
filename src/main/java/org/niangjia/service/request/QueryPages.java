package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.CaseNumber;
import org.niangjia.engine.casework.CaseService;
import org.niangjia.engine.casework.CaseTypes;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 查询码. Without signing in: read, add, answer and rate with the number and the code of the receipt. */
@Component
class QueryPages implements Pages {
    private final ApplicantDesk desk;
    private final Requests requests;
    private final Cases cases;
    private final CaseSights sights;
    private final QueryCodes codes;
    private final CaseTypes types;
    private final Attachments attachments;

    QueryPages(
            ApplicantDesk desk,
            Requests requests,
            Cases cases,
            CaseSights sights,
            QueryCodes codes,
            CaseTypes types,
            Attachments attachments) {
        this.desk = desk;
        this.requests = requests;
        this.cases = cases;
        this.sights = sights;
        this.codes = codes;
        this.types = types;
        this.attachments = attachments;
    }

    /** 查询. Number and code. */
    record Proof(@Nullable String no, @Nullable String code) {}

    @Override
    public void declare(Routes at) {
        at.get("/query", Duty.OPEN, this::ask);
        at.post("/query", Duty.OPEN, this::find)
                .takes(Proof.class)
                .gives(RequestView.class)
                .again(this::ask);
        at.get("/query/{no}", Duty.OPEN, this::show).gives(RequestView.class);
        at.get("/query/{no}/files/{file}", Duty.OPEN, call -> FilePages.file(attachments, own(call), call));
        at.get(
                "/query/{no}/files/{file}/thumbnail",
                Duty.OPEN,
                call -> FilePages.thumbnail(attachments, own(call), call));
        at.post("/query/{no}/revisit", Duty.OPEN, this::rate)
                .takes(RatingInput.class)
                .again(this::show);
        at.post("/query/{no}/withdrawal", Duty.OPEN, this::withdraw)
                .takes(SaidInput.class)
                .again(this::show);
        at.post("/query/{no}/supplement", Duty.OPEN, this::supplement)
                .takes(SaidInput.class)
                .again(this::show);
    }

    private Answer ask(Call call) {
        return Answer.page("service/request/query.jte", null, Map.of());
    }

    private Answer find(Call call) {
        codes.count(call);
        Proof in = call.input(Proof.class);
        String no = NewRequest.clean(in.no()).toUpperCase(java.util.Locale.ROOT);
        String code = NewRequest.clean(in.code());
        Answer found;
        try {
            found = no.startsWith(Request.CODE + "-") ? said(no, code) : elsewhere(no, code);
        } catch (NotVisibleException e) {
            throw new RefusedException(Refusal.of("request.CODE_WRONG").at("code"));
        }
        return QueryCodes.proof(found, no, code);
    }

    private Answer said(String no, String code) {
        Case found = desk.byCode(no, code).orElseThrow(() -> new NotVisibleException(no));
        RequestFacts facts = requests.get(found.district(), found.id());
        List<Recorded> record = Standpoint.open(cases.record(found.district(), found.id()));
        return Answer.done("/query/" + no, RequestView.of(found, facts, null, record));
    }

    /** A number of another service: its page, where the code fits. */
    private Answer elsewhere(String no, String code) {
        String type = CaseNumber.read(no).type();
        CaseService service = types.all().stream()
                .filter(each -> each.type().code().equals(type))
                .filter(each -> each.byCode(no, code).isPresent())
                .findFirst()
                .orElseThrow(() -> new NotVisibleException(no));
        return Answer.done(service.pageByCode(no), null);
    }

    /** The case of the address, proved by the cookie of the last half hour or, for programs, by {@code ?code=}. */
    private Case own(Call call) {
        String no = call.path("no");
        return desk.byCode(no, codes.shown(call, no)).orElseThrow(() -> new NotVisibleException(no));
    }

    private Answer show(Call call) {
        Case own = own(call);
        RequestFacts facts = requests.get(own.district(), own.id());
        List<Recorded> record = Standpoint.open(cases.record(own.district(), own.id()));
        StatusSight sight = sights.status(own, facts, record, "/query/" + own.no(), call.words());
        return Answer.page(
                "service/request/status.jte", RequestView.of(own, facts, null, record), Map.of("sight", sight));
    }

    private Answer rate(Call call) {
        Case own = own(call);
        RatingInput in = call.input(RatingInput.class);
        return done(desk.rate(own, call.version(), holder(own), in, null)).say("request.said.rated");
    }

    private Answer withdraw(Call call) {
        Case own = own(call);
        String text = call.input(SaidInput.class).said();
        return done(desk.withdraw(own, call.version(), holder(own), text)).say("request.said.withdrawn");
    }

    private Answer supplement(Call call) {
        Case own = own(call);
        return done(desk.supplement(
                        own, holder(own), call.input(SaidInput.class).said()))
                .say("request.said.supplemented");
    }

    /** Whoever has the code acts as the case itself. */
    private static Actor holder(Case own) {
        return Actor.anonymous(own.no());
    }

    private Answer done(Case moved) {
        RequestFacts facts = requests.get(moved.district(), moved.id());
        return Answer.done("/query/" + moved.no(), RequestView.of(moved, facts, null, null));
    }
}
