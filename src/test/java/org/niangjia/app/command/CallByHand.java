package org.niangjia.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** 半途的请求. A call of which as many bytes are sent as are wanted, and which may never be answered. */
final class CallByHand implements AutoCloseable {
    /** Instead of a status: the house died before the first byte of its answer. */
    static final int UNANSWERED = 0;

    private final Socket socket;
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private CallByHand(Socket socket) {
        this.socket = socket;
    }

    /** 请求. Everything that goes over the line. */
    record Bytes(byte[] all) {
        /** @param key for the house to know it again by, or empty */
        static Bytes of(String method, String path, String token, String key, String type, byte[] body) {
            String head = method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                    + (key.isEmpty() ? "" : "\r\nIdempotency-Key: " + key) + "\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
            return new Bytes(joined(head.getBytes(StandardCharsets.US_ASCII), body));
        }

        /** The same form as {@link org.niangjia.Http#upload}. */
        static Bytes upload(String path, String token, String key, String name, byte[] file) {
            String head = "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n";
            byte[] body = joined(
                    joined(head.getBytes(StandardCharsets.UTF_8), file),
                    "\r\n--x--\r\n".getBytes(StandardCharsets.US_ASCII));
            return of("POST", path, token, key, "multipart/form-data; boundary=x", body);
        }

        private static byte[] joined(byte[] one, byte[] two) {
            byte[] both = java.util.Arrays.copyOf(one, one.length + two.length);
            System.arraycopy(two, 0, both, one.length, two.length);
            return both;
        }
    }

    /** @param much how many of the bytes are sent; the rest never comes */
    static CallByHand send(String address, Bytes bytes, int much) throws IOException {
        CallByHand call =
                new CallByHand(new Socket("127.0.0.1", URI.create(address).getPort()));
        call.socket.getOutputStream().write(bytes.all(), 0, much);
        call.socket.getOutputStream().flush();
        Thread.startVirtualThread(call::listen);
        return call;
    }

    static CallByHand send(String address, Bytes bytes) throws IOException {
        return send(address, bytes, bytes.all().length);
    }

    private void listen() {
        try {
            InputStream in = socket.getInputStream();
            byte[] line = in.readNBytes("HTTP/1.1 200".length());
            String text = new String(line, StandardCharsets.US_ASCII);
            status.complete(
                    text.matches("HTTP/1.1 \\d{3}") ? Integer.parseInt(text.substring(text.length() - 3)) : UNANSWERED);
        } catch (IOException e) {
            status.complete(UNANSWERED);
        }
    }

    /** Done as soon as the answer begins, or the line is dead. */
    CompletableFuture<Integer> status() {
        return status;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
