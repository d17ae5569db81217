package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Files and folders of control groups. */
final class GroupFiles {
    private static final int TRIES = 200;

    private GroupFiles() {}

    /** The kernel wants one write, and no new file. */
    static void write(Path file, String value) throws IOException {
        Files.write(file, value.getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
    }

    static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A line such as {@code inactive_file 4096}. */
    static long field(Path file, String name) {
        return read(file)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(name + " "))
                        .map(line ->
                                Long.parseLong(line.substring(name.length() + 1).strip()))
                        .findFirst())
                .orElse(0L);
    }

    static long number(Path file) {
        return read(file)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    /** A group is busy for a moment after its last process has ended. */
    static void remove(Path group) {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                Files.delete(group);
                return;
            } catch (NoSuchFileException e) {
                return;
            } catch (DirectoryNotEmptyException e) {
                return;
            } catch (IOException e) {
                pause();
            }
        }
    }

    static void pause() {
        try {
            Thread.sleep(5);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** Waits a second at most. */
    static boolean await(java.util.function.BooleanSupplier condition) {
        for (int tries = 0; tries < TRIES; tries++) {
            if (condition.getAsBoolean()) {
                return true;
            }
            pause();
        }
        return false;
    }
}
