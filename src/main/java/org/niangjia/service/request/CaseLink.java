package org.niangjia.service.request;

import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.stereotype.Component;

/** 办件链接. A case number leads to its service's page: messages and task lists know the number only. */
@Component
class CaseLink implements Pages {
    @Override
    public void declare(Routes at) {
        at.get("/cases/{no}", Duty.SELF, call -> {
            RequestNumber.district(call.path("no"));
            return Answer.done("/requests/" + call.path("no"), null);
        });
    }
}
