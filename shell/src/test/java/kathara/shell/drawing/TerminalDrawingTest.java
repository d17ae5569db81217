package kathara.shell.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import kathara.engine.topology.Shape;
import org.junit.jupiter.api.Test;

class TerminalDrawingTest {
    private static String drawn(Sketch sketch, int columns) {
        return String.join(
                "\n", TerminalDrawing.of(sketch, columns, (mood, text) -> text).rows());
    }

    @Test
    void allIsThereThatIsToBeSaid() {
        for (var sketch : List.of(Sketches.small(), Sketches.of(Shape.GRID, 5, 6), Sketches.of(Shape.RING, 5))) {
            var drawn = drawn(sketch, 0);
            for (var box : sketch.boxes()) {
                box.lines().forEach(line -> assertTrue(drawn.contains(line), line + " is not in\n" + drawn));
            }
            for (var wire : sketch.wires()) {
                for (var label : List.of(wire.atFrom(), wire.middle(), wire.atTo())) {
                    assertTrue(drawn.contains(label.text()), label + " is not in\n" + drawn);
                }
            }
        }
    }

    @Test
    void wordsAtWiresGiveWayWhereThereIsLittleRoom() {
        var sketch = Sketches.of(Shape.TREE, 2, 4);
        assertTrue(drawn(sketch, 0).contains("eth0 .2"));
        var narrow = TerminalDrawing.of(sketch, 60, (mood, text) -> text);
        assertTrue(narrow.width() <= 60, String.join("\n", narrow.rows()));
        assertTrue(narrow.rows().stream().allMatch(row -> row.length() <= 60));
        assertTrue(String.join("\n", narrow.rows()).contains("n21"));
    }

    @Test
    void whatIsBrokenIsToldByItsLinesAndByItsStyle() {
        var drawn = String.join(
                "\n",
                TerminalDrawing.of(
                                Sketches.small(), 0, (mood, text) -> mood == Sketch.Mood.BAD ? "<" + text + ">" : text)
                        .rows());
        assertTrue(drawn.contains("<A cut>") || drawn.contains("A cut"), drawn);
        assertTrue(drawn.contains("╌") || drawn.contains("╎"), drawn);
        assertTrue(drawn.contains("<"), drawn);
    }

    @Test
    void aSmallLabLooksLikeThis() {
        var drawn = drawn(Sketches.of(Shape.CHAIN, 2), 80);
        assertEquals(
                List.of(
                        "┌────┐                                  ┌────┐",
                        "│ n1 ├─eth0 .1──L0 10.0.0.0/24──eth0 .2─┤ n2 │",
                        "└────┘                                  └────┘"),
                drawn.lines().filter(line -> !line.isBlank()).map(String::strip).toList(),
                drawn);
    }
}
