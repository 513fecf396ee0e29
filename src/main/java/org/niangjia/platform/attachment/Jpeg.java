package org.niangjia.platform.attachment;

import java.io.ByteArrayOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * JPEG 照片. Rewritten segment by segment, picture data untouched: kept are the picture, its colours and which way is
 * up; dropped are Exif with place and camera, XMP, IPTC, comments, previews, unknown segments, and all after the end.
 */
final class Jpeg {
    private static final int SOI = 0xd8;
    private static final int EOI = 0xd9;
    private static final int SOS = 0xda;
    private static final int APP0 = 0xe0;
    private static final int APP1 = 0xe1;
    private static final int APP2 = 0xe2;
    private static final int APP14 = 0xee;

    private final byte[] bytes;
    private final Scan scan;
    private final ByteArrayOutputStream kept;
    private @Nullable Picture picture;
    private boolean drawn;
    private int orientation = 1;

    private Jpeg(byte[] bytes) {
        this.bytes = bytes;
        this.scan = new Scan(bytes, 2);
        this.kept = new ByteArrayOutputStream(bytes.length);
    }

    static Content clean(byte[] bytes) throws NotTakenException {
        return new Jpeg(bytes).clean();
    }

    private Content clean() throws NotTakenException {
        int marker = marker();
        while (marker != EOI) {
            segment(marker);
            marker = marker();
        }
        if (picture == null || !drawn) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(kept.size() + 64);
        out.write(0xff);
        out.write(SOI);
        if (orientation != 1) {
            out.writeBytes(Orientation.segment(orientation));
        }
        out.writeBytes(kept.toByteArray());
        out.write(0xff);
        out.write(EOI);
        return new Content(Media.JPEG, out.toByteArray(), picture);
    }

    private int marker() throws NotTakenException {
        if (scan.u8() != 0xff) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        int marker = scan.u8();
        while (marker == 0xff) {
            marker = scan.u8();
        }
        return marker;
    }

    private void segment(int marker) throws NotTakenException {
        int begin = scan.at();
        int length = scan.u16();
        scan.skip(length - 2);
        switch (marker) {
            case APP0 -> jfif(begin, length);
            case APP1 -> orientation = orientation == 1 ? Orientation.find(bytes, begin + 2, length - 2) : orientation;
            case APP2 -> keepIf(Scan.startsWith(bytes, begin + 2, "ICC_PROFILE\0"), marker, begin, length);
            case APP14 -> keepIf(length == 14 && Scan.startsWith(bytes, begin + 2, "Adobe"), marker, begin, length);
            // quantisation and Huffman tables, restart interval, arithmetic coding
            case 0xdb, 0xc4, 0xdd, 0xcc -> keep(marker, begin, length);
            case 0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf ->
                frame(marker, begin, length);
            case SOS -> draw(begin, length);
            default -> dropOther(marker);
        }
    }

    /** The other application segments and comments may go; anything else does not belong between segments. */
    private static void dropOther(int marker) throws NotTakenException {
        boolean application = marker >= APP0 && marker <= 0xef;
        if (!application && marker != 0xfe) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
    }

    /** Resolution stays, the preview inside goes. */
    private void jfif(int begin, int length) {
        if (length >= 16 && Scan.startsWith(bytes, begin + 2, "JFIF\0")) {
            kept.write(0xff);
            kept.write(APP0);
            kept.write(0);
            kept.write(16);
            kept.write(bytes, begin + 2, 12);
            kept.write(0);
            kept.write(0);
        }
    }

    private void frame(int marker, int begin, int length) throws NotTakenException {
        if (picture != null || length < 8) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        Scan head = new Scan(bytes, begin + 3);
        int height = head.u16();
        picture = Picture.of(head.u16(), height);
        keep(marker, begin, length);
    }

    private void draw(int begin, int length) throws NotTakenException {
        if (picture == null) {
            throw new NotTakenException(NotTaken.DAMAGED);
        }
        drawn = true;
        keep(SOS, begin, length);
        int from = scan.at();
        int to = from;
        while (to + 1 < bytes.length && !endsData(to)) {
            to++;
        }
        scan.skip(to - from);
        kept.write(bytes, from, to - from);
    }

    /** A marker, neither a stuffed byte nor a restart, nor a fill byte before one. */
    private boolean endsData(int at) {
        int next = bytes[at + 1] & 0xff;
        return (bytes[at] & 0xff) == 0xff && next != 0 && next != 0xff && (next < 0xd0 || next > 0xd7);
    }

    private void keepIf(boolean wanted, int marker, int begin, int length) {
        if (wanted) {
            keep(marker, begin, length);
        }
    }

    private void keep(int marker, int begin, int length) {
        kept.write(0xff);
        kept.write(marker);
        kept.write(bytes, begin, length);
    }
}
