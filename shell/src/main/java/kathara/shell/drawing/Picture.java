package kathara.shell.drawing;

import java.util.List;

/** A sketch in which everything has its place; from the upper left corner, in the unit of the measure it was laid out by. */
record Picture(Sketch sketch, double width, double height, List<Place> boxes, List<Way> wires, List<Words> words) {

    /** Where a box is. */
    record Place(Sketch.Box box, double x, double y, double width, double height) {
        double middle() {
            return x + width / 2;
        }
    }

    record Point(double x, double y) {}

    /** How a wire goes. */
    record Way(Sketch.Wire wire, List<Point> points) {
        Way {
            points = List.copyOf(points);
        }
    }

    /**
     * Words at a wire.
     *
     * @param onWire whether the wire passes behind them
     */
    record Words(Sketch.Label label, double x, double y, double width, double height, boolean onWire) {}

    /** How many corners the wires have, for each wire. */
    double corners() {
        int corners = wires.stream().mapToInt(way -> way.points().size() - 2).sum();
        return wires.isEmpty() ? 0 : (double) corners / wires.size();
    }

    Picture {
        boxes = List.copyOf(boxes);
        wires = List.copyOf(wires);
        words = List.copyOf(words);
    }
}
