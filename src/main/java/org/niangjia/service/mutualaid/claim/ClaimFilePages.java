package org.niangjia.service.mutualaid.claim;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.niangjia.platform.attachment.SafeDownload;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.niangjia.platform.trail.Trail;
import org.niangjia.service.mutualaid.award.AidClaim;
import org.niangjia.service.mutualaid.award.ClaimFacts;
import org.springframework.stereotype.Component;

/** 申领材料. What tells of the illness: read by the claimant and the reviewers of the claim, and every look is in the record. */
@Component
class ClaimFilePages implements Pages {
    private final ClaimStandpoint standpoint;
    private final Claims claims;
    private final Attachments attachments;
    private final Trail trail;

    ClaimFilePages(ClaimStandpoint standpoint, Claims claims, Attachments attachments, Trail trail) {
        this.standpoint = standpoint;
        this.claims = claims;
        this.attachments = attachments;
        this.trail = trail;
    }

    @Override
    public void declare(Routes at) {
        at.get(ClaimPages.ONE + "/papers", Duty.SELF, this::papers)
                .of(ClaimPages.KIND, standpoint::look)
                .gives(Papers.class);
        at.get(ClaimPages.ONE + "/files/{file}", Duty.SELF, this::open).of(ClaimPages.KIND, standpoint::look);
    }

    /** 病情和票据. */
    record Papers(String no, String hospital, String diagnosis, String icd, String invoice) {}

    private Answer papers(Call call) {
        Optional<Case> own = standpoint.own(call);
        Case known = own.orElseGet(() -> standpoint.reading(call));
        if (own.isEmpty()) {
            looked(call, known, Trail.REVEALED);
        }
        ClaimFacts.Medical medical = claims.get(known).medical();
        Papers shown =
                new Papers(known.no(), medical.hospital(), medical.diagnosis(), medical.icd(), medical.invoice());
        Map<String, Object> model = new HashMap<>();
        model.put("papers", shown);
        model.put("files", attachments.list(house(known), known.district(), AidClaim.CODE, known.id()));
        model.put("own", own.isPresent());
        return Answer.page("service/mutualaid/claim/claim_papers.jte", shown, model);
    }

    private Answer open(Call call) {
        Optional<Case> own = standpoint.own(call);
        Case known = own.orElseGet(() -> standpoint.reading(call));
        AttachmentFile file = attachments.get(house(known), known.district(), call.id("file"));
        if (!file.owner().equals(known.id())) {
            throw new NotVisibleException("file");
        }
        if (own.isEmpty()) {
            looked(call, known, Trail.REVEALED);
        }
        SafeDownload bytes = attachments.open(house(known), known.district(), file.id());
        return Answer.file(bytes.mediaType(), bytes.fileName(), bytes.bytes(), bytes.inline());
    }

    private void looked(Call call, Case known, String act) {
        trail.record(call.scope().actor(), known.district(), act, AidClaim.CODE, known.id(), known.no());
    }

    private static Scope house(Case known) {
        return Scope.house(known.district());
    }
}
