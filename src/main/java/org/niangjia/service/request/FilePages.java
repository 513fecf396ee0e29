package org.niangjia.service.request;

import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
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
        at.post("/requests/{no}/files", Duty.SELF, this::add)
                .of("request", standpoint::look)
                .again(pages::show);
    }

    private Answer open(Call call) {
        Case known = standpoint.own(call).orElseGet(() -> {
            Case seen = standpoint.office(call);
            trail.record(call.scope().actor(), seen.district(), Trail.DOWNLOADED, Request.CODE, seen.id(), seen.no());
            return seen;
        });
        return file(attachments, known, call);
    }

    static Answer file(Attachments attachments, Case known, Call call) {
        Scope house = Scope.house(known.district());
        AttachmentFile file = attachments.get(house, known.district(), call.id("file"));
        if (!file.owner().equals(known.id())) {
            throw new NotVisibleException("file");
        }
        SafeDownload bytes = attachments.open(house, known.district(), file.id());
        return Answer.file(bytes.mediaType(), bytes.fileName(), bytes.bytes(), bytes.inline());
    }

    private Answer add(Call call) {
        Case known = standpoint.own(call).orElseGet(() -> standpoint.office(call));
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
