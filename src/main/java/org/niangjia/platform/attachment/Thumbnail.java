package org.niangjia.platform.attachment;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * 缩略图. A small JPEG of a photo, upright, without anything that the photo tells besides. Read thinned out, one at a
 * time and never above a number of pixels, so that a photo made to fill the memory fills none.
 */
final class Thumbnail {
    static final int SIDE = 320;
    static final long MOST_PIXELS = 30_000_000;

    private static final Semaphore ONE = new Semaphore(1);

    private Thumbnail() {}

    /** Empty for what is no JPEG or PNG, is too large to be worth it, or cannot be read. */
    static Optional<byte[]> of(byte[] photo) {
        ONE.acquireUninterruptibly();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return drawn(reader, orientation(photo));
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // a thumbnail is a comfort: a photo that ImageIO does not know is kept all the same
            return Optional.empty();
        } finally {
            ONE.release();
        }
    }

    private static Optional<byte[]> drawn(ImageReader reader, int orientation) throws IOException {
        int width = reader.getWidth(0);
        int height = reader.getHeight(0);
        if ((long) width * height > MOST_PIXELS) {
            return Optional.empty();
        }
        ImageReadParam thinned = reader.getDefaultReadParam();
        int every = Math.max(1, Math.max(width, height) / (2 * SIDE));
        thinned.setSourceSubsampling(every, every, 0, 0);
        BufferedImage small = upright(shrunk(reader.read(0, thinned)), orientation);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return ImageIO.write(small, "jpg", out) ? Optional.of(out.toByteArray()) : Optional.empty();
    }

    private static BufferedImage shrunk(BufferedImage read) {
        double factor = Math.min(1.0, (double) SIDE / Math.max(read.getWidth(), read.getHeight()));
        int width = Math.max(1, (int) Math.round(read.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(read.getHeight() * factor));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = small.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.drawImage(read, 0, 0, width, height, null);
        graphics.dispose();
        return small;
    }

    /** Which way is up stands right behind the start of a cleaned JPEG, or nowhere. */
    private static int orientation(byte[] photo) {
        boolean exif = photo.length > 38 && (photo[2] & 0xff) == 0xff && (photo[3] & 0xff) == 0xe1;
        return exif ? Orientation.find(photo, 6, 32) : 1;
    }

    private static BufferedImage upright(BufferedImage lying, int orientation) {
        if (orientation == 1) {
            return lying;
        }
        int w = lying.getWidth();
        int h = lying.getHeight();
        boolean turned = orientation >= 5;
        BufferedImage up = new BufferedImage(turned ? h : w, turned ? w : h, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < up.getHeight(); y++) {
            for (int x = 0; x < up.getWidth(); x++) {
                int fromX = turned ? y : x;
                int fromY = turned ? x : y;
                boolean mirrorX = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
                boolean mirrorY = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
                up.setRGB(x, y, lying.getRGB(mirrorX ? w - 1 - fromX : fromX, mirrorY ? h - 1 - fromY : fromY));
            }
        }
        return up;
    }
}
