package org.niangjia.service.request;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import org.niangjia.platform.attachment.Upload;

/** 演示照片. Drawn, not taken: it shows no person and no place. */
enum DemoPhoto {
    PAYSLIP("工资条") {
        @Override
        void draw(Graphics2D on, Random chance) {
            on.setPaint(new Color(0xFBFAF5));
            on.fill(new RoundRectangle2D.Double(120, 40, 400, 400, 6, 6));
            on.setPaint(new Color(0x40454D));
            for (int line = 0; line < 9; line++) {
                double y = 90 + line * 38;
                on.draw(new Line2D.Double(150, y, 150 + 60 + chance.nextInt(110), y));
                on.draw(new Line2D.Double(400, y, 400 + 30 + chance.nextInt(60), y));
            }
        }
    },
    FAN("排风机") {
        @Override
        void draw(Graphics2D on, Random chance) {
            on.setPaint(new Color(0x6D747D));
            on.fill(new RoundRectangle2D.Double(150, 70, 340, 340, 12, 12));
            on.setPaint(new Color(0x23272D));
            on.fill(new Ellipse2D.Double(175, 95, 290, 290));
            on.setPaint(new Color(0x9BA2AB));
            on.setStroke(new BasicStroke(26, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            double turned = chance.nextDouble();
            for (int blade = 0; blade < 4; blade++) {
                double angle = turned + blade * Math.PI / 2;
                on.draw(new Line2D.Double(320, 240, 320 + 110 * Math.cos(angle), 240 + 110 * Math.sin(angle)));
            }
        }
    },
    LAMPS("灯") {
        @Override
        void draw(Graphics2D on, Random chance) {
            on.setPaint(new GradientPaint(0, 0, new Color(0x10151E), 0, 480, new Color(0x2C3542)));
            on.fillRect(0, 0, 640, 480);
            int broken = 1 + chance.nextInt(3);
            for (int lamp = 0; lamp < 5; lamp++) {
                int x = 70 + lamp * 120;
                on.setPaint(new Color(0x59616C));
                on.fillRect(x, 170, 8, 240);
                on.setPaint(lamp > broken ? new Color(0x3A424E) : new Color(0xF2D58A));
                on.fill(new Ellipse2D.Double(x - 22, 130, 52, 44));
            }
        }
    };

    private final String shows;

    DemoPhoto(String shows) {
        this.shows = shows;
    }

    static DemoPhoto of(String shows) {
        return Arrays.stream(values())
                .filter(each -> each.shows.equals(shows))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no picture of " + shows));
    }

    abstract void draw(Graphics2D on, Random chance);

    /** The picture as a phone would hand it in; the same every time for the same seed. */
    Upload upload(int seed) {
        BufferedImage picture = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D on = picture.createGraphics();
        try {
            on.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            on.setPaint(new GradientPaint(0, 0, new Color(0xB8BDB4), 640, 480, new Color(0x8D948C)));
            on.fillRect(0, 0, 640, 480);
            on.setStroke(new BasicStroke(6));
            draw(on, new Random(seed));
        } finally {
            on.dispose();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "jpg", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Upload(shows + ".jpg", bytes.toByteArray());
    }
}
