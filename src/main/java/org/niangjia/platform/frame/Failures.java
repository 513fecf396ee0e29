package org.niangjia.platform.frame;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.niangjia.base.ConflictException;
import org.niangjia.base.NotVisibleException;
import org.niangjia.base.Refusal;
import org.niangjia.base.RefusedException;
import org.niangjia.platform.access.Attempts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;

/** 出错说明. Every failure of the house in words: one place, two languages, no stack trace to the reader. */
@Component
final class Failures {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Output output;

    Failures(Output output) {
        this.output = output;
    }

    /** 失败. A problem with its status; recoverable when the page can be shown again with what was typed. */
    record Failure(int status, Problem problem, boolean recoverable) {}

    Failure of(RuntimeException e, Call call) {
        if (DiskFull.in(e)) {
            LOG.error("no space is left on a disk of this house: {}", DiskFull.where(e));
            return failure(call, 503, "frame.DISK_FULL", List.of(), true);
        }
        return switch (e) {
            case RefusedException refused -> failure(call, 422, refusedAs(call), refused.reasons(), true);
            case NotVisibleException _ -> failure(call, 404, "frame.NOT_FOUND", List.of(), false);
            case ConflictException conflict ->
                failure(call, 409, String.valueOf(conflict.getMessage()), List.of(), true);
            case DuplicateKeyException _ -> failure(call, 409, "frame.CONFLICT", List.of(), true);
            case Inputs.BadInputException _ -> failure(call, 400, "frame.BAD_INPUT", List.of(), true);
            case Inputs.TooLargeException _ -> failure(call, 413, "frame.TOO_LARGE", List.of(), true);
            case MaxUploadSizeExceededException _ -> failure(call, 413, "frame.TOO_LARGE", List.of(), true);
            // its message repeats what somebody typed: not for the log
            case InvalidParameterException _ -> failure(call, 400, "frame.BAD_INPUT", List.of(), false);
            case MultipartException _ -> failure(call, 400, "frame.BAD_INPUT", List.of(), true);
            case Attempts.TooManyTriesException tries -> tooMany(call, tries);
            case CannotAcquireLockException _ -> failure(call, 409, "frame.IN_FLIGHT", List.of(), true);
            case DataAccessResourceFailureException _ -> failure(call, 503, "frame.BUSY", List.of(), true);
            case TransientDataAccessException _ -> failure(call, 503, "frame.BUSY", List.of(), true);
            case CannotCreateTransactionException _ -> failure(call, 503, "frame.BUSY", List.of(), true);
            default -> unexpected(call, e);
        };
    }

    /** A page that was only asked for has no form whose words could still be there: a way in that did not open. */
    private static String refusedAs(Call call) {
        return "GET".equals(call.method()) && !call.json() ? "frame.REFUSED_WAY" : "frame.REFUSED";
    }

    private Failure tooMany(Call call, Attempts.TooManyTriesException tries) {
        String until = new Times(call.words()).minute(tries.again());
        return failure(call, 429, "frame.TOO_MANY_TRIES", List.of(Refusal.of("frame.TRY_AGAIN_AT", until)), true);
    }

    private Failure unexpected(Call call, RuntimeException e) {
        String mark = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
        LOG.error(
                "failure {} at {} {}",
                mark,
                call.request().getMethod(),
                call.request().getRequestURI(),
                e);
        return failure(call, 500, "frame.FAILED", List.of(Refusal.of("frame.FAILURE_MARK", mark)), true);
    }

    private static Failure failure(Call call, int status, String code, List<Refusal> reasons, boolean recoverable) {
        return new Failure(status, Problem.of(status, code, reasons, call.words()), recoverable);
    }

    Output.Sent send(Call call, int status, String code, List<Refusal> reasons) {
        return output.send(call, failure(call, status, code, reasons, false));
    }

    /** The model of the error page, for tests that look at what is offered next. */
    static Map<String, Object> model(Problem problem) {
        return Map.of("problem", problem);
    }
}
