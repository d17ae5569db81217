package kathara.shell.drawing;

import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes SVG. Its colours are those of a style sheet: dark where the reader wants that, and never on paper. */
final class SvgCanvas implements Canvas {
    private static final String STYLE = """

            svg { --page: #ffffff; --ink: #1f2328; --line: #57606a; --node: #ddf4ff; --hub: #fff8c5; --outside: #eaeef2;
                  --faint: #8c959f; --bad: #cf222e; background: var(--page); }
            @media screen and (prefers-color-scheme: dark) {
              svg { --page: #0d1117; --ink: #e6edf3; --line: #8b949e; --node: #12304f; --hub: #3d3200; --outside: #21262d;
                    --faint: #6e7681; --bad: #ff7b72; }
            }
            text { font: 13px "DejaVu Sans Mono", Menlo, Consolas, monospace; fill: var(--ink); white-space: pre; }
            .bold { font-weight: bold; }
            rect, polyline { stroke: var(--line); stroke-width: 1.3; }
            polyline { fill: none; stroke-linejoin: round; }
            polygon { fill: var(--line); }
            .page { fill: var(--page); stroke: none; }
            rect.node { fill: var(--node); } rect.hub { fill: var(--hub); } rect.outside { fill: var(--outside); }
            rect.faint, polyline.faint { stroke: var(--faint); stroke-dasharray: 4 3; } rect.faint { fill: var(--page); }
            rect.bad, polyline.bad { stroke: var(--bad); } polyline.bad { stroke-width: 2; stroke-dasharray: 7 4; }
            text.faint { fill: var(--faint); } text.bad { fill: var(--bad); }
            """;

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    private SvgCanvas() throws XMLStreamException {
        xml = XMLOutputFactory.newInstance().createXMLStreamWriter(text);
    }

    /** The picture as a document; one that may stand in a page of HTML as well. */
    static String of(Picture picture) {
        try {
            var canvas = new SvgCanvas();
            canvas.begin(picture);
            Canvas.paint(picture, canvas);
            canvas.xml.writeEndElement();
            canvas.xml.flush();
            return canvas.text.toString();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private void begin(Picture picture) throws XMLStreamException {
        xml.writeStartElement("svg");
        xml.writeDefaultNamespace("http://www.w3.org/2000/svg");
        attribute("width", picture.width());
        attribute("height", picture.height());
        xml.writeAttribute("viewBox", "0 0 " + number(picture.width()) + " " + number(picture.height()));
        xml.writeAttribute("role", "img");
        newLine();
        element("title", picture.sketch().title());
        element("style", STYLE);
        xml.writeEmptyElement("rect");
        xml.writeAttribute("class", "page");
        xml.writeAttribute("width", "100%");
        xml.writeAttribute("height", "100%");
        newLine();
    }

    private void element(String name, String content) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(content);
        xml.writeEndElement();
        newLine();
    }

    private void newLine() throws XMLStreamException {
        xml.writeCharacters("\n");
    }

    private void attribute(String name, double value) throws XMLStreamException {
        xml.writeAttribute(name, number(value));
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** What is written at one go. */
    private interface Writing {
        void write() throws XMLStreamException;
    }

    private void write(Writing writing) {
        try {
            writing.write();
            newLine();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void box(Picture.Place place, double radius) {
        write(() -> {
            xml.writeEmptyElement("rect");
            xml.writeAttribute(
                    "class", name(place.box().kind()) + " " + name(place.box().mood()));
            rectangle(place.x(), place.y(), place.width(), place.height());
            attribute("rx", radius);
        });
    }

    private void rectangle(double x, double y, double width, double height) throws XMLStreamException {
        attribute("x", x);
        attribute("y", y);
        attribute("width", width);
        attribute("height", height);
    }

    @Override
    public void line(List<Picture.Point> points, Sketch.Mood mood) {
        write(() -> {
            xml.writeEmptyElement("polyline");
            xml.writeAttribute("class", name(mood));
            xml.writeAttribute("points", points(points));
        });
    }

    private static String points(List<Picture.Point> points) {
        return points.stream()
                .map(point -> number(point.x()) + "," + number(point.y()))
                .collect(Collectors.joining(" "));
    }

    @Override
    public void arrow(Picture.Point before, Picture.Point end) {
        write(() -> {
            xml.writeEmptyElement("polygon");
            xml.writeAttribute("points", points(Arrow.at(before, end)));
        });
    }

    @Override
    public void blank(double x, double y, double width, double height) {
        write(() -> {
            xml.writeEmptyElement("rect");
            xml.writeAttribute("class", "page");
            rectangle(x, y, width, height);
        });
    }

    @Override
    public void words(String words, double x, double y, boolean bold, Sketch.Mood mood) {
        write(() -> {
            xml.writeStartElement("text");
            xml.writeAttribute("class", name(mood) + (bold ? " bold" : ""));
            attribute("x", x);
            attribute("y", y + 13);
            xml.writeCharacters(words);
            xml.writeEndElement();
        });
    }
}
