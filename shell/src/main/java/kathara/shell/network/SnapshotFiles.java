package kathara.shell.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** The snapshots of one lab that have names: a file of JSON for each, so that they outlive the shell. */
public final class SnapshotFiles {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,39}");
    private static final String END = ".json";

    private final Path folder;

    /** @param folder of this lab alone; need not exist */
    public SnapshotFiles(Path folder) {
        this.folder = folder;
    }

    private Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            throw LabException.usage(
                    "\"" + name + "\" is not a name for a snapshot",
                    "use at most 40 letters, digits, dots, - and _, as in: before-cut");
        }
        return folder.resolve(name + END);
    }

    /** The names, in order. */
    public List<String> names() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw failed(folder, "read", e);
        }
    }

    /** Keeps one; an earlier one of the name is replaced. */
    public void keep(String name, Snapshot snapshot) {
        var file = file(name);
        var map = new LinkedHashMap<String, Object>();
        map.put("taken", snapshot.taken().toString());
        map.put("files", snapshot.files());
        map.put("nodes", snapshot.nodes());
        try {
            Files.createDirectories(folder);
            new ObjectMapper().writeValue(file.toFile(), map);
        } catch (IOException e) {
            throw failed(file, "written", e);
        }
    }

    /** The one of that name; a user problem when there is none. */
    public Snapshot read(String name) {
        var file = file(name);
        mustBeThere(name, file);
        try {
            var read = new ObjectMapper().readTree(file.toFile());
            var files = new ArrayList<String>();
            read.path("files").forEach(path -> files.add(path.asText()));
            var nodes = new TreeMap<String, SortedMap<String, List<String>>>();
            read.path("nodes").properties().forEach(node -> nodes.put(node.getKey(), facts(node.getValue())));
            return new Snapshot(Instant.parse(read.path("taken").asText()), files, nodes);
        } catch (IOException | DateTimeException e) {
            throw failed(file, "read", e);
        }
    }

    private static SortedMap<String, List<String>> facts(JsonNode node) {
        var facts = new TreeMap<String, List<String>>();
        node.properties().forEach(fact -> {
            var lines = new ArrayList<String>();
            fact.getValue().forEach(line -> lines.add(line.asText()));
            facts.put(fact.getKey(), lines);
        });
        return facts;
    }

    /** Forgets the one of that name. */
    public void remove(String name) {
        var file = file(name);
        mustBeThere(name, file);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw failed(file, "removed", e);
        }
    }

    private void mustBeThere(String name, Path file) {
        if (!Files.exists(file)) {
            var names = names();
            throw new LabException(Problem.of(
                    "the lab has no snapshot \"" + name + "\"",
                    names.isEmpty() ? "take one with: snap " + name : Nearest.orAll(name, "there are", names)));
        }
    }

    private static LabException failed(Path file, String what, Exception e) {
        return new LabException(Problem.of("\"" + file + "\" cannot be " + what + ": " + e.getMessage()), e);
    }
}
