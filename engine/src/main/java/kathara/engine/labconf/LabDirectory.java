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
import kathara.engine.topology.NodeName;

/** A lab on disk: lab.conf, start-up scripts, and a folder of files for each node. */
public final class LabDirectory {
    private static final String CONF = "lab.conf";

    private LabDirectory() {}

    /** Whether a lab may be read from here. */
    public static boolean isLab(Path directory) {
        return Files.isRegularFile(directory.resolve(CONF));
    }

    /** Reads the lab in a directory; throws all its problems at once. */
    public static Lab read(Path directory) {
        return read(directory, directory);
    }

    /** Reads the lab in a directory that problems call {@code known}, as its user does. */
    public static Lab read(Path directory, Path known) {
        var real = real(directory);
        var conf = real.resolve(CONF);
        if (!Files.isRegularFile(conf)) {
            throw new LabException(Problem.of(
                    "\"" + known + "\" has no lab.conf", "name a lab directory with -d, as in -d labs/ospf"));
        }
        var shown = known.resolve(CONF).normalize().toString();
        var reading = new LabConfReader().read(shown, bytes(real, shown));
        var topology = reading.sound();
        var warnings = new ArrayList<>(reading.warnings());
        warnings.addAll(orphanedScripts(
                real, topology.nodes().keySet().stream().map(NodeName::text).toList()));
        return new Lab(nameOf(real), Optional.of(real), topology, reading.metadata(), warnings);
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

    private static byte[] bytes(Path lab, String shown) {
        try (var files = LabFiles.open(lab)) {
            return files.read(CONF, LabConfReader.LARGEST + 1).orElseThrow(() -> new NoSuchFileException(shown));
        } catch (IOException e) {
            throw new LabException(Problem.of("\"" + shown + "\" cannot be read", "may you read the file?"), e);
        }
    }

    /** A start-up script for a node that lab.conf does not have is most often a slip in its name. */
    private static List<Problem> orphanedScripts(Path directory, List<String> nodes) {
        try (var files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".startup"))
                    .map(name -> name.substring(0, name.length() - ".startup".length()))
                    .filter(name -> !name.equals("shared") && !nodes.contains(name))
                    .sorted()
                    .map(name -> Problem.of(
                            "\"" + name + ".startup\" belongs to no node", "lab.conf has no node \"" + name + "\""))
                    .collect(Collectors.toList());
        } catch (IOException e) {
            return List.of(Problem.of("the files beside lab.conf cannot be listed"));
        }
    }
}
