package org.niangjia.platform.frame;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** 读入. Reads a form or a JSON body into the same record, so that people and programs meet the same rules. */
@Component
final class Inputs {
    private static final String BODY = Inputs.class.getName();
    private static final int MOST_JSON = 1 << 20;
    /** Kept out of memory, not out of the form: what was typed beside a file that is too large is not lost. */
    private static final long MOST_FILE = 20L << 20;

    private final JsonMapper mapper;

    Inputs(JsonMapper mapper) {
        this.mapper = mapper.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    <T> T read(HttpServletRequest request, Class<T> record) {
        try {
            @Nullable
            T read = isJson(request)
                    ? mapper.readValue(body(request), record)
                    : mapper.convertValue(form(request, record), record);
            if (read == null) {
                throw new BadInputException(new IllegalArgumentException("null"));
            }
            return read;
        } catch (JacksonException e) {
            throw new BadInputException(e);
        }
    }

    static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.startsWith("application/json");
    }

    /** The body, read once; a JSON body is at most one megabyte. */
    byte[] body(HttpServletRequest request) {
        Object known = request.getAttribute(BODY);
        if (known instanceof byte[] bytes) {
            return bytes;
        }
        try {
            byte[] bytes = request.getInputStream().readNBytes(MOST_JSON + 1);
            if (bytes.length > MOST_JSON) {
                throw new TooLargeException();
            }
            request.setAttribute(BODY, bytes);
            return bytes;
        } catch (IOException e) {
            throw new BadInputException(e);
        }
    }

    private static Map<String, Object> form(HttpServletRequest request, Class<?> record) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (RecordComponent part : record.getRecordComponents()) {
            String[] given = request.getParameterValues(part.getName());
            if (given == null) {
                continue;
            }
            if (List.class.isAssignableFrom(part.getType())) {
                values.put(part.getName(), List.of(given));
            } else {
                values.put(part.getName(), value(given[0], part.getType()));
            }
        }
        return values;
    }

    private static @Nullable Object value(String text, Class<?> type) {
        boolean empty = text.isBlank() && type != String.class;
        return empty ? null : text;
    }

    List<Call.Upload> files(HttpServletRequest request, String field) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            return List.of();
        }
        try {
            List<Call.Upload> uploads = new ArrayList<>();
            for (Part part : request.getParts()) {
                String name = part.getSubmittedFileName();
                if (part.getSize() > MOST_FILE) {
                    throw new TooLargeException();
                }
                if (part.getName().equals(field) && name != null && part.getSize() > 0) {
                    uploads.add(new Call.Upload(name, part.getInputStream().readAllBytes()));
                }
            }
            return uploads;
        } catch (IllegalStateException e) {
            throw new TooLargeException();
        } catch (IOException | ServletException e) {
            throw new BadInputException(e);
        }
    }

    /** What the files of a form are: field, name and digest of each, one a line; empty where none came. */
    String digestOfFiles(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.startsWith("multipart/")) {
            return "";
        }
        try {
            StringBuilder text = new StringBuilder();
            for (Part part : request.getParts()) {
                String name = part.getSubmittedFileName();
                if (name != null) {
                    text.append(part.getName())
                            .append('\n')
                            .append(name)
                            .append('\n')
                            .append(digest(part))
                            .append('\n');
                }
            }
            return text.toString();
        } catch (IllegalStateException e) {
            throw new TooLargeException();
        } catch (IOException | ServletException e) {
            throw new BadInputException(e);
        }
    }

    private static String digest(Part part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] some = new byte[1 << 14];
            for (int read = in.read(some); read >= 0; read = in.read(some)) {
                sha.update(some, 0, read);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** 读不懂. The input has not the expected form; answered as 400. */
    static final class BadInputException extends RuntimeException {
        private static final long serialVersionUID = 1;

        BadInputException(Throwable cause) {
            super(cause);
        }
    }

    /** 太大. More bytes than the house takes; answered as 413. */
    static final class TooLargeException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
