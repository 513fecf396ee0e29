package org.niangjia.app.portal;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * 二维码. Drawn as one SVG path inside the page, so that a secret is in no address and no cache.
 *
 * @param size modules to a side, with the quiet zone
 * @param path the dark modules, as the d of an SVG path
 */
public record QrCode(int size, String path) {
    private static final int QUIET = 4;
    private static final String ISSUER = "娘家";

    public static QrCode of(String text) {
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            StringBuilder path = new StringBuilder();
            for (int y = 0; y < matrix.getHeight(); y++) {
                for (int x = 0; x < matrix.getWidth(); x++) {
                    if (matrix.get(x, y) == 1) {
                        path.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
                    }
                }
            }
            return new QrCode(matrix.getWidth() + 2 * QUIET, path.toString());
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** What an authenticator app reads to enrol an account. */
    public static String enrolment(String name, String base32) {
        return "otpauth://totp/" + encode(ISSUER) + ":" + encode(name) + "?secret=" + base32 + "&issuer=" + encode(ISSUER);
    }

    /** In groups of four, to be typed where nothing can be scanned. */
    public static String grouped(String base32) {
        return base32.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
