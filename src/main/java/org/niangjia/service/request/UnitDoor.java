package org.niangjia.service.request;

import java.util.Optional;
import java.util.UUID;
import org.niangjia.base.Scope;
import org.niangjia.platform.access.Caller;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.organisation.Employer;
import org.niangjia.platform.organisation.Employers;
import org.niangjia.platform.reference.Regions;
import org.niangjia.platform.store.Partitions;
import org.springframework.stereotype.Component;

/**
 * 扫码反映. The code on the wall of a unit opens the form with the unit filled in (practice ruling 12). A code of a unit
 * that is gone or never was turns nobody away: the form opens all the same.
 */
@Component
class UnitDoor implements Pages {
    private static final String FORM = "/requests/new";

    private final Employers employers;
    private final Drafts drafts;
    private final Attachments attachments;
    private final Regions regions;
    private final Partitions partitions;

    UnitDoor(Employers employers, Drafts drafts, Attachments attachments, Regions regions, Partitions partitions) {
        this.employers = employers;
        this.drafts = drafts;
        this.attachments = attachments;
        this.regions = regions;
        this.partitions = partitions;
    }

    static String path(Employer employer) {
        return "/at/" + employer.district() + "/" + employer.id();
    }

    @Override
    public void declare(Routes at) {
        at.get("/at/{district}/{employer}", Duty.SELF, this::enter);
    }

    private Answer enter(Call call) {
        Optional<Employer> found = unit(call);
        if (found.isEmpty()) {
            return Answer.done(FORM, null).say("request.unit.unknown");
        }
        Employer unit = found.get();
        fillIn(call.caller(), unit);
        String said = unit.open() ? "request.unit.filled" : "request.unit.closed";
        return Answer.done(FORM, null).say(said, unit.facts().name());
    }

    /** The public fact that such a unit is registered, by the code that hangs on its wall; nothing else of it is told. */
    private Optional<Employer> unit(Call call) {
        try {
            int district = Integer.parseInt(call.path("district"));
            UUID id = UUID.fromString(call.path("employer"));
            return partitions.all().contains(district)
                    ? employers.find(Scope.house(district), district, id)
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** What was written before stays; photos go along to the unit's county. */
    private void fillIn(Caller caller, Employer unit) {
        Drafts.Draft before = drafts.get(caller);
        long place = unit.facts().place();
        Long town = RequestDesk.placeFits(regions, place, unit.district()) ? Long.valueOf(place) : null;
        Drafts.Draft draft = before.where(unit.district(), unit.facts().name(), "", town, "");
        Integer earlier = before.district();
        int from = earlier == null ? partitions.all().getFirst() : earlier;
        if (from != unit.district()) {
            attachments.handOver(
                    Scope.house(from),
                    new AttachmentOwner(from, SayPages.DRAFT, before.id()),
                    Scope.house(unit.district()),
                    new AttachmentOwner(unit.district(), SayPages.DRAFT, draft.id()));
        }
        drafts.save(caller.account(), draft);
    }
}
