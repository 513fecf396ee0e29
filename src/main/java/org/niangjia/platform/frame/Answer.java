package org.niangjia.platform.frame;

import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * 答复. What a handler gives back: a page for people, a record for programs; the frame chooses by {@code Accept}.
 * Immutable; the small methods give changed copies.
 */
public final class Answer {
    private final int status;
    private final @Nullable Object json;
    private final @Nullable String template;
    private final Map<String, Object> model;
    private final @Nullable String location;
    private final @Nullable String next;
    private final @Nullable Download file;
    private final List<Cookie> cookies;
    private final @Nullable Flash flash;
    private final int refresh;

    /** 文件. Bytes with a sniffed type; only images are shown inline. A long one is written while it is sent. */
    public record Download(
            String mediaType,
            String fileName,
            byte[] bytes,
            boolean inline,
            @Nullable Body body) {

        public Download(String mediaType, String fileName, byte[] bytes, boolean inline) {
            this(mediaType, fileName, bytes, inline, null);
        }
    }

    /**
     * 边写边发. Writes a file straight to the reader. What fails before the first {@value Streamed#HELD} bytes is told
     * in words like every other failure; later the connection is cut, so that half a file is never taken for a whole.
     */
    @FunctionalInterface
    public interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Cookie with a life in seconds; 0 removes it, -1 lasts for the browser session. */
    public record Cookie(String name, String value, long seconds) {}

    /** 提示. One sentence shown on the next page. */
    record Flash(String key, List<String> args) {}

    private Answer(
            int status,
            @Nullable Object json,
            @Nullable String template,
            Map<String, Object> model,
            @Nullable String location,
            @Nullable String next,
            @Nullable Download file,
            List<Cookie> cookies,
            @Nullable Flash flash,
            int refresh) {
        this.status = status;
        this.json = json;
        this.template = template;
        this.model = model;
        this.location = location;
        this.next = next;
        this.file = file;
        this.cookies = cookies;
        this.flash = flash;
        this.refresh = refresh;
    }

    /** A page; programs get the record. */
    public static Answer page(String template, @Nullable Object json, Map<String, ?> model) {
        return new Answer(200, json, template, new LinkedHashMap<>(model), null, null, null, List.of(), null, 0);
    }

    /** Done: people go on to another page (303), programs get the record (200). */
    public static Answer done(String location, @Nullable Object json) {
        return new Answer(200, json, null, Map.of(), location, location, null, List.of(), null, 0);
    }

    /** Something new: people go to its page (303), programs get 201 with its address. */
    public static Answer created(String location, @Nullable Object json) {
        return new Answer(201, json, null, Map.of(), location, location, null, List.of(), null, 0);
    }

    public static Answer file(String mediaType, String fileName, byte[] bytes, boolean inline) {
        Download download = new Download(mediaType, fileName, bytes, inline);
        return new Answer(200, null, null, Map.of(), null, null, download, List.of(), null, 0);
    }

    /** A long file, written while it is sent; for GET alone. What it takes from the record is written before. */
    public static Answer stream(String mediaType, String fileName, Body body) {
        Download download = new Download(mediaType, fileName, new byte[0], false, body);
        return new Answer(200, null, null, Map.of(), null, null, download, List.of(), null, 0);
    }

    public static Answer json(Object json) {
        return new Answer(200, json, null, Map.of(), null, null, null, List.of(), null, 0);
    }

    public Answer status(int other) {
        return new Answer(other, json, template, model, location, next, file, cookies, flash, refresh);
    }

    /** People go there instead of to the address that programs are told. */
    public Answer go(String page) {
        return new Answer(status, json, template, model, location, page, file, cookies, flash, refresh);
    }

    public Answer cookie(String name, String value, long seconds) {
        List<Cookie> more = new java.util.ArrayList<>(cookies);
        more.add(new Cookie(name, value, seconds));
        return new Answer(status, json, template, model, location, next, file, List.copyOf(more), flash, refresh);
    }

    /** The browser is signed in with this token from now on; -1 lasts until it is closed. */
    public Answer signedIn(String token, long seconds) {
        return cookie(CallerFilter.SESSION, token, seconds);
    }

    public Answer signedOut() {
        return cookie(CallerFilter.SESSION, "", 0);
    }

    /** One sentence on the page that follows. */
    public Answer say(String key, String... args) {
        return new Answer(
                status, json, template, model, location, next, file, cookies, new Flash(key, List.of(args)), refresh);
    }

    /** The page is asked for again after so many seconds, while something is going on. */
    public Answer refresh(int seconds) {
        return new Answer(status, json, template, model, location, next, file, cookies, flash, seconds);
    }

    int refresh() {
        return refresh;
    }

    int status() {
        return status;
    }

    @Nullable
    Object json() {
        return json;
    }

    @Nullable
    String template() {
        return template;
    }

    Map<String, Object> model() {
        return model;
    }

    @Nullable
    String location() {
        return location;
    }

    @Nullable
    String next() {
        return next;
    }

    @Nullable
    Download file() {
        return file;
    }

    List<Cookie> cookies() {
        return cookies;
    }

    @Nullable
    Flash flash() {
        return flash;
    }
}
