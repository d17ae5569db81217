package kathara.shell.drawing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.alg.layered.options.OrderingStrategy;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkMargin;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.math.KVector;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeLabelPlacement;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.options.PortAlignment;
import org.eclipse.elk.core.options.PortLabelPlacement;
import org.eclipse.elk.core.options.SizeConstraint;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Finds a place for everything in a sketch, by the Eclipse Layout Kernel's layered algorithm (Schulze, Spönemann, von
 * Hanxleden, "Drawing layered graphs with port constraints", 2014). Some directions are tried, and the best is taken.
 */
final class Layout {
    static {
        LayoutMetaDataService.getInstance().registerLayoutMetaDataProviders(new LayeredMetaDataProvider());
    }

    private final Sketch sketch;
    private final Measure measure;
    private final Map<String, ElkNode> nodes = new HashMap<>();
    private final Map<ElkLabel, Sketch.Label> labels = new HashMap<>();
    private final Map<ElkEdge, Sketch.Wire> edges = new HashMap<>();
    private final Set<ElkEdge> turnedEdges = new HashSet<>();

    private Layout(Sketch sketch, Measure measure) {
        this.sketch = sketch;
        this.measure = measure;
    }

    /** The picture of which this is the least. */
    static Picture best(Sketch sketch, Measure measure, ToDoubleFunction<Picture> flaw) {
        var tries = new ArrayList<Picture>();
        for (var turned : Ranking.of(sketch)) {
            for (var direction : List.of(Direction.DOWN, Direction.RIGHT)) {
                tries.add(new Layout(sketch, measure).drawn(turned, direction));
            }
        }
        return tries.stream().min(Comparator.comparingDouble(flaw)).orElseThrow();
    }

    private Picture drawn(Ranking.Turned turned, Direction direction) {
        var graph = graph(direction);
        sketch.boxes().forEach(box -> add(graph, box));
        sketch.wires().forEach(wire -> add(wire, turned.is(wire)));
        new RecursiveGraphLayoutEngine().layout(graph, new BasicProgressMonitor());
        return picture(graph);
    }

    private ElkNode graph(Direction direction) {
        var graph = ElkGraphUtil.createGraph();
        boolean down = direction == Direction.DOWN;
        double beside = down ? measure.across() : measure.along();
        double between = down ? measure.along() : measure.across();
        graph.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
        graph.setProperty(CoreOptions.DIRECTION, direction);
        graph.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        graph.setProperty(CoreOptions.PADDING, new ElkPadding(measure.along(), measure.across()));
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, beside);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE, beside);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE, beside);
        graph.setProperty(LayeredOptions.SPACING_PORT_PORT, beside);
        graph.setProperty(LayeredOptions.SPACING_PORTS_SURROUNDING, new ElkMargin(1.5 * measure.gap()));
        graph.setProperty(LayeredOptions.SPACING_COMPONENT_COMPONENT, 2 * measure.across());
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, between);
        graph.setProperty(LayeredOptions.SPACING_EDGE_NODE_BETWEEN_LAYERS, between);
        graph.setProperty(LayeredOptions.SPACING_EDGE_EDGE_BETWEEN_LAYERS, between);
        graph.setProperty(LayeredOptions.SPACING_EDGE_LABEL, 0.0);
        // What is said of the left and right counts along the wires, whichever way they lead.
        graph.setProperty(LayeredOptions.SPACING_LABEL_PORT_HORIZONTAL, down ? measure.gap() - 1 : measure.gap());
        graph.setProperty(LayeredOptions.SPACING_LABEL_PORT_VERTICAL, down ? measure.gap() + 1 : measure.gap() - 1);
        graph.setProperty(LayeredOptions.CONSIDER_MODEL_ORDER_STRATEGY, OrderingStrategy.PREFER_NODES);
        return graph;
    }

    private void add(ElkNode graph, Sketch.Box box) {
        var node = ElkGraphUtil.createNode(graph);
        double width = measure.width(box);
        double height = measure.height(box);
        node.setDimensions(width, height);
        node.setProperty(CoreOptions.NODE_SIZE_MINIMUM, new KVector(width, height));
        node.setProperty(
                CoreOptions.NODE_SIZE_CONSTRAINTS,
                EnumSet.of(SizeConstraint.MINIMUM_SIZE, SizeConstraint.PORTS, SizeConstraint.PORT_LABELS));
        node.setProperty(
                CoreOptions.PORT_LABELS_PLACEMENT,
                EnumSet.of(PortLabelPlacement.OUTSIDE, PortLabelPlacement.ALWAYS_SAME_SIDE));
        node.setProperty(CoreOptions.PORT_ALIGNMENT_DEFAULT, PortAlignment.CENTER);
        nodes.put(box.id(), node);
    }

    private void add(Sketch.Wire wire, boolean turned) {
        var from = port(wire.from(), wire.atFrom());
        var to = port(wire.to(), wire.atTo());
        var edge = turned ? ElkGraphUtil.createSimpleEdge(to, from) : ElkGraphUtil.createSimpleEdge(from, to);
        edges.put(edge, wire);
        if (turned) {
            turnedEdges.add(edge);
        }
        if (!wire.middle().isNone()) {
            var label = ElkGraphUtil.createLabel(wire.middle().text(), edge);
            label.setDimensions(measure.width(wire.middle().text()), measure.line());
            label.setProperty(CoreOptions.EDGE_LABELS_PLACEMENT, EdgeLabelPlacement.CENTER);
            label.setProperty(CoreOptions.EDGE_LABELS_INLINE, true);
            labels.put(label, wire.middle());
        }
    }

    private ElkPort port(String box, Sketch.Label words) {
        var port = ElkGraphUtil.createPort(nodes.get(box));
        if (!words.isNone()) {
            var label = ElkGraphUtil.createLabel(words.text(), port);
            label.setDimensions(measure.width(words.text()), measure.line());
            labels.put(label, words);
        }
        return port;
    }

    private Picture picture(ElkNode graph) {
        var places = new ArrayList<Picture.Place>();
        var words = new ArrayList<Picture.Words>();
        for (Sketch.Box box : sketch.boxes()) {
            var node = nodes.get(box.id());
            places.add(new Picture.Place(box, node.getX(), node.getY(), node.getWidth(), node.getHeight()));
            node.getPorts().forEach(port -> port.getLabels()
                    .forEach(label ->
                            words.add(words(label, node.getX() + port.getX(), node.getY() + port.getY(), false))));
        }
        var ways = new ArrayList<Picture.Way>();
        graph.getContainedEdges().forEach(edge -> {
            ways.add(way(edge));
            edge.getLabels().forEach(label -> words.add(words(label, 0, 0, true)));
        });
        return new Picture(sketch, graph.getWidth(), graph.getHeight(), places, ways, words);
    }

    private Picture.Words words(ElkLabel label, double x, double y, boolean onWire) {
        return new Picture.Words(
                labels.get(label), x + label.getX(), y + label.getY(), label.getWidth(), label.getHeight(), onWire);
    }

    private Picture.Way way(ElkEdge edge) {
        var points = new ArrayList<Picture.Point>();
        for (var section : edge.getSections()) {
            points.add(new Picture.Point(section.getStartX(), section.getStartY()));
            section.getBendPoints().forEach(bend -> points.add(new Picture.Point(bend.getX(), bend.getY())));
            points.add(new Picture.Point(section.getEndX(), section.getEndY()));
        }
        if (turnedEdges.contains(edge)) {
            Collections.reverse(points);
        }
        return new Picture.Way(edges.get(edge), points);
    }
}
