package kathara.shell.drawing;

import java.io.StringWriter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A file of diagrams.net, in which boxes can be moved and their wires follow. */
final class Drawio {
    private static final Map<Sketch.Kind, String> STYLES = Map.of(
            Sketch.Kind.NODE, "rounded=1;arcSize=8;fillColor=#ddf4ff;",
            Sketch.Kind.HUB, "rounded=1;arcSize=50;fillColor=#fff8c5;",
            Sketch.Kind.OUTSIDE, "rounded=1;arcSize=8;fillColor=#eaeef2;");

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;
    private final Map<String, String> ids = new HashMap<>();
    private int next = 2;

    private Drawio() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    static String of(Picture picture) {
        try {
            return new Drawio().written(picture);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private String written(Picture picture) throws XMLStreamException {
        xml.writeStartElement("mxfile");
        xml.writeStartElement("diagram");
        xml.writeAttribute("name", picture.sketch().title());
        xml.writeStartElement("mxGraphModel");
        xml.writeStartElement("root");
        cell("0", "", "");
        xml.writeEndElement();
        cell("1", "", "");
        xml.writeAttribute("parent", "0");
        xml.writeEndElement();
        for (var place : picture.boxes()) {
            box(place);
        }
        for (var way : picture.wires()) {
            wire(way, picture.sketch().directed());
        }
        for (int i = 0; i < 4; i++) {
            xml.writeEndElement();
        }
        xml.flush();
        return text.append('\n').toString();
    }

    private void cell(String id, String value, String style) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("mxCell");
        xml.writeAttribute("id", id);
        if (!style.isEmpty()) {
            xml.writeAttribute("value", value);
            xml.writeAttribute("style", "html=0;fontFamily=Courier New;fontSize=11;" + style);
        }
    }

    private void box(Picture.Place place) throws XMLStreamException {
        var id = String.valueOf(next++);
        ids.put(place.box().id(), id);
        cell(
                id,
                String.join("\n", place.box().lines()),
                STYLES.get(place.box().kind()) + mood(place.box().mood()));
        xml.writeAttribute("vertex", "1");
        xml.writeAttribute("parent", "1");
        xml.writeEmptyElement("mxGeometry");
        xml.writeAttribute("as", "geometry");
        point(place.x(), place.y());
        xml.writeAttribute("width", number(place.width()));
        xml.writeAttribute("height", number(place.height()));
        xml.writeEndElement();
    }

    private void wire(Picture.Way way, boolean directed) throws XMLStreamException {
        var id = String.valueOf(next++);
        var wire = way.wire();
        cell(id, wire.middle().text(), (directed ? "" : "endArrow=none;") + mood(wire.mood()));
        xml.writeAttribute("edge", "1");
        xml.writeAttribute("parent", "1");
        xml.writeAttribute("source", ids.get(wire.from()));
        xml.writeAttribute("target", ids.get(wire.to()));
        xml.writeStartElement("mxGeometry");
        xml.writeAttribute("relative", "1");
        xml.writeAttribute("as", "geometry");
        xml.writeStartElement("Array");
        xml.writeAttribute("as", "points");
        for (var bend : way.points().subList(1, way.points().size() - 1)) {
            xml.writeEmptyElement("mxPoint");
            point(bend.x(), bend.y());
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeEndElement();
        label(id, wire.atFrom(), -0.7);
        label(id, wire.atTo(), 0.7);
    }

    /** Words at a wire; -1 is its beginning, 1 its end. */
    private void label(String wire, Sketch.Label label, double where) throws XMLStreamException {
        if (label.isNone()) {
            return;
        }
        cell(String.valueOf(next++), label.text(), "edgeLabel;resizable=0;align=center;" + mood(label.mood()));
        xml.writeAttribute("vertex", "1");
        xml.writeAttribute("connectable", "0");
        xml.writeAttribute("parent", wire);
        xml.writeEmptyElement("mxGeometry");
        xml.writeAttribute("x", number(where));
        xml.writeAttribute("relative", "1");
        xml.writeAttribute("as", "geometry");
        xml.writeEndElement();
    }

    private void point(double x, double y) throws XMLStreamException {
        xml.writeAttribute("x", number(x));
        xml.writeAttribute("y", number(y));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String mood(Sketch.Mood mood) {
        return switch (mood) {
            case FINE -> "";
            case FAINT -> "dashed=1;strokeColor=#8c959f;fontColor=#8c959f;";
            case BAD -> "dashed=1;strokeColor=#cf222e;fontColor=#cf222e;";
        };
    }
}
