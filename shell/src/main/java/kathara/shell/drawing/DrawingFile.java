package kathara.shell.drawing;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The kinds of files that a sketch is drawn into; the end of a file's name says which. */
public enum DrawingFile {
    SVG {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            text(SvgCanvas.of(laidOut(sketch)) + "\n", out);
        }
    },
    PNG {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            PngCanvas.write(laidOut(sketch), out);
        }
    },
    HTML {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            text(Html.of(laidOut(sketch)), out);
        }
    },
    /** For diagrams.net. */
    DRAWIO {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            text(Drawio.of(laidOut(sketch)), out);
        }
    },
    /** For Graphviz, which finds the places by itself. */
    DOT {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            text(Dot.of(sketch), out);
        }
    },
    /** For pages of Markdown; what shows them finds the places by itself. */
    MERMAID {
        @Override
        void write(Sketch sketch, OutputStream out) throws IOException {
            text(Mermaid.of(sketch), out);
        }
    };

    /** Width by height of a page that lies, as A4. */
    private static final double PAGE = Math.sqrt(2);
    /** A picture that is not higher needs not be made smaller to be read. */
    private static final double READABLE = 1000;

    abstract void write(Sketch sketch, OutputStream out) throws IOException;

    /** The larger letters are on a page of paper the better, and the straighter wires. */
    private static Picture laidOut(Sketch sketch) {
        return Layout.best(
                sketch,
                Measure.PIXELS,
                picture -> Math.max(READABLE, Math.max(picture.width() / PAGE, picture.height()))
                        * (1 + picture.corners() / 2));
    }

    private static void text(String text, OutputStream out) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The kind of a file of that name; a usage problem that begins with the command when it has none of the ends. */
    public static DrawingFile named(String name, String command) {
        var end = name.substring(name.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(end))
                .findFirst()
                .orElseThrow(() -> LabException.usage(
                        command + ": \"" + name + "\" is no kind of picture", "end it in one of: " + ends()));
    }

    private static String ends() {
        return Arrays.stream(values())
                .map(kind -> "." + kind.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** The text of {@link #DOT}. */
    public static String dot(Sketch sketch) {
        return Dot.of(sketch).stripTrailing();
    }

    /** Draws into a file. */
    public void write(Sketch sketch, Path file) {
        try (var out = Files.newOutputStream(file)) {
            write(sketch, out);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be written: " + e.getMessage(), "name another file"), e);
        }
    }
}
