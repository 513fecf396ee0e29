package org.niangjia.platform.frame;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * 边写边发的答复. Holds back the beginning: as long as nothing has left the house, a failure is answered in words with
 * its own status. Afterwards the connection is cut.
 */
final class Streamed implements ServerResponse {
    static final int HELD = 65_536;
    private static final Logger LOG = LoggerFactory.getLogger(Streamed.class);

    private final Output.Sent sent;
    private final Function<RuntimeException, Output.Sent> failed;

    Streamed(Output.Sent sent, Function<RuntimeException, Output.Sent> failed) {
        this.sent = sent;
        this.failed = failed;
    }

    @Override
    public @Nullable ModelAndView writeTo(HttpServletRequest request, HttpServletResponse response, Context context)
            throws IOException {
        Held out = new Held(sent, response);
        try {
            if (!"HEAD".equals(request.getMethod())) {
                Objects.requireNonNull(sent.stream()).writeTo(out);
            }
            out.finish();
        } catch (IOException | RuntimeException e) {
            if (out.begun()) {
                LOG.warn("a file broke off while it was sent: {}", request.getRequestURI(), e);
                throw new IOException("broken off", e);
            }
            Output.Sent words = failed.apply(
                    e instanceof RuntimeException known ? known : new UncheckedIOException((IOException) e));
            Written.begin(words, response);
            response.getOutputStream().write(words.body());
        }
        return null;
    }

    @Override
    public HttpStatusCode statusCode() {
        return HttpStatus.valueOf(sent.status());
    }

    @Override
    public HttpHeaders headers() {
        return Written.headers(sent);
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
        return new LinkedMultiValueMap<>(Map.of());
    }

    /** 压住的开头. */
    private static final class Held extends OutputStream {
        private final Output.Sent sent;
        private final HttpServletResponse response;
        private byte[] held = new byte[HELD];
        private int length;
        private @Nullable OutputStream out;

        Held(Output.Sent sent, HttpServletResponse response) {
            this.sent = sent;
            this.response = response;
        }

        boolean begun() {
            return out != null;
        }

        private OutputStream begun(OutputStream fresh) throws IOException {
            out = fresh;
            fresh.write(held, 0, length);
            held = new byte[0];
            return fresh;
        }

        private OutputStream open() throws IOException {
            OutputStream known = out;
            if (known != null) {
                return known;
            }
            Written.begin(sent, response);
            return begun(response.getOutputStream());
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            if (out == null && length + count <= HELD) {
                System.arraycopy(bytes, from, held, length, count);
                length += count;
            } else {
                open().write(bytes, from, count);
            }
        }

        /** Nothing leaves earlier because a writer wants it to. */
        @Override
        public void flush() {
            // the container sends when its buffer is full
        }

        void finish() throws IOException {
            open();
        }
    }
}
