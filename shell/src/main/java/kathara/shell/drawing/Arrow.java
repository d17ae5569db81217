package kathara.shell.drawing;

import java.util.List;

/** The head of an arrow. */
final class Arrow {
    private static final double LENGTH = 8;
    private static final double HALF = 3.5;

    private Arrow() {}

    /** The corners of one that points at the end. */
    static List<Picture.Point> at(Picture.Point before, Picture.Point end) {
        double length = Math.hypot(end.x() - before.x(), end.y() - before.y());
        double dx = length == 0 ? 0 : (end.x() - before.x()) / length;
        double dy = length == 0 ? 1 : (end.y() - before.y()) / length;
        double x = end.x() - LENGTH * dx;
        double y = end.y() - LENGTH * dy;
        return List.of(
                end, new Picture.Point(x - HALF * dy, y + HALF * dx), new Picture.Point(x + HALF * dy, y - HALF * dx));
    }
}
