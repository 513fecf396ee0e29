package org.niangjia.service.visit;

import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.SafeDownload;
import org.niangjia.platform.attachment.Upload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.springframework.stereotype.Component;

/** 走访照片. Nobody need take any; whoever may read the visit may see them. */
@Component
class VisitFiles implements Pages {
    private final VisitPages pages;
    private final VisitWriters writers;
    private final Attachments attachments;
    private final Trail trail;

    VisitFiles(VisitPages pages, VisitWriters writers, Attachments attachments, Trail trail) {
        this.pages = pages;
        this.writers = writers;
        this.attachments = attachments;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.post("/visits/{no}/photos", Duty.VISIT, this::add)
                .of(VisitPages.KIND, pages::one)
                .again(pages::show);
        at.get("/visits/{no}/photos/{file}", Duty.VISIT, this::open).of(VisitPages.KIND, pages::one);
        at.get("/visits/{no}/photos/{file}/thumbnail", Duty.VISIT, this::thumbnail)
                .of(VisitPages.KIND, pages::one);
    }

    private Answer add(Call call) {
        Visit visit = pages.one(call);
        if (!writers.own(call.caller(), visit)) {
            throw VisitRefusal.SOMEBODY_ELSES.refused("files", visit.ownerTitle());
        }
        attachments.addAll(
                call.scope(),
                visit.district(),
                VisitDesk.CODE,
                visit.id(),
                call.files("files").stream()
                        .map(file -> new Upload(file.name(), file.bytes()))
                        .toList());
        return Answer.done("/visits/" + visit.no(), null).say("visit.said.photos");
    }

    private Answer open(Call call) {
        Visit visit = pages.one(call);
        AttachmentFile file = known(call, visit);
        trail.record(call.scope().actor(), visit.district(), Trail.DOWNLOADED, VisitDesk.CODE, visit.id(), visit.no());
        return answer(attachments.open(call.scope(), visit.district(), file.id()));
    }

    private Answer thumbnail(Call call) {
        Visit visit = pages.one(call);
        return attachments
                .thumbnail(call.scope(), visit.district(), known(call, visit).id())
                .map(VisitFiles::answer)
                .orElseThrow(() -> new NotVisibleException("thumbnail"));
    }

    private AttachmentFile known(Call call, Visit visit) {
        AttachmentFile file = attachments.get(call.scope(), visit.district(), call.id("file"));
        if (!file.owner().equals(visit.id())) {
            throw new NotVisibleException("file");
        }
        return file;
    }

    private static Answer answer(SafeDownload bytes) {
        return Answer.file(bytes.mediaType(), bytes.fileName(), bytes.bytes(), bytes.inline());
    }
}
