package org.niangjia.service.request;

import org.niangjia.base.Scope;
import org.niangjia.engine.casework.CaseExpired;
import org.niangjia.platform.attachment.AttachmentFile;
import org.niangjia.platform.attachment.Attachments;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 诉求保存期满. Words, names, phones, photos and signers go; category, channel and rating stay for the figures. */
@Component
class ExpiredRequests {
    private static final String GONE = "（已过保存期，内容已清除）";

    private final JdbcClient jdbc;
    private final Attachments attachments;
    private final Signers signers;

    ExpiredRequests(JdbcClient jdbc, Attachments attachments, Signers signers) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.signers = signers;
    }

    @EventListener
    void clear(CaseExpired expired) {
        if (!expired.type().equals(Request.CODE)) {
            return;
        }
        int district = expired.district();
        run(expired, """
                UPDATE request_request
                   SET text = :gone, place_text = '', employer_name = '', identity = NULL, contact = NULL,
                       contact_shown = '', applicant_name = '', query_code = '\\x', joint_code = NULL
                 WHERE district = :district AND case_id = :id
                """);
        run(expired, "UPDATE request_rating SET words = '' WHERE district = :district AND case_id = :id");
        signers.clear(district, expired.id());
        Scope house = Scope.house(district);
        for (AttachmentFile file : attachments.list(house, district, Request.CODE, expired.id())) {
            attachments.remove(house, district, Request.CODE, expired.id(), file.id());
        }
    }

    private void run(CaseExpired expired, String sql) {
        jdbc.sql(sql)
                .param("district", expired.district())
                .param("id", expired.id())
                .param("gone", GONE)
                .update();
    }
}
