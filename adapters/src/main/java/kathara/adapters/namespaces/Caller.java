package kathara.adapters.namespaces;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Who runs this program.
 *
 * @param subordinates first and number of the user ids, then of the group ids, that a user namespace of theirs may use
 *     besides their own (subuid(5)); empty for root, who needs none, and for a user who has none
 */
record Caller(int uid, String name, List<String> subordinates) {
    private static final Path SELF = Path.of("/proc/self");

    Caller {
        subordinates = List.copyOf(subordinates);
    }

    static Caller find() {
        try {
            int uid = (Integer) Files.getAttribute(SELF, "unix:uid");
            var name = Files.getOwner(SELF).getName();
            var map = new ArrayList<String>();
            if (uid != 0) {
                map.addAll(range(Path.of("/etc/subuid"), name, uid));
                map.addAll(range(Path.of("/etc/subgid"), name, uid));
            }
            return new Caller(uid, name, map.size() == 4 ? map : List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isRoot() {
        return uid == 0;
    }

    /** Whether files and processes of a node can belong to others than root. */
    boolean hasManyIds() {
        return isRoot() || !subordinates.isEmpty();
    }

    /** The highest group id in a user namespace of theirs. */
    long lastGroup() {
        return subordinates.isEmpty() ? 0 : Long.parseLong(subordinates.get(3));
    }

    private static List<String> range(Path file, String name, int uid) throws IOException {
        if (!Files.isReadable(file)) {
            return List.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.strip().split(":"))
                .filter(parts -> parts.length == 3 && (parts[0].equals(name) || parts[0].equals(Integer.toString(uid))))
                .filter(parts -> parts[1].matches("[0-9]{1,10}") && parts[2].matches("[0-9]{1,10}"))
                .findFirst()
                .map(parts -> List.of(parts[1], parts[2]))
                .orElse(List.of());
    }
}
