package org.niangjia.platform.attachment;

import java.nio.charset.StandardCharsets;

/**
 * 下载. A file as it may leave the house: always with {@code X-Content-Type-Options: nosniff}; photos inside the page,
 * everything else as a download.
 */
public record SafeDownload(String mediaType, String fileName, byte[] bytes, boolean inline) {

    /** Value of the header Content-Disposition (RFC 6266). */
    public String disposition() {
        StringBuilder encoded = new StringBuilder();
        for (byte b : fileName.getBytes(StandardCharsets.UTF_8)) {
            int c = b & 0xff;
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_');
            encoded.append(plain ? String.valueOf((char) c) : "%%%02X".formatted(c));
        }
        String plainName = fileName.replaceAll("[^A-Za-z0-9._-]", "_");
        return (inline ? "inline" : "attachment") + "; filename=\"" + plainName + "\"; filename*=UTF-8''" + encoded;
    }
}
