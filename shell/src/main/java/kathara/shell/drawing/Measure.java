package kathara.shell.drawing;

/**
 * How much room things take, in pixels or in cells of a terminal. Letters are all as wide as each other.
 *
 * @param letter the width of one
 * @param line the height of a line
 * @param border between the edge of a box and its text, at the left and right
 * @param lid the same above and below
 * @param across the least distance of things side by side
 * @param along the least distance of things one below the other
 * @param gap between a wire and the words beside it
 */
record Measure(double letter, double line, double border, double lid, double across, double along, double gap) {
    /** Of a font of 13 pixels. */
    static final Measure PIXELS = new Measure(7.8, 17, 10, 6, 14, 12, 4);

    static final Measure CELLS = new Measure(1, 1, 2, 1, 2, 1, 1);

    double width(String text) {
        return letter * text.codePointCount(0, text.length());
    }

    double width(Sketch.Box box) {
        return 2 * border + box.lines().stream().mapToDouble(this::width).max().orElse(0);
    }

    double height(Sketch.Box box) {
        return 2 * lid + line * box.lines().size();
    }
}
