package kathara.shell.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import kathara.engine.problem.LabException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

class DrawingFileTest {
    @TempDir
    Path here;

    private String written(String name) throws Exception {
        var file = here.resolve(name);
        DrawingFile.named(name, "graph").write(Sketches.small(), file);
        return Files.readString(file);
    }

    private static List<Element> elements(String xml, String name) throws Exception {
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        var found = document.getElementsByTagName(name);
        var elements = new ArrayList<Element>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    @Test
    void svgHasABoxForEachAndAllWords() throws Exception {
        var svg = written("lab.svg");
        var boxes = elements(svg, "rect").stream()
                .map(each -> each.getAttribute("class"))
                .filter(each -> !each.equals("page"))
                .sorted()
                .toList();
        assertEquals(List.of("hub fine", "node faint", "node fine", "node fine"), boxes);
        var words = elements(svg, "text").stream().map(Element::getTextContent).toList();
        assertTrue(
                words.containsAll(List.of("pc1", "lo 1.1.1.1", "(halted)", "A cut", "eth1 .1", "B 10.0.1.0/24")), svg);
        assertEquals("small & <neat>", elements(svg, "title").get(0).getTextContent());
        assertEquals(
                1,
                elements(svg, "polyline").stream()
                        .filter(each -> each.getAttribute("class").equals("bad"))
                        .count());
        assertTrue(svg.contains("prefers-color-scheme: dark"));
    }

    @Test
    void pngIsAPictureOnWhitePaperWithRedForWhatIsCut() throws Exception {
        var file = here.resolve("lab.png");
        DrawingFile.PNG.write(Sketches.small(), file);
        var image = ImageIO.read(file.toFile());
        assertEquals(0xffffffff, image.getRGB(0, 0));
        boolean red = false;
        for (int x = 0; x < image.getWidth(); x++) {
            for (int y = 0; y < image.getHeight(); y++) {
                red |= image.getRGB(x, y) == 0xffcf222e;
            }
        }
        assertTrue(red);
    }

    @Test
    void drawioHasBoxesThatWiresAreTiedTo() throws Exception {
        var cells = elements(written("lab.drawio"), "mxCell");
        var boxes = cells.stream()
                .filter(cell -> cell.getAttribute("vertex").equals("1")
                        && !cell.getAttribute("connectable").equals("0"))
                .map(cell -> cell.getAttribute("id"))
                .toList();
        assertEquals(4, boxes.size());
        var wires = cells.stream()
                .filter(cell -> cell.getAttribute("edge").equals("1"))
                .toList();
        assertEquals(3, wires.size());
        wires.forEach(wire ->
                assertTrue(boxes.contains(wire.getAttribute("source")) && boxes.contains(wire.getAttribute("target"))));
    }

    @Test
    void htmlHoldsTheSamePicture() throws Exception {
        assertTrue(written("lab.html").contains(written("lab.svg").strip()));
    }

    @Test
    void dotAndMermaidAreTexts() throws Exception {
        assertEquals("""
                graph "small & <neat>" {
                  node [fontname=monospace, fontsize=11];
                  edge [fontname=monospace, fontsize=9];
                  "pc1" [shape=box, label="pc1"];
                  "r1" [shape=box, label="r1\\nlo 1.1.1.1"];
                  "pc2" [shape=box, label="pc2\\n(halted)", style=dashed, color=gray, fontcolor=gray];
                  "link B" [shape=oval, label="B 10.0.1.0/24"];
                  "pc1" -- "r1" [label="A cut", taillabel="eth0 .1", headlabel="eth0 .2", style=dashed, color=red, fontcolor=red];
                  "r1" -- "link B" [label="", taillabel="eth1 .1", headlabel=""];
                  "pc2" -- "link B" [label="", taillabel="eth0", headlabel="", style=dashed, color=gray, fontcolor=gray];
                }
                """, written("lab.dot"));
        assertEquals("""
                ---
                title: "small &amp; <neat>"
                ---
                flowchart TB
                  n0["pc1"]
                  n1["r1<br/>lo 1.1.1.1"]
                  n2["pc2<br/>(halted)"]:::faint
                  n3(["B 10.0.1.0/24"])
                  n0 ---|"eth0 .1 — A cut — eth0 .2"| n1
                  n1 ---|"eth1 .1"| n3
                  n2 ---|"eth0"| n3
                  classDef faint stroke-dasharray: 4 3,opacity:0.6
                  classDef bad stroke:#cf222e
                  linkStyle 0 stroke:#cf222e,stroke-dasharray: 7 4
                """, written("lab.mermaid"));
    }

    @Test
    void anotherEndOfANameIsAMistake() {
        var e = assertThrows(LabException.class, () -> DrawingFile.named("lab.jpeg", "graph"));
        assertEquals(2, e.kind().exitStatus());
        assertTrue(e.getMessage().contains(".svg"), e.getMessage());
    }
}
