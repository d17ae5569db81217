package kathara.engine.labconf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/** Writes a lab as a directory: lab.conf, lab.dep, lab.link, lab.ext, and copies of the scripts and folders that the lab came with. */
public final class LabSaver {
    private static final String CONF = "lab.conf";
    private static final String ORDER = "lab.dep";

    private LabSaver() {}

    /**
     * Writes it. What stands in the target and is not of this lab stays.
     *
     * @param source the directory that the lab's files come from, if it has one
     */
    public static void save(Topology topology, Optional<Path> source, Path target) throws IOException {
        Files.createDirectories(target);
        if (source.isPresent() && !Files.isSameFile(source.get(), target)) {
            for (Node node : topology.nodes().values()) {
                copy(source.get(), target, node.name().text());
                copy(source.get(), target, node.name() + ".startup");
                copy(source.get(), target, node.name() + ".shutdown");
            }
            for (String name : List.of("shared", "shared.startup", "shared.shutdown", CONF)) {
                copy(source.get(), target, name);
            }
        }
        var conf = target.resolve(CONF);
        var before = Files.exists(conf) ? TextLines.ofFile(Files.readAllBytes(conf)) : List.<String>of();
        write(conf, LabConfMerge.merged(before, withoutOrder(topology)));
        writeOrDelete(target.resolve(ORDER), order(topology));
        writeOrDelete(target.resolve(LabDirectory.LINKS), LabLink.lines(topology));
        writeOrDelete(target.resolve(LabDirectory.OUTSIDE), LabExt.lines(topology));
    }

    private static void writeOrDelete(Path file, List<String> lines) throws IOException {
        if (lines.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            write(file, lines);
        }
    }

    /** Whole or not at all: a crash leaves the old file. */
    private static void write(Path file, List<String> lines) throws IOException {
        var half = file.resolveSibling("." + file.getFileName() + ".new");
        Files.write(half, lines, StandardCharsets.UTF_8);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Topology withoutOrder(Topology topology) {
        return topology.withEach(node -> node.withSettings(node.settings().withoutAfter()));
    }

    private static List<String> order(Topology topology) {
        var lines = new ArrayList<String>();
        for (Node node : topology.nodes().values()) {
            var after = node.settings().after();
            if (!after.isEmpty()) {
                lines.add(
                        node.name() + ": " + after.stream().map(NodeName::text).collect(Collectors.joining(" ")));
            }
        }
        return lines;
    }

    private static void copy(Path source, Path target, String name) throws IOException {
        var from = source.resolve(name);
        if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var to = target.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(
                            file,
                            to,
                            LinkOption.NOFOLLOW_LINKS,
                            StandardCopyOption.REPLACE_EXISTING,
                            StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
