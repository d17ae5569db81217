package kathara.shell.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import javax.imageio.ImageIO;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Paints pixels, two for each of the picture's both ways, on white paper. Needs no display. */
final class PngCanvas implements Canvas {
    private static final double SCALE = 2;
    /** More would not fit into memory. */
    private static final double MOST_PIXELS = 80e6;

    private static final Color INK = new Color(0x1f2328);
    private static final Color LINE = new Color(0x57606a);
    private static final Color FAINT = new Color(0x8c959f);
    private static final Color BAD = new Color(0xcf222e);

    private final Graphics2D graphics;
    private final Font font;
    private final Font bold;

    private PngCanvas(Graphics2D graphics) {
        this.graphics = graphics;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        font = fitted(Font.PLAIN);
        bold = fitted(Font.BOLD);
    }

    /** A font whose letters are as wide as the layout believes. */
    private Font fitted(int style) {
        var found = new Font(Font.MONOSPACED, style, 13);
        double letter = graphics.getFontMetrics(found)
                        .getStringBounds("0".repeat(50), graphics)
                        .getWidth()
                / 50;
        return found.deriveFont(AffineTransform.getScaleInstance(Measure.PIXELS.letter() / letter, 1));
    }

    static void write(Picture picture, OutputStream out) throws IOException {
        System.setProperty("java.awt.headless", "true");
        double pixels = picture.width() * picture.height() * SCALE * SCALE;
        double scale = pixels > MOST_PIXELS ? SCALE * Math.sqrt(MOST_PIXELS / pixels) : SCALE;
        var image = new BufferedImage(
                (int) Math.ceil(picture.width() * scale),
                (int) Math.ceil(picture.height() * scale),
                BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        try {
            Canvas.paint(picture, new PngCanvas(graphics));
        } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError | NullPointerException e) {
            // this is how Java says that the machine has no font, or itself no part for them
            throw new LabException(
                    Problem.of(
                            "Java has no font to write with in a PNG picture",
                            "apt-get install fontconfig fonts-dejavu-core; or name a file that ends in .svg"),
                    e);
        }
        graphics.dispose();
        ImageIO.write(image, "png", out);
    }

    private static Color colour(Sketch.Mood mood, Color fine) {
        return switch (mood) {
            case FINE -> fine;
            case FAINT -> FAINT;
            case BAD -> BAD;
        };
    }

    private static BasicStroke stroke(double width, float... dashes) {
        return dashes.length == 0
                ? new BasicStroke((float) width)
                : new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0);
    }

    @Override
    public void box(Picture.Place place, double radius) {
        var shape = new RoundRectangle2D.Double(
                place.x(), place.y(), place.width(), place.height(), 2 * radius, 2 * radius);
        var mood = place.box().mood();
        graphics.setColor(
                mood == Sketch.Mood.FAINT
                        ? Color.WHITE
                        : switch (place.box().kind()) {
                            case NODE -> new Color(0xddf4ff);
                            case HUB -> new Color(0xfff8c5);
                            case OUTSIDE -> new Color(0xeaeef2);
                        });
        graphics.fill(shape);
        graphics.setColor(colour(mood, LINE));
        graphics.setStroke(mood == Sketch.Mood.FAINT ? stroke(1.3, 4, 3) : stroke(1.3));
        graphics.draw(shape);
    }

    @Override
    public void line(List<Picture.Point> points, Sketch.Mood mood) {
        graphics.setColor(colour(mood, LINE));
        graphics.setStroke(
                switch (mood) {
                    case FINE -> stroke(1.3);
                    case FAINT -> stroke(1.3, 4, 3);
                    case BAD -> stroke(2, 7, 4);
                });
        graphics.draw(path(points));
    }

    private static Path2D path(List<Picture.Point> points) {
        var path = new Path2D.Double();
        path.moveTo(points.get(0).x(), points.get(0).y());
        points.forEach(point -> path.lineTo(point.x(), point.y()));
        return path;
    }

    @Override
    public void arrow(Picture.Point before, Picture.Point end) {
        graphics.setColor(LINE);
        graphics.fill(path(Arrow.at(before, end)));
    }

    @Override
    public void blank(double x, double y, double width, double height) {
        graphics.setColor(Color.WHITE);
        graphics.fill(new Rectangle2D.Double(x, y, width, height));
    }

    @Override
    public void words(String words, double x, double y, boolean heavy, Sketch.Mood mood) {
        graphics.setColor(colour(mood, INK));
        graphics.setFont(heavy ? bold : font);
        graphics.drawString(words, (float) x, (float) y + 13);
    }
}
