package org.niangjia.platform.print;

import com.openhtmltopdf.css.sheet.FontFaceRule;
import com.openhtmltopdf.css.style.CssContext;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.extend.SVGDrawer;
import com.openhtmltopdf.layout.SharedContext;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.render.Box;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.io.File;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** 二维码绘制. Draws the one kind of picture that a document has, the path of a QrCode, and nothing else of SVG. */
final class QrDrawer implements SVGDrawer {
    private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");

    @Override
    public SVGImage buildSVGImage(
            Element svg, Box box, CssContext context, double cssWidth, double cssHeight, double dotsPerPixel) {
        String path = ((Element) svg.getElementsByTagName("path").item(0)).getAttribute("d");
        int size = Integer.parseInt(svg.getAttribute("viewBox").split(" ")[2]);
        int side = (int) (Integer.parseInt(svg.getAttribute("width")) * dotsPerPixel);
        return new Drawn(path, size, side, dotsPerPixel);
    }

    private record Drawn(String path, int size, int side, double dotsPerPixel) implements SVGImage {
        @Override
        public int getIntrinsicWidth() {
            return side;
        }

        @Override
        public int getIntrinsicHeight() {
            return side;
        }

        @Override
        public void drawSVG(OutputDevice device, RenderingContext context, double x, double y) {
            float pixels = (float) (side / dotsPerPixel);
            device.drawWithGraphics((float) x, (float) y, side, side, graphics -> draw(graphics, pixels));
        }

        private void draw(Graphics2D graphics, float pixels) {
            double module = pixels / (double) size;
            graphics.setColor(Color.BLACK);
            Matcher modules = MODULE.matcher(path);
            while (modules.find()) {
                double left = Integer.parseInt(modules.group(1)) * module;
                double top = Integer.parseInt(modules.group(2)) * module;
                // a hair wider, or a printer shows white lines between the modules
                graphics.fill(new Rectangle2D.Double(left, top, module * 1.03, module * 1.03));
            }
        }
    }

    @Override
    public void importFontFaceRules(List<FontFaceRule> rules, SharedContext context) {
        // no text in it
    }

    @Override
    public void addFontFile(File file, String family, Integer weight, FontStyle style) {
        // no text in it
    }

    @Override
    public void close() {
        // nothing is held
    }
}
