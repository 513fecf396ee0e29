package org.niangjia.service.request;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.reference.Region;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/** 我要反映. Three questions, one a page: what, where, whether anonymous. Programs hand it all in at once. */
@Component
class SayPages implements Pages {
    static final String DRAFT = "request-draft";

    private final RequestDesk desk;
    private final CaseSights sights;
    private final ApplicantDesk applicant;
    private final Requests requests;
    private final Drafts drafts;
    private final Categories categories;
    private final Attachments attachments;
    private final Regions regions;
    private final Partitions partitions;
    private final Offices offices;

    SayPages(
            RequestDesk desk,
            CaseSights sights,
            ApplicantDesk applicant,
            Requests requests,
            Drafts drafts,
            Categories categories,
            Attachments attachments,
            Regions regions,
            Partitions partitions,
            Offices offices) {
        this.desk = desk;
        this.sights = sights;
        this.applicant = applicant;
        this.requests = requests;
        this.drafts = drafts;
        this.categories = categories;
        this.attachments = attachments;
        this.regions = regions;
        this.partitions = partitions;
        this.offices = offices;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/new", Duty.SELF, this::what);
        at.get("/complaints/new", Duty.SELF, this::complain);
        at.post("/requests/new", Duty.SELF, this::saveWhat).takes(What.class).again(this::what);
        at.get("/requests/new/place", Duty.SELF, this::where);
        at.post("/requests/new/place", Duty.SELF, this::saveWhere)
                .takes(Where.class)
                .again(this::where);
        at.get("/requests/new/who", Duty.SELF, this::who);
        at.post("/requests/new/photo-removal", Duty.SELF, this::removePhoto);
        at.post("/requests", Duty.SELF, this::submit)
                .takes(NewRequest.class)
                .gives(RequestView.class)
                .again(this::who);
        at.get("/requests/{no}/ticket", Duty.SELF, this::ticket)
                .of("request", call -> applicant.own(call.caller(), call.path("no")));
    }

    /** 第一步: what it is about. */
    record What(@Nullable String text, @Nullable String category) {}

    /** 第二步: where. */
    record Where(
            @Nullable Integer district,
            @Nullable String employer,
            @Nullable String site,
            @Nullable Long place,
            @Nullable String placeText) {}

    private Answer what(Call call) {
        Drafts.Draft draft = draft(call);
        return Answer.page(
                "service/request/say_what.jte",
                null,
                Map.of(
                        "draft", draft,
                        "categories", categories.offered(),
                        "files", attachments.list(house(draft), districtOf(draft), DRAFT, draft.id())));
    }

    /** 投诉与建议. The same way, with the category fixed: the level above handles it, the handler cannot see it. */
    private Answer complain(Call call) {
        Caller caller = call.caller();
        String about = call.query("about").orElse("");
        drafts.save(caller.account(), draft(call).about(about));
        return Answer.done("/requests/new", null);
    }

    private Answer saveWhat(Call call) {
        What in = call.input(What.class);
        String text = NewRequest.clean(in.text());
        Drafts.Draft before = draft(call);
        String category = before.category().equals("HANDLING") && in.category() == null
                ? "HANDLING"
                : NewRequest.clean(in.category());
        Drafts.Draft draft = before.said(text, category);
        drafts.save(call.caller().account(), draft);
        List<Upload> photos = call.files("photos").stream()
                .map(f -> new Upload(f.name(), f.bytes()))
                .toList();
        attachments.addAll(house(draft), districtOf(draft), DRAFT, draft.id(), photos);
        if (call.query("more").isPresent()) {
            return Answer.done("/requests/new", null);
        }
        if (text.isEmpty()) {
            throw new RefusedException(Refusal.of("request.TEXT_MISSING").at("text"));
        }
        if (categories.find(category).isEmpty()) {
            throw new RefusedException(Refusal.of("request.CATEGORY_MISSING").at("category"));
        }
        return Answer.done("/requests/new/place", null);
    }

    private Answer removePhoto(Call call) {
        Drafts.Draft draft = draft(call);
        call.query("file")
                .map(RequestPages::id)
                .ifPresent(id -> attachments.remove(house(draft), districtOf(draft), DRAFT, draft.id(), id));
        return Answer.done("/requests/new", null);
    }

