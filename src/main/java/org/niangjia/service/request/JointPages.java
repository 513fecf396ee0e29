package org.niangjia.service.request;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.NotVisibleException;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Cases;
import org.niangjia.engine.casework.Recorded;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 联名页面. The link for the applicant; behind it what is signed; afterwards how it goes and the own rating. */
@Component
class JointPages implements Pages {
    private final JointDesk joint;
    private final Requests requests;
    private final Cases cases;
    private final Standpoint standpoint;
    private final RequestPages pages;

    JointPages(JointDesk joint, Requests requests, Cases cases, Standpoint standpoint, RequestPages pages) {
        this.joint = joint;
        this.requests = requests;
        this.cases = cases;
        this.standpoint = standpoint;
        this.pages = pages;
    }

    @Override
    public void declare(Routes at) {
        at.post("/requests/{no}/joint", Duty.SELF, this::open)
                .of("request", standpoint::look)
                .gives(Opened.class)
                .again(pages::show);
        at.get("/joint/{no}/{code}", Duty.SELF, this::ask);
        at.post("/joint/{no}/{code}", Duty.SELF, this::sign)
                .gives(RequestView.class)
                .again(this::ask);
        at.get("/joint/{no}", Duty.SELF, this::show).gives(RequestView.class);
        at.post("/joint/{no}/revisit", Duty.SELF, this::rate)
                .takes(RatingInput.class)
                .gives(RequestView.class)
                .again(this::show);
    }

    /** 联名链接. Shown this once. */
    record Opened(String no, String link) {}

    private Answer open(Call call) {
        Case own = standpoint.applicant(call);
        String link = call.origin() + "/joint/" + own.no() + "/" + joint.open(own);
        return Answer.page(
                "service/request/joint_link.jte", new Opened(own.no(), link), Map.of("no", own.no(), "link", link));
    }

    private Answer ask(Call call) {
        Case found = joint.behind(call.caller(), call.path("no"), call.path("code"));
        RequestFacts facts = requests.get(found.district(), found.id());
        return Answer.page(
                "service/request/joint_sign.jte",
                RequestView.of(found, facts, null, List.of()),
                Map.of("known", found, "text", facts.text(), "code", call.path("code")));
    }

    private Answer sign(Call call) {
        Case signed = joint.sign(call.caller(), call.path("no"), call.path("code"));
        return Answer.done("/joint/" + signed.no(), view(signed)).say("request.said.co_signed");
    }

    private RequestView view(Case signed) {
        return RequestView.of(signed, requests.get(signed.district(), signed.id()), null, record(signed));
    }

    /** Words between applicant and office stay between them; the answer is for everybody who signed. */
    private List<Recorded> record(Case signed) {
        return cases.record(signed.district(), signed.id()).stream()
                .filter(line -> !line.outcome().equals("co_signed"))
                .map(line -> JointDesk.readable(line.outcome()) ? line : Standpoint.without(line))
                .toList();
    }

    private Case signed(Call call) {
        return joint.signed(call.caller(), call.path("no")).orElseThrow(() -> new NotVisibleException(call.path("no")));
    }

    private Answer show(Call call) {
        Case signed = signed(call);
        RequestView view = view(signed);
        Requests.@Nullable Rating rating = joint.rating(call.caller(), signed).orElse(null);
        @Nullable Recorded answer = Standpoint.answer(record(signed)).orElse(null);
        Map<String, Object> model = new java.util.HashMap<>(Map.of("known", signed));
        model.put("answer", answer);
        model.put("rating", rating);
        return Answer.page("service/request/joint_status.jte", view, model);
    }

    private Answer rate(Call call) {
        Case signed = signed(call);
        joint.rate(call.caller(), signed, call.input(RatingInput.class));
        return Answer.done("/joint/" + signed.no(), view(signed)).say("request.said.rated");
    }
}
