package org.niangjia.platform.frame;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/** 出错页. What fails before or outside a route: an unknown address, a form too old, a body too large. */
@Controller
final class FailurePages implements ErrorController {
    private final Entrance entrance;
    private final Failures failures;

    FailurePages(Entrance entrance, Failures failures) {
        this.entrance = entrance;
        this.failures = failures;
    }

    @RequestMapping("/error")
    void failed(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        int status = given instanceof Integer code ? code : 404;
        Call call = entrance.call(original(request), Map.of());
        Output.Sent sent = failures.send(call, status, code(status), List.of());
        response.setStatus(sent.status());
        sent.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.getOutputStream().write(sent.body());
    }

    /** Inside an error dispatch the address is that of the error page; programs are told by the first one. */
    private static HttpServletRequest original(HttpServletRequest request) {
        Object uri = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return new jakarta.servlet.http.HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                return uri instanceof String text ? text : super.getRequestURI();
            }
        };
    }

    private static String code(int status) {
        return switch (status) {
            case 400 -> "frame.BAD_INPUT";
            case 401 -> "frame.SIGN_IN";
            case 403 -> "frame.FORM_TOO_OLD";
            case 404, 405 -> "frame.NOT_FOUND";
            case 413 -> "frame.TOO_LARGE";
            default -> "frame.FAILED";
        };
    }
}
