package kathara.engine.labconf;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/** A lab on disk: lab.conf, start-up scripts, and a folder of files for each node. */
public final class LabDirectory {
    static final String LINKS = "lab.link";
    static final String OUTSIDE = "lab.ext";
    private static final String CONF = "lab.conf";

    private LabDirectory() {}

    /** Whether a lab may be read from here. */
    public static boolean isLab(Path directory) {
        return Files.isRegularFile(directory.resolve(CONF));
    }

    /** What is read in a lab directory, with every problem in all of its files. */
    public record Look(Lab lab, List<Problem> problems) {
        /** The lab, when there is no problem; else all problems at once. */
        public Lab sound() {
            if (!problems.isEmpty()) {
                throw new LabException(problems);
            }
            return lab;
        }
    }

    /** Reads the lab in a directory; throws all its problems at once. */
    public static Lab read(Path directory) {
        return read(directory, directory);
    }

    /** Reads the lab in a directory that problems call {@code known}, as its user does. */
    public static Lab read(Path directory, Path known) {
        return look(directory, known, false).sound();
    }

    /**
     * Reads the lab in a directory.
     *
     * @param known how problems call the directory
     * @param lenient whether lines of lab.conf that are not known are left out with a warning
     */
    public static Look look(Path directory, Path known, boolean lenient) {
        var real = real(directory);
        var conf = real.resolve(CONF);
        if (!Files.isRegularFile(conf)) {
            throw new LabException(Problem.of(
                    "\"" + known + "\" has no lab.conf",
                    "name a lab directory with -d, as in -d labs/ospf; -F takes each folder for a node"));
        }
        var shown = known.resolve(CONF).normalize().toString();
        var reading = new LabConfReader(lenient).read(shown, bytes(real, CONF, shown));
        return complete(real, known, reading.topology(), reading.metadata(), reading.problems(), reading.warnings());
    }

    /** A lab without a lab.conf: each folder is a node that has no interface. */
    public static Look ofFolders(Path directory, Path known) {
        var real = real(directory);
        var topology = Topology.EMPTY;
        try (var files = Files.list(real)) {
            for (Path folder : files.filter(Files::isDirectory).sorted().toList()) {
                var name = folder.getFileName().toString();
                if (!name.startsWith(".") && !LabConfReader.RESERVED.contains(name)) {
                    topology = topology.with(Node.named(name));
                }
            }
        } catch (IOException e) {
            throw new LabException(Problem.of("\"" + known + "\" cannot be read", "may you read the folder?"), e);
        }
        return complete(real, known, topology, Metadata.NONE, List.of(), List.of());
    }

    private static Look complete(
            Path real, Path known, Topology nodes, Metadata metadata, List<Problem> problems, List<Problem> warnings) {
        var allProblems = new ArrayList<>(problems);
        var allWarnings = new ArrayList<>(warnings);
        var topology = nodes;
        var order = real.resolve("lab.dep");
        if (Files.isRegularFile(order)) {
            var shown = known.resolve("lab.dep").normalize().toString();
            var read = LabDepReader.read(shown, bytes(real, "lab.dep", shown), nodes);
            topology = read.topology();
            allProblems.addAll(read.problems());
            allWarnings.addAll(read.warnings());
        }
        var outside = real.resolve(OUTSIDE);
        if (Files.isRegularFile(outside)) {
            var shown = known.resolve(OUTSIDE).normalize().toString();
            var read = LabExt.read(shown, TextLines.of(bytes(real, OUTSIDE, shown)), topology);
            topology = read.topology();
            allProblems.addAll(read.problems());
        }
        var links = real.resolve(LINKS);
        if (Files.isRegularFile(links)) {
            var shown = known.resolve(LINKS).normalize().toString();
            var read = LabLink.read(shown, TextLines.of(bytes(real, LINKS, shown)), topology);
            topology = read.topology();
            allProblems.addAll(read.problems());
        }
        allWarnings.addAll(orphanedScripts(
                real, topology.nodes().keySet().stream().map(NodeName::text).toList()));
        return new Look(new Lab(nameOf(real), Optional.of(real), topology, metadata, allWarnings), allProblems);
    }

    /** The name that a directory's lab has on this machine: its last part, and a mark of the whole path. */
    public static LabName nameOf(Path directory) {
        var path = real(directory).toString();
        var last = Optional.ofNullable(Path.of(path).getFileName())
                .map(Path::toString)
                .orElse("root");
        var slug = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        var shortened = slug.length() > 40 ? slug.substring(0, 40) : slug;
        return new LabName((shortened.isEmpty() ? "lab" : shortened) + "-" + mark(path));
    }

    private static String mark(String path) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(path.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 3);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Where a directory really is: the form in which files are taken from it. */
    public static Path real(Path directory) {
        try {
            return directory.toRealPath();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "there is no directory \"" + directory + "\"", "name a lab directory, as in -d labs/ospf"),
                    e);
        }
    }

    /** Whether a script is run in the node before it is removed. */
    public static boolean hasShutdown(Path directory, NodeName node) {
        return Files.exists(directory.resolve(node + ".shutdown"))
                || Files.exists(directory.resolve("shared.shutdown"));
    }

    private static byte[] bytes(Path lab, String name, String shown) {
        try (var files = LabFiles.open(lab)) {
            return files.read(name, LabConfReader.LARGEST + 1).orElseThrow(() -> new NoSuchFileException(shown));
        } catch (IOException e) {
            throw new LabException(Problem.of("\"" + shown + "\" cannot be read", "may you read the file?"), e);
        }
    }

    /** A script for a node that lab.conf does not have is most often a slip in its name. */
    private static List<Problem> orphanedScripts(Path directory, List<String> nodes) {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".startup") || file.endsWith(".shutdown"))
                    .filter(file ->
                            !nodes.contains(nodeOf(file)) && !nodeOf(file).equals("shared"))
                    .sorted()
                    .map(file -> Problem.of(
                            "\"" + file + "\" belongs to no node", "lab.conf has no node \"" + nodeOf(file) + "\""))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            return List.of(Problem.of("the files beside lab.conf cannot be listed"));
        }
    }

    private static String nodeOf(String script) {
        return script.substring(0, script.lastIndexOf('.'));
    }
}
