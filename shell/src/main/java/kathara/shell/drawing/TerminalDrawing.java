package kathara.shell.drawing;

import java.util.List;
import java.util.function.BiFunction;

/**
 * A sketch drawn with letters.
 *
 * @param width in columns
 */
public record TerminalDrawing(List<String> rows, int width) {
    /** Narrower pictures are preferred up to here where nothing limits them. */
    private static final int USUAL = 120;

    private static final int TOO_WIDE = 1_000_000;
    /** Rows of a usual terminal. */
    private static final int ROWS = 24;

    /**
     * Draws; with fewer words at wires where all of them would be too wide. May be too wide nevertheless.
     *
     * @param columns how wide it may be; 0 when nothing limits it
     * @param styled how words and lines that are not fine are shown
     */
    public static TerminalDrawing of(Sketch sketch, int columns, BiFunction<Sketch.Mood, String, String> styled) {
        var tries = sketch.everPlainer().iterator();
        var picture = laidOut(tries.next(), columns);
        while (columns > 0 && picture.width() > columns && tries.hasNext()) {
            picture = laidOut(tries.next(), columns);
        }
        return new TerminalDrawing(drawn(picture).rows(styled), (int) picture.width());
    }

    private static Picture laidOut(Sketch sketch, int columns) {
        int most = columns > 0 ? columns : USUAL;
        return Layout.best(
                sketch,
                Measure.CELLS,
                picture -> picture.width() <= most
                        ? Math.max(ROWS, picture.height()) * (1 + picture.corners() / 2) + picture.height() / ROWS
                        : TOO_WIDE + picture.width());
    }

    private static Grid drawn(Picture picture) {
        var grid = new Grid((int) Math.ceil(picture.width()) + 1, (int) Math.ceil(picture.height()) + 1);
        for (var way : picture.wires()) {
            draw(grid, picture, way);
        }
        for (var place : picture.boxes()) {
            draw(grid, place);
        }
        for (var words : picture.words()) {
            double row = words.onWire() ? words.y() + words.height() / 2 : words.y();
            grid.text(
                    words.label().text(),
                    cell(words.x()),
                    cell(row),
                    words.label().mood());
        }
        return grid;
    }

    private static int cell(double at) {
        return (int) Math.floor(at + 1e-6);
    }

    /** The cells of a box. Wires meet it half a cell from its edges: so it is rounded, and wires are cut off. */
    private record Frame(int left, int top, int right, int bottom) {
        static Frame of(Picture.Place place) {
            int width = (int) Math.ceil(place.width());
            int height = (int) Math.ceil(place.height());
            int left = cell(place.x() + 0.5);
            int top = cell(place.y() + 0.5);
            return new Frame(left, top, left + width - 1, top + height - 1);
        }
    }

    private static void draw(Grid grid, Picture.Place place) {
        var frame = Frame.of(place);
        var box = place.box();
        grid.frame(frame.left(), frame.top(), frame.right(), frame.bottom(), box.kind() == Sketch.Kind.HUB, box.mood());
        int y = frame.top() + (frame.bottom() - frame.top() + 1 - box.lines().size()) / 2;
        for (var line : box.lines()) {
            int length = line.codePointCount(0, line.length());
            grid.text(line, frame.left() + (frame.right() - frame.left() + 1 - length) / 2, y++, box.mood());
        }
    }

    private static void draw(Grid grid, Picture picture, Picture.Way way) {
        int last = way.points().size() - 1;
        var x = new int[last + 1];
        var y = new int[last + 1];
        for (int i = 0; i <= last; i++) {
            x[i] = cell(way.points().get(i).x());
            y[i] = cell(way.points().get(i).y());
        }
        onFrame(picture, way.wire().from(), x, y, 0, 1);
        onFrame(picture, way.wire().to(), x, y, last, last - 1);
        for (int i = 0; i < last; i++) {
            grid.line(x[i], y[i], x[i + 1], y[i + 1], way.wire().mood());
        }
    }

    /** A box ends where its last cell ends, and a wire begins there: it is led into the frame. */
    private static void onFrame(Picture picture, String id, int[] x, int[] y, int end, int before) {
        var place = picture.boxes().stream()
                .filter(each -> each.box().id().equals(id))
                .findFirst()
                .orElseThrow();
        boolean upright = x[end] == x[before];
        var frame = Frame.of(place);
        if (upright) {
            x[end] = within(frame.left() + 1, x[end], frame.right() - 1);
            y[end] = within(frame.top(), y[end], frame.bottom());
            x[before] = x[end];
        } else {
            x[end] = within(frame.left(), x[end], frame.right());
            y[end] = within(frame.top() + 1, y[end], frame.bottom() - 1);
            y[before] = y[end];
        }
    }

    private static int within(int least, int value, int most) {
        return Math.max(least, Math.min(value, most));
    }
}
