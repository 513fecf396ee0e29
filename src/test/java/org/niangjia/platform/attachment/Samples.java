package org.niangjia.platform.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** 样本. Real pictures drawn here, and what people and attackers put into and around them. */
final class Samples {
    static final String PLACE = "GPS-29.9853N-122.1082E";

    private Samples() {}

    static BufferedImage drawing(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < height; y++) {
                image.setRGB(x, y, new Color(x * 255 / width, y * 255 / height, (x ^ y) & 0xff).getRGB());
            }
        }
        return image;
    }

    static byte[] jpeg(int width, int height) {
        return written("jpg", width, height);
    }

    static byte[] png(int width, int height) {
        return written("png", width, height);
    }

    private static byte[] written(String format, int width, int height) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (!ImageIO.write(drawing(width, height), format, out)) {
                throw new IllegalStateException(format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A JPEG segment put right behind the start of the picture. */
    static byte[] withSegment(byte[] jpeg, int marker, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(jpeg.length + data.length + 4);
        out.put(jpeg, 0, 2)
                .put((byte) 0xff)
                .put((byte) marker)
                .putShort((short) (data.length + 2))
                .put(data);
        return out.put(jpeg, 2, jpeg.length - 2).array();
    }

    /** Exif with an orientation and a GPS directory that holds {@link #PLACE}. */
    static byte[] exif(int orientation, ByteOrder order) {
        byte[] place = PLACE.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer tiff =
                ByteBuffer.allocate(8 + 2 + 24 + 4 + 2 + 12 + 4 + place.length).order(order);
        tiff.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        tiff.putShort((short) 42).putInt(8).putShort((short) 2);
        tiff.putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .putShort((short) 0);
        tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38).putInt(0);
        tiff.putShort((short) 1)
                .putShort((short) 0x001b)
                .putShort((short) 2)
                .putInt(place.length)
                .putInt(56)
                .putInt(0);
        tiff.put(place);
        return concat("Exif\0\0".getBytes(StandardCharsets.US_ASCII), tiff.array());
    }

    static byte[] chunk(String type, byte[] data) {
        CRC32 sum = new CRC32();
        sum.update(type.getBytes(StandardCharsets.US_ASCII));
        sum.update(data);
        return ByteBuffer.allocate(12 + data.length)
                .putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .putInt((int) sum.getValue())
                .array();
    }

    /** A PNG chunk put right behind the head of the picture. */
    static byte[] withChunk(byte[] png, String type, byte[] data) {
        int head = 8 + 25;
        return concat(Arrays.copyOf(png, head), chunk(type, data), Arrays.copyOfRange(png, head, png.length));
    }

    /** A PNG of a few bytes that claims a size. */
    static byte[] pngClaiming(int width, int height) {
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        byte[] signature = Png.SIGNATURE.getBytes(StandardCharsets.ISO_8859_1);
        return concat(signature, chunk("IHDR", head), chunk("IDAT", new byte[8]), chunk("IEND", new byte[0]));
    }

    /** A lossy WebP whose picture data are not real: only its chunks are looked at. */
    static byte[] webp(int width, int height, boolean withExif) {
        byte[] frame = ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {0, 0, 0, (byte) 0x9d, 1, 0x2a})
                .putShort((short) width)
                .putShort((short) height)
                .array();
        byte[] extended = ByteBuffer.allocate(10)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(withExif ? 0x0c : 0)
                .putShort((short) (width - 1))
                .put((byte) 0)
                .putShort((short) (height - 1))
                .put((byte) 0)
                .array();
        byte[] body = concat(riff("VP8X", extended), riff("VP8 ", frame));
        if (withExif) {
            body = concat(body, riff("EXIF", PLACE.getBytes(StandardCharsets.US_ASCII)), riff("XMP ", new byte[3]));
        }
        return riff("RIFF", concat("WEBP".getBytes(StandardCharsets.US_ASCII), body));
    }

    static byte[] riff(String type, byte[] data) {
        return ByteBuffer.allocate(8 + data.length + data.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .putInt(data.length)
                .put(data)
                .array();
    }

    static byte[] pdf(String inside) {
        return ("%PDF-1.7\n1 0 obj <<" + inside + ">> endobj\ntrailer <<>>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] docx(Map<String, byte[]> more) {
        return office("word/document.xml", more);
    }

    static byte[] office(String main, Map<String, byte[]> more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            if (!more.containsKey("[Content_Types].xml")) {
                put(zip, "[Content_Types].xml", "<Types/>".getBytes(StandardCharsets.UTF_8));
            }
            put(zip, main, "<document/>".getBytes(StandardCharsets.UTF_8));
            for (Map.Entry<String, byte[]> entry : more.entrySet()) {
                put(zip, entry.getKey(), entry.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] data) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(data);
        zip.closeEntry();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
