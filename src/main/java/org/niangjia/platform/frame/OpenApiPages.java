package org.niangjia.platform.frame;

import org.niangjia.platform.access.Duty;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** 接口说明页. {@code /openapi}, written once from the routes in the reader's language. */
@Component
final class OpenApiPages implements Pages {
    private final ObjectProvider<Routes> routes;

    OpenApiPages(ObjectProvider<Routes> routes) {
        this.routes = routes;
    }

    @Override
    public void declare(Routes at) {
        at.get("/openapi", Duty.OPEN, call -> Answer.json(OpenApi.of(routes.getObject(), call.words())));
    }
}
