package org.niangjia.service.mutualaid.claim;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.benefit.Explanation;
import org.niangjia.engine.benefit.Scheme;
import org.niangjia.engine.casework.QueryCodes;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.service.mutualaid.MutualAidRefusal;
import org.niangjia.service.mutualaid.TrialCase;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimComputations;
import org.niangjia.service.mutualaid.cover.Enrolled;
import org.springframework.stereotype.Component;

/** 申领互助金. What happened, what it cost, where the money goes; then what it comes to, step by step, before it is handed in. */
@Component
class ClaimFormPages implements Pages {
    private static final String NEW = ClaimPages.ALL + "/new";
    private static final String PREVIEW = ClaimPages.ALL + "/preview";

    private final ClaimDesk desk;
    private final ClaimantDesk claimant;
    private final Claimants claimants;
    private final ClaimComputations computations;
    private final ClaimDrafts drafts;
    private final Attachments attachments;
    private final ClaimViews views;

    ClaimFormPages(
            ClaimDesk desk,
            ClaimantDesk claimant,
            Claimants claimants,
            ClaimComputations computations,
            ClaimDrafts drafts,
            Attachments attachments,
            ClaimViews views) {
        this.desk = desk;
        this.claimant = claimant;
        this.claimants = claimants;
        this.computations = computations;
        this.drafts = drafts;
        this.attachments = attachments;
        this.views = views;
    }

    @Override
    public void declare(Routes at) {
        at.get(NEW, Duty.SELF, this::form).confirmed();
        at.post(ClaimPages.ALL + "/who", Duty.SELF, this::name)
                .takes(Who.class)
                .again(call -> ask(call, false))
                .confirmed();
        at.post(NEW, Duty.SELF, this::save)
                .takes(ClaimInput.class)
                .again(this::form)
                .everyTime()
                .confirmed();
        at.get(PREVIEW, Duty.SELF, this::preview).confirmed();
        at.post(ClaimPages.ALL, Duty.SELF, this::submit)
                .takes(ClaimInput.class)
                .gives(ClaimView.class)
                .again(this::preview)
                .confirmed();
    }

    /** 为谁申领. */
    record Who(
            @Nullable Integer district,
            @Nullable String name,
            @Nullable String idNumber) {}

    private ClaimDrafts.Draft draft(Call call) {
        Caller caller = call.caller();
        return drafts.get(caller, claimants.district(caller, null));
    }

    private Optional<Claimants.Claimant> who(Call call, ClaimDrafts.Draft draft) {
        Caller caller = call.caller();
        if (ClaimInput.clean(draft.input().idNumber()).isEmpty()) {
            return caller.hat() == null ? claimants.own(caller, draft.district()) : Optional.empty();
        }
        return Optional.of(claimants.find(caller, draft.district(), draft.input()));
    }

    private Answer form(Call call) {
        ClaimDrafts.Draft draft = draft(call);
        boolean again = call.query("person").isPresent();
        Optional<Claimants.Claimant> who = again ? Optional.empty() : who(call, draft);
        if (who.isEmpty() || who.get().covers().isEmpty()) {
            return ask(call, who.isPresent());
        }
        Claimants.Claimant claimant = who.get();
        Scheme scheme = scheme(call, claimant, draft.input());
        String insurance = claimant.latest(scheme.code()).insurance();
        Map<String, Object> model = new HashMap<>();
        model.put("officer", call.caller().hat() != null);
        model.put("draft", draft);
        model.put("who", claimant);
        model.put("scheme", scheme);
        model.put("kind", kind(call, draft.input()));
        model.put("needed", ClaimAmounts.needed(scheme, insurance));
        model.put("checked", ClaimAmounts.checked(scheme, insurance));
        model.put("causes", Causes.named(scheme, call.words()));
        model.put("diagnoses", TrialCase.diagnoses(scheme));
        model.put("files", attachments.list(house(draft), draft.district(), ClaimDrafts.OWNER, draft.id()));
        return Answer.page("service/mutualaid/claim/claim_form.jte", null, model);
    }

    /** For whom; what was typed wrongly stays there. */
    private static Answer ask(Call call, boolean found) {
        Map<String, Object> model = new HashMap<>();
        model.put("officer", call.caller().hat() != null);
        model.put("found", found);
        return Answer.page("service/mutualaid/claim/claim_who.jte", null, model);
    }

    private Scheme scheme(Call call, Claimants.Claimant who, ClaimInput in) {
        String wanted =
                call.query("scheme").or(() -> Optional.ofNullable(in.scheme())).orElse("");
        Enrolled cover = who.covers().stream()
                .filter(each -> each.scheme().equals(wanted))
                .findFirst()
                .orElse(who.covers().getFirst());
        return computations.version(cover.scheme(), cover.from());
    }

    private static String kind(Call call, ClaimInput in) {
        String wanted =
                call.query("kind").or(() -> Optional.ofNullable(in.kind())).orElse("");
        return List.of("STAY", "DIAGNOSIS", "ACCIDENT").contains(wanted) ? wanted : "STAY";
    }

