package org.niangjia.service.request;

import java.util.List;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.engine.casework.Caseworker;
import org.niangjia.engine.casework.Letters;
import org.niangjia.engine.casework.Move;
import org.niangjia.platform.attachment.AttachmentClass;
import org.niangjia.platform.attachment.AttachmentOwner;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.Upload;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 转办台. What a union cannot solve goes by letter to the body that can; its reply comes back into the case. */
@Service
class ReferralDesk {
    static final String LETTER = "转办函";

    private final Caseworker caseworker;
    private final Letters letters;
    private final Attachments attachments;
    private final RequestNotices notices;

    ReferralDesk(Caseworker caseworker, Letters letters, Attachments attachments, RequestNotices notices) {
        this.caseworker = caseworker;
        this.letters = letters;
        this.attachments = attachments;
        this.notices = notices;
    }

    /** 转外部单位. The letter takes its number with the move; the answer clock rests while the body has it. */
    @Transactional
    public Case refer(Scope scope, Case known, int version, String recipient, String text) {
        RequestRules.referral(recipient, text).orThrow();
        Case referred = caseworker.move(scope, of(scope, known, version, Request.REFERRED, recipient));
        letters.issue(known, known.union(), LETTER, recipient, text, scope.actor());
        notices.tell(referred, "request.told.referred");
        return referred;
    }

    /** 回函. Recorded in words; its scan, where there is one, is kept with the case as a sealed file. */
    @Transactional
    public Case replied(Scope scope, Case known, int version, String text, List<Upload> scans) {
        RequestRules.words(text, "text").orThrow();
        Case back = caseworker.move(scope, of(scope, known, version, Request.BODY_REPLIED, text));
        letters.replied(known, text);
        if (!scans.isEmpty()) {
            attachments.addAll(
                    Scope.house(known.district()),
                    new AttachmentOwner(known.district(), Request.CODE, known.id()),
                    AttachmentClass.SENSITIVE,
                    scans);
        }
        return back;
    }

    private static Move of(Scope scope, Case known, int version, String outcome, String text) {
        return new Move(known.district(), known.id(), version, outcome, text, true, null, scope.actor());
    }
}
