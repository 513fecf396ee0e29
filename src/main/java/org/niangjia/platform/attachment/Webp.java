package org.niangjia.platform.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** WebP 图片. Picture, transparency and colours stay; Exif, XMP, unknown chunks and all after the end go. */
final class Webp {
    private static final int HEAD = 12;
    private static final int EXIF_AND_XMP = 0x08 | 0x04;

    private final byte[] bytes;
    private final ByteArrayOutputStream kept;
    private final List<Picture> pictures = new ArrayList<>();
    private boolean drawn;

    private Webp(byte[] bytes) {
        this.bytes = bytes;
        this.kept = new ByteArrayOutputStream(bytes.length);
    }

    static Content clean(byte[] bytes) throws NotTakenException {
        return new Webp(bytes).clean();
    }

    private Content clean() throws NotTakenException {
        Scan scan = new Scan(bytes, 4);
        long end = 8 + scan.u32Little();
        if (end > bytes.length) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        scan.skip(4);
        while (scan.at() + 8 <= end) {
            String type = scan.text(4);
            long length = scan.u32Little();
            int begin = scan.at();
            scan.skip(length);
            if (length % 2 == 1 && scan.left() > 0) {
                scan.skip(1);
            }
            if (scan.at() > end + 1) {
                throw new NotTakenException(NotTaken.DAMAGED);
            }
            chunk(type, begin, (int) length);
        }
        if (!drawn) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        return new Content(Media.WEBP, whole(), Picture.largest(pictures));
    }

    private void chunk(String type, int begin, int length) throws NotTakenException {
        Scan data = new Scan(bytes, begin);
        switch (type) {
            case "VP8X" -> {
                data.skip(4);
                pictures.add(Picture.of(1L + data.u24Little(), 1L + data.u24Little()));
                byte[] head = Arrays.copyOfRange(bytes, begin, begin + length);
                head[0] &= ~EXIF_AND_XMP;
                keep(type, head, 0, length);
            }
            case "VP8 " -> {
                data.skip(6);
                pictures.add(Picture.of(data.u16Little() & 0x3fff, data.u16Little() & 0x3fff));
                draw(type, begin, length);
            }
            case "VP8L" -> {
                data.skip(1);
                long sizes = data.u32Little();
                pictures.add(Picture.of(1 + (sizes & 0x3fff), 1 + (sizes >> 14 & 0x3fff)));
                draw(type, begin, length);
            }
            case "ALPH", "ICCP" -> keep(type, bytes, begin, length);
            case "ANIM", "ANMF" -> throw new NotTakenException(NotTaken.ANIMATION);
            default -> {
                // dropped: EXIF, XMP and what nobody knows
            }
        }
    }

    private void draw(String type, int begin, int length) throws NotTakenException {
        if (drawn) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        drawn = true;
        keep(type, bytes, begin, length);
    }

    private void keep(String type, byte[] from, int begin, int length) {
        kept.writeBytes(type.getBytes(StandardCharsets.ISO_8859_1));
        kept.writeBytes(little(length));
        kept.write(from, begin, length);
        if (length % 2 == 1) {
            kept.write(0);
        }
    }

    private byte[] whole() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(HEAD + kept.size());
        out.writeBytes("RIFF".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(little(4 + kept.size()));
        out.writeBytes("WEBP".getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(kept.toByteArray());
        return out.toByteArray();
    }

    private static byte[] little(int value) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