    private Answer name(Call call) {
        Who in = call.input(Who.class);
        Caller caller = call.caller();
        int district = claimants.district(caller, in.district());
        ClaimInput input = named(ClaimInput.blank(), in.name(), in.idNumber());
        desk.lookUp(caller, district, input);
        ClaimDrafts.Draft before = draft(call);
        drafts.save(caller, new ClaimDrafts.Draft(before.id(), before.post(), district, input));
        return Answer.done(NEW, null);
    }

    /** Kept before it is judged, photos too, also where it is refused: for that the route does its work every time. */
    private Answer save(Call call) {
        ClaimDrafts.Draft before = draft(call);
        ClaimInput typed = call.input(ClaimInput.class);
        ClaimInput in = named(typed, before.input().name(), before.input().idNumber());
        ClaimDrafts.Draft draft = new ClaimDrafts.Draft(before.id(), before.post(), before.district(), in);
        drafts.save(call.caller(), draft);
        attachments.addAll(
                house(draft),
                new AttachmentOwner(draft.district(), ClaimDrafts.OWNER, draft.id()),
                AttachmentClass.SENSITIVE,
                call.files("photos").stream()
                        .map(file -> new Upload(file.name(), file.bytes()))
                        .toList());
        desk.preview(call.caller(), in);
        return Answer.done(PREVIEW, null);
    }

    private Answer preview(Call call) {
        ClaimDrafts.Draft draft = draft(call);
        if (ClaimInput.clean(draft.input().kind()).isEmpty()) {
            return Answer.done(NEW, null);
        }
        ClaimDesk.Previewed read = desk.preview(call.caller(), draft.input());
        Map<String, Object> model = new HashMap<>();
        model.put("read", read);
        model.put("explains", new Explanation(call.words()));
        model.put("parts", read.open() ? read.result().explained() : List.of());
        model.put("officer", call.caller().hat() != null);
        model.put(
                "files",
                attachments
                        .list(house(draft), draft.district(), ClaimDrafts.OWNER, draft.id())
                        .size());
        return Answer.page("service/mutualaid/claim/claim_preview.jte", null, model);
    }

    private Answer submit(Call call) {
        Caller caller = call.caller();
        Optional<ClaimDrafts.Draft> draft = call.json() ? Optional.empty() : drafts.find(caller);
        ClaimInput in = draft.map(ClaimDrafts.Draft::input).orElseGet(() -> call.input(ClaimInput.class));
        draft.ifPresent(kept -> authorised(caller, kept));
        ClaimDesk.Submitted done = draft.isPresent() ? desk.submit(caller, in, false) : typed(caller, in);
        String no = done.opened().no();
        draft.ifPresent(kept -> {
            attachments.handOver(
                    house(kept),
                    new AttachmentOwner(kept.district(), ClaimDrafts.OWNER, kept.id()),
                    Scope.house(done.opened().district()),
                    new AttachmentOwner(
                            done.opened().district(),
                            AidClaim.CODE,
                            done.opened().id()));
            drafts.discard(caller);
        });
        Answer created = Answer.created(ClaimPages.page(no), views.handedIn(done));
        if (!done.code().isEmpty()) {
            return QueryCodes.ticket(created.go(ClaimPages.page(no) + "/receipt"), no, done.code());
        }
        return (call.json() || opens(caller, no) ? created : created.go(ClaimPages.ALL))
                .say("mutualaid.said.submitted", no);
    }

    /** Whether whoever handed it in may look at it now. */
    private boolean opens(Caller caller, String no) {
        return !"UNIT".equals(ClaimDesk.channel(caller))
                && (caller.hat() != null || claimant.tied(caller, no).isPresent());
    }

    /** Who acts for another has photographed the authorisation with the rest. */
    private void authorised(Caller caller, ClaimDrafts.Draft draft) {
        boolean agent = claimants.find(caller, draft.district(), draft.input()).filing() == Filing.AGENT;
        if (agent
                && attachments
                        .list(house(draft), draft.district(), ClaimDrafts.OWNER, draft.id())
                        .isEmpty()) {
            throw new RefusedException(MutualAidRefusal.AUTHORISATION_MISSING.at("files"));
        }
    }

    /** What is refused is undone, but not that somebody was looked up. */
    private ClaimDesk.Submitted typed(Caller caller, ClaimInput in) {
        try {
            return desk.submit(caller, in, true);
        } catch (RefusedException e) {
            desk.lookUp(caller, claimants.district(caller, in.district()), in);
            throw e;
        }
    }

    private static Scope house(ClaimDrafts.Draft draft) {
        return Scope.house(draft.district());
    }

    private static ClaimInput named(ClaimInput in, @Nullable String name, @Nullable String idNumber) {
        return new ClaimInput(
                in.district(),
                in.scheme(),
                in.module(),
                name,
                idNumber,
                in.kind(),
                in.admitted(),
                in.discharged(),
                in.on(),
                in.settled(),
                in.reimbursed(),
                in.hospital(),
                in.hospitalGrade(),
                in.cause(),
                in.diagnosis(),
                in.icd(),
                in.group(),
                in.amounts(),
                in.amountCode(),
                in.amount(),
                in.invoiceCode(),
                in.invoiceNumber(),
                in.invoiceCheck(),
                in.payeeName(),
                in.bankCard(),
                in.bank(),
                in.agentName(),
                in.agentRelation(),
                in.agentPhone(),
                in.authorised(),
                in.consent(),
                in.unitMaySee());
    }
}
