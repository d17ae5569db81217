package kathara.adapters.namespaces;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.adapters.node.StartupLines;
import kathara.engine.call.Ceilings;
import kathara.engine.labconf.LabConfReader;
import kathara.engine.labconf.LabConfWriter;
import kathara.engine.platform.Startup;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Memory;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;

/**
 * One node on the disk: {@code conf} its own lines of lab.conf as created, {@code image} the folder of its image,
 * {@code bounds} the most that it shall have,
 * {@code upper} what it has written, {@code process} its first process, {@code status} what init.sh says.
 */
record NodeFolder(LabId lab, NodeName name, Path path) {
    private static final int LONGEST_STATUS = 1 << 20;

    boolean exists() {
        return Files.exists(path.resolve("conf"));
    }

    /** What tells its control groups from those of all other nodes. */
    String id() {
        return lab.owner() + "." + lab.name() + "." + name;
    }

    /** The node as it was created. */
    Node node() {
        try {
            var lines = Files.readAllLines(path.resolve("conf"));
            return new LabConfReader().read("conf of " + name, lines).topology().node(name);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("what \"" + name + "\" is cannot be read: " + e.getMessage(), "vclean " + name), e);
        }
    }

    /** Writes down what the node is, and the image it stands on. */
    void describe(Node node, Path image) throws IOException {
        Files.writeString(path.resolve("conf"), String.join("\n", LabConfWriter.lines(node)) + "\n");
        Files.writeString(path.resolve("image"), image + "\n");
    }

    /** Writes down the most that it shall have. */
    void bound(Ceilings bounds) throws IOException {
        Files.write(
                path.resolve("bounds"),
                List.of(
                        Integer.toString(bounds.processes()),
                        bounds.memory().map(Memory::text).orElse(""),
                        bounds.cpus().map(Cpus::text).orElse("")));
    }

    /** The most that it shall have, as created. */
    Ceilings bounds() throws IOException {
        var lines = Files.readAllLines(path.resolve("bounds"));
        return new Ceilings(
                Optional.of(lines.get(1)).filter(text -> !text.isEmpty()).map(Memory::parse),
                Optional.of(lines.get(2)).filter(text -> !text.isEmpty()).map(Cpus::parse),
                Integer.parseInt(lines.get(0)));
    }

    Path image() {
        try {
            return Path.of(Files.readString(path.resolve("image")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path upper() {
        return path.resolve("upper");
    }

    /** Its first process, if it runs. */
    Optional<FirstProcess> process() {
        return FirstProcess.living(path);
    }

    /** How its last start-up went; empty while it goes on. */
    Optional<Startup> startup() {
        boolean runs = process().isPresent();
        var startup = StartupLines.read(status());
        return runs ? startup : Optional.of(new Startup(ended(), List.of()));
    }

    private int ended() {
        return status().stream()
                .filter(line -> line.matches("kathara: ended [0-9]{1,3}"))
                .map(line -> Integer.parseInt(line.substring("kathara: ended ".length())))
                .filter(status -> status > 0)
                .findFirst()
                .orElse(1);
    }

    private List<String> status() {
        try (InputStream in = Files.newInputStream(path.resolve("status"))) {
            return new String(in.readNBytes(LONGEST_STATUS), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
