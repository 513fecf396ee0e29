package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Actor;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Attempts;
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
    private static final String PROOF = "query";
    private static final int PROOF_SECONDS = 1_800;

    private final ApplicantDesk desk;
    private final Requests requests;
    private final Cases cases;
    private final CaseSights sights;
    private final Attempts attempts;
    private final Attachments attachments;

    QueryPages(
            ApplicantDesk desk,
            Requests requests,
            Cases cases,
            CaseSights sights,
            Attempts attempts,
            Attachments attachments) {
        this.desk = desk;
        this.requests = requests;
        this.cases = cases;
        this.sights = sights;
        this.attempts = attempts;
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
        attempts.count(Attempts.Kind.QUERY_CODE_PER_ADDRESS, call.address());
        Proof in = call.input(Proof.class);
        String no = NewRequest.clean(in.no()).toUpperCase(java.util.Locale.ROOT);
        Case found = proved(no, NewRequest.clean(in.code()));
        RequestFacts facts = requests.get(found.district(), found.id());
        List<Recorded> record = Standpoint.open(cases.record(found.district(), found.id()));
        return Answer.done("/query/" + no, RequestView.of(found, facts, null, record))
                .cookie(PROOF, no + "." + NewRequest.clean(in.code()).replaceAll("[^0-9A-Za-z-]", ""), PROOF_SECONDS);
    }

    private Case proved(String no, String code) {
        try {
            return desk.byCode(no, code)
                    .orElseThrow(() -> new RefusedException(
                            Refusal.of("request.CODE_WRONG").at("code")));
        } catch (NotVisibleException e) {
            throw new RefusedException(Refusal.of("request.CODE_WRONG").at("code"));
        }
    }

    /** The case of the address, proved by the cookie of the last half hour or, for programs, by {@code ?code=}. */
    private Case own(Call call) {
        attempts.count(Attempts.Kind.QUERY_CODE_PER_ADDRESS, call.address());
        String no = call.path("no");
        String code = call.query("code")
                .or(() -> call.cookieValue(PROOF)
                        .filter(v -> v.startsWith(no + "."))
                        .map(v -> v.substring(no.length() + 1)))
                .orElseThrow(() -> new NotVisibleException(no));
        return desk.byCode(no, code).orElseThrow(() -> new NotVisibleException(no));
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
