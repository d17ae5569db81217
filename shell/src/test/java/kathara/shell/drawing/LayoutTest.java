package kathara.shell.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.topology.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LayoutTest {
    /** A part of a picture that must not lie on another one. */
    private record Spot(String what, double left, double top, double right, double bottom) {
        boolean overlaps(Spot other) {
            return left < other.right - 0.01
                    && other.left < right - 0.01
                    && top < other.bottom - 0.01
                    && other.top < bottom - 0.01;
        }
    }

    static Stream<Sketch> sketches() {
        return Stream.of(
                Sketches.small(),
                Sketches.of(Shape.CHAIN, 1),
                Sketches.of(Shape.CHAIN, 5),
                Sketches.of(Shape.RING, 5),
                Sketches.of(Shape.MESH, 6),
                Sketches.of(Shape.STAR, 29),
                Sketches.of(Shape.GRID, 5, 6),
                Sketches.of(Shape.TREE, 3, 3),
                Sketches.of(Shape.FATTREE, 4),
                Sketches.of(Shape.RANDOM, 100, 120));
    }

    private static List<Spot> spots(Picture picture) {
        var spots = new ArrayList<Spot>();
        picture.boxes()
                .forEach(place -> spots.add(new Spot(
                        place.box().id(),
                        place.x(),
                        place.y(),
                        place.x() + place.width(),
                        place.y() + place.height())));
        picture.words()
                .forEach(words -> spots.add(new Spot(
                        words.label().text(),
                        words.x(),
                        words.y(),
                        words.x() + words.width(),
                        words.y() + words.height())));
        return spots;
    }

    private static void assertLegible(Sketch sketch, Measure measure) {
        var picture = Layout.best(sketch, measure, each -> Math.max(each.width(), each.height()));
        var spots = spots(picture);
        var wrong = new ArrayList<String>();
        for (int i = 0; i < spots.size(); i++) {
            var one = spots.get(i);
            if (one.left < 0 || one.top < 0 || one.right > picture.width() || one.bottom > picture.height()) {
                wrong.add(one + " is cut off");
            }
            for (Spot other : spots.subList(i + 1, spots.size())) {
                if (one.overlaps(other)) {
                    wrong.add(one + " lies on " + other);
                }
            }
        }
        assertEquals(List.of(), wrong, sketch.title());
    }

    @ParameterizedTest
    @MethodSource("sketches")
    void nothingLiesOnAnotherThingInPixels(Sketch sketch) {
        assertLegible(sketch, Measure.PIXELS);
    }

    @ParameterizedTest
    @MethodSource("sketches")
    void nothingLiesOnAnotherThingInCells(Sketch sketch) {
        assertLegible(sketch, Measure.CELLS);
    }

    @ParameterizedTest
    @MethodSource("sketches")
    void everyWireLeadsFromItsFirstBoxToItsSecond(Sketch sketch) {
        var picture = Layout.best(sketch, Measure.PIXELS, each -> each.height());
        for (var way : picture.wires()) {
            assertTouches(picture, way.wire().from(), way.points().get(0));
            assertTouches(
                    picture, way.wire().to(), way.points().get(way.points().size() - 1));
        }
    }

    private static void assertTouches(Picture picture, String id, Picture.Point point) {
        var place = picture.boxes().stream()
                .filter(each -> each.box().id().equals(id))
                .findFirst()
                .orElseThrow();
        assertTrue(
                point.x() >= place.x() - 0.1
                        && point.x() <= place.x() + place.width() + 0.1
                        && point.y() >= place.y() - 0.1
                        && point.y() <= place.y() + place.height() + 0.1,
                () -> point + " is not at " + place);
    }
}
