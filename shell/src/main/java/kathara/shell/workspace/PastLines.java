package kathara.shell.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kathara.engine.platform.Surroundings;

/**
 * The lines that were typed at the prompt, of all labs, the oldest first: a file that only its owner may read, with a
 * row of time, lab and line for each. Several shells may add to it at once.
 */
public final class PastLines {
    private static final int KEPT = 10_000;
    private static final int ROOM = 2_500;
    private static final Set<PosixFilePermission> OWNER_ALONE =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Path file;

    /**
     * One line.
     *
     * @param time when it was entered
     * @param lab the name of the session's lab then
     */
    public record Past(Instant time, String lab, String line) {}

    public PastLines(Surroundings surroundings) {
        this.file = surroundings.data().resolve("history");
    }

    /** All that is kept; nothing when the file cannot be read. */
    public List<Past> all() {
        try {
            var rows = Files.exists(file) ? Files.readAllLines(file) : List.<String>of();
            var lines = new ArrayList<Past>();
            rows.forEach(row -> read(row).ifPresent(lines::add));
            if (rows.size() > KEPT + ROOM) {
                shorten(rows.subList(rows.size() - KEPT, rows.size()));
            }
            return lines;
        } catch (IOException e) {
            return List.of();
        }
    }

    private static Optional<Past> read(String row) {
        var parts = row.split("\t", 3);
        return parts.length == 3 && parts[0].matches("[0-9]{1,15}")
                ? Optional.of(new Past(Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[1], unescaped(parts[2])))
                : Optional.empty();
    }

    /** Keeps one more. A disk that is full is no reason to stop the user's work. */
    public void add(Past past) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                Files.createFile(file);
                Files.setPosixFilePermissions(file, OWNER_ALONE);
            }
            Files.writeString(file, row(past), StandardOpenOption.APPEND);
        } catch (IOException | UnsupportedOperationException e) {
            // the line is known in this session all the same
        }
    }

    private static String row(Past past) {
        return past.time().toEpochMilli() + "\t" + past.lab() + "\t" + escaped(past.line()) + "\n";
    }

    private void shorten(List<String> rows) throws IOException {
        var beside = Files.createTempFile(file.getParent(), "history", null);
        Files.write(beside, rows);
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String escaped(String line) {
        return line.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    }

    private static String unescaped(String row) {
        var line = new StringBuilder();
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (c == '\\' && i + 1 < row.length()) {
                char next = row.charAt(++i);
                line.append(next == 'n' ? '\n' : next == 'r' ? '\r' : next);
            } else {
                line.append(c);
            }
        }
        return line.toString();
    }
}