    private Answer where(Call call) {
        Drafts.Draft draft = draft(call);
        int district = partitions.all().stream()
                .filter(open -> call.query("district").equals(Optional.of(String.valueOf(open))))
                .findFirst()
                .orElse(districtOf(draft));
        Map<String, Object> model = new LinkedHashMap<>();
        model.put("draft", draft);
        model.put("district", district);
        model.put("districts", counties());
        model.put("towns", regions.children(district));
        return Answer.page("service/request/say_where.jte", null, model);
    }

    private List<Region> counties() {
        return partitions.all().stream()
                .filter(code -> code % 100 != 0)
                .flatMap(code -> regions.find(code).stream())
                .toList();
    }

    private Answer saveWhere(Call call) {
        Where in = call.input(Where.class);
        Drafts.Draft before = draft(call);
        Drafts.Draft draft = before.where(
                in.district() == null || !partitions.all().contains(in.district()) ? before.district() : in.district(),
                NewRequest.clean(in.employer()),
                NewRequest.clean(in.site()),
                in.place(),
                NewRequest.clean(in.placeText()));
        if (districtOf(before) != districtOf(draft)) {
            attachments.handOver(
                    house(before),
                    new AttachmentOwner(districtOf(before), DRAFT, before.id()),
                    house(draft),
                    new AttachmentOwner(districtOf(draft), DRAFT, draft.id()));
        }
        drafts.save(call.caller().account(), draft);
        if (in.district() == null || !partitions.all().contains(in.district())) {
            throw new RefusedException(Refusal.of("request.DISTRICT_MISSING").at("district"));
        }
        boolean elsewhere = !RequestDesk.placeFits(regions, in.place(), in.district());
        if (call.query("towns").isPresent() || elsewhere) {
            return Answer.done("/requests/new/place?district=" + in.district(), null);
        }
        return Answer.done("/requests/new/who", null);
    }

    private Answer who(Call call) {
        Drafts.Draft draft = draft(call);
        if (draft.text().isEmpty() || categories.find(draft.category()).isEmpty()) {
            return Answer.done("/requests/new", null);
        }
        Category category = categories.find(draft.category()).orElseThrow();
        String district = regions.get(districtOf(draft)).name();
        return Answer.page(
                "service/request/say_who.jte",
                null,
                Map.of(
                        "draft", draft,
                        "category", category,
                        "districtName", district,
                        "office", offices.expected(districtOf(draft), draft.request(false, false), category),
                        "files", attachments.list(house(draft), districtOf(draft), DRAFT, draft.id())));
    }

    private Answer submit(Call call) {
        NewRequest given = call.input(NewRequest.class);
        Caller caller = call.caller();
        Optional<Drafts.Draft> draft = call.json() ? Optional.empty() : drafts.find(caller);
        NewRequest in =
                draft.map(d -> d.request(given.isAnonymous(), given.ownUnit())).orElse(given);
        RequestDesk.Submitted done = desk.submit(caller, in);
        draft.ifPresent(d -> {
            int district = done.opened().district();
            attachments.handOver(
                    house(d),
                    new AttachmentOwner(districtOf(d), DRAFT, d.id()),
                    Scope.house(district),
                    new AttachmentOwner(district, Request.CODE, done.opened().id()));
            drafts.discard(caller.account());
        });
        String no = done.opened().no();
        RequestView view = RequestView.of(done.opened(), done.facts(), done.queryCode(), null);
        Answer created = Answer.created("/requests/" + no, view).go("/requests/" + no + "/ticket");
        // a program has the code in the answer
        return call.json() ? created : QueryCodes.ticket(created, no, done.queryCode());
    }

    /** 回执. Number, handler, due day and the query code, which is shown this once. */
    private Answer ticket(Call call) {
        var own = applicant.own(call.caller(), call.path("no"));
        String code = QueryCodes.onReceipt(call, own.no());
        RequestFacts facts = requests.get(own.district(), own.id());
        return Answer.page(
                "service/request/ticket.jte",
                RequestView.of(own, facts, null, null),
                Map.of("known", own, "facts", facts, "code", code, "duty", sights.duty(own, facts)));
    }

    private Drafts.Draft draft(Call call) {
        return drafts.get(call.caller());
    }

    private int districtOf(Drafts.Draft draft) {
        Integer district = draft.district();
        return district == null ? partitions.all().getFirst() : district;
    }

    private Scope house(Drafts.Draft draft) {
        return Scope.house(districtOf(draft));
    }
}
