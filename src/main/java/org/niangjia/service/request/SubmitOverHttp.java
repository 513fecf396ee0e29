package org.niangjia.service.request;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** 测速客户. One keep-alive connection; it reads each answer whole and stops at anything but 201. */
final class SubmitOverHttp implements SubmitBenchmark.Client {
    private static final int CREATED = 201;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final String token;
    private final int district;

    SubmitOverHttp(int port, String token, int district) throws IOException {
        this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
        this.socket.setTcpNoDelay(true);
        this.in = new BufferedInputStream(socket.getInputStream(), 1 << 14);
        this.out = socket.getOutputStream();
        this.token = token;
        this.district = district;
    }

    @Override
    public void once(long n) throws IOException {
        String json = "{\"district\":" + district + ",\"category\":\"WAGES\",\"text\":\"九月的工资少发了一千二，问了工头说都一样。第 " + n
                + " 次\"}";
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = "POST /api/requests HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n";
        byte[] first = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[first.length + body.length];
        System.arraycopy(first, 0, whole, 0, first.length);
        System.arraycopy(body, 0, whole, first.length, body.length);
        out.write(whole);
        out.flush();
        readAnswer();
    }

    private void readAnswer() throws IOException {
        String status = line();
        int length = 0;
        for (String header = line(); !header.isEmpty(); header = line()) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        byte[] body = in.readNBytes(length);
        if (Integer.parseInt(status.split(" ")[1]) != CREATED) {
            throw new IOException(status + " " + new String(body, StandardCharsets.UTF_8));
        }
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
            throw new java.io.UncheckedIOException(e);
        }
    }
}
