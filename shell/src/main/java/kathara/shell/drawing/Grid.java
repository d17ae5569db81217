package kathara.shell.drawing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Cells of a terminal in which lines join where they meet. */
final class Grid {
    private static final int UP = 1;
    private static final int RIGHT = 2;
    private static final int DOWN = 4;
    private static final int LEFT = 8;

    /** By the sum of the sides to which a line leads from a cell. */
    private static final String LINES = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";

    private static final String ROUNDED = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼";

    private final int width;
    private final int[][] sides;
    private final int[][] letters;
    private final boolean[][] rounded;
    private final Sketch.Mood[][] moods;

    Grid(int width, int height) {
        this.width = width;
        sides = new int[height][width];
        letters = new int[height][width];
        rounded = new boolean[height][width];
        moods = new Sketch.Mood[height][width];
    }

    private boolean isIn(int x, int y) {
        return y >= 0 && y < sides.length && x >= 0 && x < width;
    }

    private void mark(int x, int y, int side, Sketch.Mood mood) {
        if (isIn(x, y)) {
            sides[y][x] |= side;
            moods[y][x] = mood;
        }
    }

    /** A line, straight down or to the right or the other way round. */
    void line(int x1, int y1, int x2, int y2, Sketch.Mood mood) {
        for (int x = Math.min(x1, x2); x < Math.max(x1, x2); x++) {
            mark(x, y1, RIGHT, mood);
            mark(x + 1, y1, LEFT, mood);
        }
        for (int y = Math.min(y1, y2); y < Math.max(y1, y2); y++) {
            mark(x2, y, DOWN, mood);
            mark(x2, y + 1, UP, mood);
        }
    }

    /** A frame whose last column and row are the ones given. */
    void frame(int left, int top, int right, int bottom, boolean round, Sketch.Mood mood) {
        for (int y = top + 1; y < bottom; y++) {
            for (int x = left + 1; x < right; x++) {
                clear(x, y);
            }
        }
        line(left, top, right, top, mood);
        line(left, bottom, right, bottom, mood);
        line(left, top, left, bottom, mood);
        line(right, top, right, bottom, mood);
        for (int y : new int[] {top, bottom}) {
            for (int x : new int[] {left, right}) {
                if (round && isIn(x, y)) {
                    rounded[y][x] = true;
                }
            }
        }
    }

    private void clear(int x, int y) {
        if (isIn(x, y)) {
            sides[y][x] = 0;
            letters[y][x] = ' ';
        }
    }

    void text(String text, int x, int y, Sketch.Mood mood) {
        int at = x;
        for (int letter : text.codePoints().toArray()) {
            if (isIn(at, y)) {
                letters[y][at] = letter;
                moods[y][at] = mood;
            }
            at++;
        }
    }

    /** The rows without the blanks at their ends; each stretch of one mood goes through the given function. */
    List<String> rows(BiFunction<Sketch.Mood, String, String> styled) {
        var rows = new ArrayList<String>();
        for (int y = 0; y < sides.length; y++) {
            rows.add(row(y, styled));
        }
        while (!rows.isEmpty() && rows.get(rows.size() - 1).isEmpty()) {
            rows.remove(rows.size() - 1);
        }
        return rows;
    }

    private String row(int y, BiFunction<Sketch.Mood, String, String> styled) {
        int end = width;
        while (end > 0 && letter(end - 1, y) == ' ') {
            end--;
        }
        var row = new StringBuilder();
        for (int x = 0; x < end; ) {
            var mood = mood(x, y);
            var stretch = new StringBuilder();
            for (; x < end && mood(x, y) == mood; x++) {
                stretch.appendCodePoint(letter(x, y));
            }
            row.append(mood == Sketch.Mood.FINE ? stretch : styled.apply(mood, stretch.toString()));
        }
        return row.toString();
    }

    private Sketch.Mood mood(int x, int y) {
        return moods[y][x] == null ? Sketch.Mood.FINE : moods[y][x];
    }

    private int letter(int x, int y) {
        if (letters[y][x] != 0) {
            return letters[y][x];
        }
        int side = sides[y][x];
        if (mood(x, y) != Sketch.Mood.FINE && (side == (LEFT | RIGHT) || side == (UP | DOWN))) {
            return side == (LEFT | RIGHT) ? '╌' : '╎';
        }
        return (rounded[y][x] ? ROUNDED : LINES).charAt(side);
    }
}
