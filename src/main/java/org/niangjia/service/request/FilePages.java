package org.niangjia.service.request;

import java.util.Optional;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentClass;
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

/** 诉求附件. Photos and papers of a request: whoever may see the request may see them; an officer's look is recorded. */
@Component
class FilePages implements Pages {
    private final Standpoint standpoint;
    private final Attachments attachments;
    private final RequestPages pages;
    private final Trail trail;

    FilePages(Standpoint standpoint, Attachments attachments, RequestPages pages, Trail trail) {
        this.standpoint = standpoint;
        this.attachments = attachments;
        this.pages = pages;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get("/requests/{no}/files/{file}", Duty.SELF, this::open).of("request", standpoint::look);
        at.get("/requests/{no}/files/{file}/thumbnail", Duty.SELF, this::thumbnail)
                .of("request", standpoint::look);
        at.post("/requests/{no}/files", Duty.SELF, this::add)
                .of("request", standpoint::look)
                .again(pages::show);
    }

    /** A sensitive file is opened by who may reveal, and the record says so. */
    private Answer open(Call call) {
        Optional<Case> own = standpoint.own(call);
        Case known = own.orElseGet(() -> standpoint.office(call));
        AttachmentFile file = known(attachments, known, call);
        if (own.isEmpty()) {
            boolean sensitive = file.sealing() == AttachmentClass.SENSITIVE;
            if (sensitive && !call.caller().may(Duty.REVEAL)) {
                throw new RefusedException(Refusal.of("request.FILE_SEALED"));
            }
            String act = sensitive ? Trail.REVEALED : Trail.DOWNLOADED;
            trail.record(call.scope().actor(), known.district(), act, Request.CODE, known.id(), known.no());
        }
        return answer(attachments.open(Scope.house(known.district()), known.district(), file.id()));
    }

    private Answer thumbnail(Call call) {
        return thumbnail(attachments, standpoint.own(call).orElseGet(() -> standpoint.office(call)), call);
    }

    /** For who has number and code; a sensitive file is not theirs by that alone, a receipt may be found by anybody. */
    static Answer file(Attachments attachments, Case known, Call call) {
        AttachmentFile file = known(attachments, known, call);
        if (file.sealing() == AttachmentClass.SENSITIVE) {
            throw new NotVisibleException("file");
        }
        return answer(attachments.open(Scope.house(known.district()), known.district(), file.id()));
    }

    static Answer thumbnail(Attachments attachments, Case known, Call call) {
        AttachmentFile file = known(attachments, known, call);
        return attachments
                .thumbnail(Scope.house(known.district()), known.district(), file.id())
                .map(FilePages::answer)
                .orElseThrow(() -> new NotVisibleException("thumbnail"));
    }

    private static AttachmentFile known(Attachments attachments, Case known, Call call) {
        AttachmentFile file = attachments.get(Scope.house(known.district()), known.district(), call.id("file"));
        if (!file.owner().equals(known.id())) {
            throw new NotVisibleException("file");
        }
        return file;
    }

    private static Answer answer(SafeDownload bytes) {
        return Answer.file(bytes.mediaType(), bytes.fileName(), bytes.bytes(), bytes.inline());
    }

    private Answer add(Call call) {
        Case known = standpoint.own(call).orElseGet(() -> standpoint.handling(call));
        attachments.addAll(
                Scope.house(known.district()),
                known.district(),
                Request.CODE,
                known.id(),
                call.files("files").stream()
                        .map(f -> new Upload(f.name(), f.bytes()))
                        .toList());
        return Answer.done("/requests/" + known.no(), null).say("request.said.files");
    }
}
