package org.niangjia.platform.frame;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import org.springframework.core.io.ClassPathResource;

/** 静态文件. Addresses carry a checksum of the content, so that a browser may keep a file for a year. */
final class Assets {
    private static final Map<String, String> ADDRESSES = new ConcurrentHashMap<>();

    private Assets() {}

    static String address(String name) {
        return ADDRESSES.computeIfAbsent(name, Assets::sum);
    }

    private static String sum(String name) {
        try {
            CRC32 crc = new CRC32();
            crc.update(new ClassPathResource("static/assets/" + name).getContentAsByteArray());
            return "/assets/" + name + "?v=" + HexFormat.of().toHexDigits((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
