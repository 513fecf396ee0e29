package org.niangjia.service.request;

import org.niangjia.base.PhoneNumber;
import org.niangjia.base.Scope;
import org.niangjia.engine.casework.Case;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 交办单受理. A row of a line's sheet becomes a request, routed as any other, with number and stricter deadline. */
@Service
class OrderDesk {
    private final RequestDesk requests;
    private final TimeDesk time;

    OrderDesk(RequestDesk requests, TimeDesk time) {
        this.requests = requests;
        this.time = time;
    }

    @Transactional
    public Case take(Scope scope, int district, OrderImport.Row row) {
        String phone = row.phone();
        NewRequest in = new NewRequest(
                district,
                row.category(),
                row.text(),
                row.name().isEmpty(),
                row.employer(),
                "",
                null,
                row.placeText(),
                false,
                "");
        RequestDesk.OnBehalf whom = new RequestDesk.OnBehalf(
                row.name(), phone, phone == null ? "" : new PhoneNumber(phone).masked(), "HOTLINE");
        Case opened = requests.enter(scope, district, in, whom).opened();
        return time.attach(scope, opened, -1, new Orders.Asked(row.source(), row.orderNo(), row.due()));
    }
}
