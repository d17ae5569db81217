package kathara.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.call.Policy;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The policy's machine in the language of Graphviz, and, where Graphviz is installed, as a picture. */
final class PolicyGraph {
    /** By their full paths: nothing is looked for on the way of the user. */
    private static final List<Path> PROGRAMS = Stream.of("/usr/bin/dot", "/usr/local/bin/dot", "/opt/homebrew/bin/dot")
            .map(Path::of)
            .toList();

    private PolicyGraph() {}

    static String dot(Policy policy) {
        var text =
                new StringBuilder("digraph policy {\n  rankdir=LR;\n  node [shape=box, style=rounded, fontsize=10];\n"
                        + "  edge [fontsize=9];\n");
        var ends = new LinkedHashSet<String>();
        for (var transition : policy.transitions()) {
            text.append("  ")
                    .append(quoted(transition.from()))
                    .append(" -> ")
                    .append(quoted(transition.to()))
                    .append(" [label=")
                    .append(quoted(transition.pattern()))
                    .append(", tooltip=")
                    .append(quoted(transition.rule().id() + ": " + transition.expects()))
                    .append("];\n");
            if (transition.ends()) {
                ends.add(transition.to());
            }
        }
        ends.forEach(state -> text.append("  ").append(quoted(state)).append(" [peripheries=2];\n"));
        return text.append("}").toString();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Writes a file of the kind that its name says. */
    static void write(String dot, Path file) throws InterruptedException {
        var name = file.getFileName().toString();
        var kind = name.substring(name.lastIndexOf('.') + 1);
        try {
            switch (kind) {
                case "dot", "gv" -> Files.writeString(file, dot + "\n");
                case "svg", "png", "pdf" -> draw(dot, kind, file);
                default ->
                    throw new LabException(
                            LabException.Kind.USAGE,
                            Problem.of(
                                    "policy graph: \"" + name + "\" is no kind of picture",
                                    "end it in .svg, .png, .pdf or .dot"));
            }
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be written: " + e.getMessage(), "name another file"), e);
        }
    }

    private static void draw(String dot, String kind, Path file) throws IOException, InterruptedException {
        var program = PROGRAMS.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new LabException(Problem.of(
                        "a picture needs Graphviz, which is not installed",
                        "apt-get install graphviz; or write its text: policy graph policy.dot")));
        var drawing = new ProcessBuilder(program.toString(), "-T" + kind)
                .redirectOutput(file.toFile())
                .redirectErrorStream(false)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var in = drawing.outputWriter()) {
            in.write(dot);
        }
        if (drawing.waitFor() != 0) {
            throw new LabException(
                    Problem.of("Graphviz could not draw the policy", "write its text: policy graph policy.dot"));
        }
    }
}
