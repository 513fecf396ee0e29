package org.niangjia.platform.attachment;

import java.io.ByteArrayOutputStream;
import java.util.Set;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** PNG 图片. Only the chunks that draw the picture stay; texts, times, Exif, animation and all after the end go. */
final class Png {
    static final String SIGNATURE = "\u0089PNG\r\n\u001a\n";
    private static final Set<String> KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs", "bKGD", "cICP");

    private Png() {}

    static Content clean(byte[] bytes) throws NotTakenException {
        Scan scan = new Scan(bytes, SIGNATURE.length());
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, SIGNATURE.length());
        @Nullable Picture picture = null;
        boolean drawn = false;
        String type = "";
        while (!type.equals("IEND")) {
            int begin = scan.at();
            long length = scan.u32();
            type = scan.text(4);
            if ((picture == null) != type.equals("IHDR")) {
                throw new NotTakenException(NotTaken.DAMAGED);
            }
            scan.skip(length);
            checkSum(bytes, begin + 4, scan.at(), scan.u32());
            if (picture == null) {
                Scan head = new Scan(bytes, begin + 8);
                picture = Picture.of(head.u32(), head.u32());
            }
            drawn |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                out.write(bytes, begin, scan.at() - begin);
            }
        }
        if (!drawn) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        return new Content(Media.PNG, out.toByteArray(), picture);
    }

    private static void checkSum(byte[] bytes, int from, int to, long told) throws NotTakenException {
        CRC32 sum = new CRC32();
        sum.update(bytes, from, to - from);
        if (sum.getValue() != told) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
    }
}
