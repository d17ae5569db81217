package kathara.shell.drawing;

import java.util.List;

/** What a picture is painted on. */
interface Canvas {
    /** A rectangle whose corners have this radius. */
    void box(Picture.Place place, double radius);

    /** A line through these points. */
    void line(List<Picture.Point> points, Sketch.Mood mood);

    /** A triangle that shows where a line ends. */
    void arrow(Picture.Point before, Picture.Point end);

    /** A spot in the colour of the page, on which words can be read. */
    void blank(double x, double y, double width, double height);

    /** Words whose left end and upper edge are here. */
    void words(String text, double x, double y, boolean bold, Sketch.Mood mood);

    /** All of a picture. */
    static void paint(Picture picture, Canvas canvas) {
        for (var way : picture.wires()) {
            canvas.line(way.points(), way.wire().mood());
            if (picture.sketch().directed()) {
                int last = way.points().size() - 1;
                canvas.arrow(way.points().get(last - 1), way.points().get(last));
            }
        }
        picture.boxes().forEach(place -> paint(place, canvas));
        for (var words : picture.words()) {
            if (words.onWire()) {
                canvas.blank(words.x() - 2, words.y(), words.width() + 4, words.height());
            }
            canvas.words(
                    words.label().text(),
                    words.x(),
                    words.y(),
                    false,
                    words.label().mood());
        }
    }

    private static void paint(Picture.Place place, Canvas canvas) {
        var measure = Measure.PIXELS;
        canvas.box(place, place.box().kind() == Sketch.Kind.HUB ? place.height() / 2 : 4);
        double y = place.y()
                + (place.height() - measure.line() * place.box().lines().size()) / 2;
        boolean first = true;
        for (var line : place.box().lines()) {
            canvas.words(
                    line,
                    place.middle() - measure.width(line) / 2,
                    y,
                    first,
                    place.box().mood());
            first = false;
            y += measure.line();
        }
    }
}
