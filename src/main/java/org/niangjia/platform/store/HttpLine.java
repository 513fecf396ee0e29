package org.niangjia.platform.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * 测速连接. One kept-alive connection to the house on this machine, as thin as can be so that it takes little from what
 * is measured. It reads each answer whole; any status but the expected one ends the measurement.
 */
public final class HttpLine implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String token;

    public HttpLine(int port, String token) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.out = socket.getOutputStream();
        this.token = token;
    }

    /** The page or list at a path, as a program or, with {@code text/html}, as a browser would ask. */
    public byte[] get(String path, String accept) throws IOException {
        send(
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept: " + accept + "\r\nAuthorization: Bearer "
                        + token + "\r\n\r\n",
                new byte[0]);
        return answer(200);
    }

    /** p95 in milliseconds of so many calls, one after the other, after as many that nobody counts. */
    public static double p95(int port, String token, int calls, IntFunction<String> path, String accept) {
        List<Double> all = new ArrayList<>();
        try (HttpLine line = new HttpLine(port, token)) {
            for (int n = 0; n < 2 * calls; n++) {
                long start = System.nanoTime();
                line.get(path.apply(n % calls), accept);
                if (n >= calls) {
                    all.add((System.nanoTime() - start) / 1e6);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Load.p95(all);
    }

    public byte[] post(String path, String json, int expected) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        send(
                "POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n",
                body);
        return answer(expected);
    }

    private void send(String head, byte[] body) throws IOException {
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        out.write(whole);
        out.flush();
    }

    private byte[] answer(int expected) throws IOException {
        String status = line();
        int length = 0;
        boolean chunked = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= header.equalsIgnoreCase("transfer-encoding: chunked");
        }
        byte[] body = chunked ? chunks() : in.readNBytes(length);
        if (!status.startsWith("HTTP/1.1 " + expected)) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
        return body;
    }

    private byte[] chunks() throws IOException {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
            all.write(in.readNBytes(size));
            line();
        }
        line();
        return all.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            if (c != '\r') {
                text.append((char) c);
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
