package org.niangjia.service.request;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 窗口办理. What happens on paper and by word of mouth, as steps of the record (practice ruling 2). */
@Service
class CounterDesk {
    /** 告知方式. How an answer was told to somebody who does not read it here. */
    static final Set<String> TOLD = Set.of("CALL", "LETTER", "IN_PERSON", "MESSAGE");

    private final OfficeDesk desk;
    private final Caseworker caseworker;
    private final Attachments attachments;

    CounterDesk(OfficeDesk desk, Caseworker caseworker, Attachments attachments) {
        this.desk = desk;
        this.caseworker = caseworker;
        this.attachments = attachments;
    }

    /** 答复并告知. The answer, and how it was told where somebody does not read it here. */
    @Transactional
    public Case reply(Scope scope, Case known, int version, String text, @Nullable String channel) {
        String how = NewRequest.clean(channel);
        if (!how.isEmpty() && !TOLD.contains(how)) {
            throw new RefusedException(Refusal.of("request.CHANNEL_MISSING").at("channel"));
        }
        Case answered = desk.reply(scope, known, version, text);
        return how.isEmpty() ? answered : remark(scope, answered, "told_" + how.toLowerCase(java.util.Locale.ROOT), "");
    }

    /** 签字存件. The paper that was signed at the counter, scanned or photographed. */
    @Transactional
    public Case signedPaper(Scope scope, Case known, List<Upload> scans) {
        if (scans.isEmpty()) {
            throw new RefusedException(Refusal.of("request.SCAN_MISSING").at("files"));
        }
        attachments.addAll(
                Scope.house(known.district()),
                new AttachmentOwner(known.district(), Request.CODE, known.id()),
                AttachmentClass.SENSITIVE,
                scans);
        return remark(scope, known, "paper_signed", "");
    }

    private Case remark(Scope scope, Case known, String outcome, String text) {
        return caseworker.remark(
                scope, new Move(known.district(), known.id(), -1, outcome, text, true, null, scope.actor()));
    }
}
