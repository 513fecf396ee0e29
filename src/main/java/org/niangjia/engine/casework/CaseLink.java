package org.niangjia.engine.casework;

import org.niangjia.base.NotVisibleException;
import org.niangjia.platform.access.Duty;
import org.niangjia.platform.frame.Answer;
import org.niangjia.platform.frame.Call;
import org.niangjia.platform.frame.Pages;
import org.niangjia.platform.frame.Routes;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 办件链接. A case number leads to its service's page: messages and task lists know the number only. */
@Component
class CaseLink implements Pages {
    private final ObjectProvider<CaseService> services;

    CaseLink(ObjectProvider<CaseService> services) {
        this.services = services;
    }

    @Override
    public void declare(Routes at) {
        at.get("/cases/{no}", Duty.SELF, this::lead);
    }

    private Answer lead(Call call) {
        String no = call.path("no");
        String type = CaseNumber.read(no).type();
        return services.stream()
                .filter(service -> service.type().code().equals(type))
                .findFirst()
                .map(service -> Answer.done(service.page(no), null))
                .orElseThrow(() -> new NotVisibleException(no));
    }
}
