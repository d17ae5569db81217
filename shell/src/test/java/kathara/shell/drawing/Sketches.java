package kathara.shell.drawing;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Shape;
import kathara.engine.topology.Topology;
import kathara.shell.drawing.Sketch.Box;
import kathara.shell.drawing.Sketch.Kind;
import kathara.shell.drawing.Sketch.Label;
import kathara.shell.drawing.Sketch.Mood;
import kathara.shell.drawing.Sketch.Wire;

/** Sketches to draw: labs of regular shape with words as real ones have. */
final class Sketches {
    private Sketches() {}

    static Sketch of(Shape shape, Integer... sizes) {
        return of(shape.name(), shape.of(List.of(sizes), 7, ImageName.BASE));
    }

    private static Sketch of(String title, Topology topology) {
        var boxes = new ArrayList<Box>();
        topology.nodes()
                .keySet()
                .forEach(node -> boxes.add(new Box(node.text(), Kind.NODE, List.of(node.text()), Mood.FINE)));
        var wires = new ArrayList<Wire>();
        topology.links()
                .values()
                .forEach(link -> wires.add(new Wire(
                        link.ends().get(0).node().text(),
                        link.ends().get(1).node().text(),
                        label(link.ends().get(0).plug().name() + " .1"),
                        label("L" + wires.size() + " 10.0." + wires.size() + ".0/24"),
                        label(link.ends().get(1).plug().name() + " .2"),
                        Mood.FINE)));
        return new Sketch(title, false, boxes, wires);
    }

    static Label label(String text) {
        return new Label(text, Mood.FINE);
    }

    /** Two nodes on a link that is cut, and a third one, halted, on a link with two others. */
    static Sketch small() {
        return new Sketch(
                "small & <neat>",
                false,
                List.of(
                        new Box("pc1", Kind.NODE, List.of("pc1"), Mood.FINE),
                        new Box("r1", Kind.NODE, List.of("r1", "lo 1.1.1.1"), Mood.FINE),
                        new Box("pc2", Kind.NODE, List.of("pc2", "(halted)"), Mood.FAINT),
                        new Box("link B", Kind.HUB, List.of("B 10.0.1.0/24"), Mood.FINE)),
                List.of(
                        new Wire(
                                "pc1",
                                "r1",
                                label("eth0 .1"),
                                new Label("A cut", Mood.BAD),
                                label("eth0 .2"),
                                Mood.BAD),
                        new Wire("r1", "link B", label("eth1 .1"), Label.NONE, Label.NONE, Mood.FINE),
                        new Wire("pc2", "link B", label("eth0"), Label.NONE, Label.NONE, Mood.FAINT)));
    }
}
