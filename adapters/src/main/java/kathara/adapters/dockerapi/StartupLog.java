package kathara.adapters.dockerapi;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.platform.Startup;

/** Reads from a container's log how init.sh says that start-up went. */
final class StartupLog {
    private static final int HEADER = 8;
    private static final String BEGINS = "kathara: begins";
    private static final String FAILED = "kathara: failed ";
    private static final String STARTED = "kathara: started ";

    private StartupLog() {}

    /**
     * The result since the container's last start; empty while scripts still run.
     *
     * @param frames the log with time stamps, in the engine's frames of header and text
     */
    static Optional<Startup> read(byte[] frames, Instant since) {
        var second = since.truncatedTo(ChronoUnit.SECONDS); // Podman's stamps are not finer
        var failures = new ArrayList<Startup.Failure>();
        Optional<Startup> ended = Optional.empty();
        for (String line : lines(frames)) {
            int blank = line.indexOf(' ');
            if (blank < 0 || before(line.substring(0, blank), second)) {
                continue;
            }
            var text = line.substring(blank + 1);
            if (text.startsWith(BEGINS)) {
                failures.clear();
                ended = Optional.empty();
            } else if (text.startsWith(FAILED)) {
                failure(text.substring(FAILED.length())).ifPresent(failures::add);
            } else if (text.startsWith(STARTED)) {
                ended = Optional.of(new Startup(
                        Integer.parseInt(text.substring(STARTED.length()).strip()), failures));
            }
        }
        return ended;
    }

    private static boolean before(String stamp, Instant since) {
        try {
            return Instant.parse(stamp).isBefore(since);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    /** {@code script:line:status:command}. */
    private static Optional<Startup.Failure> failure(String text) {
        var parts = text.split(":", 4);
        return parts.length < 4 || !parts[1].matches("[0-9]{1,9}") || !parts[2].matches("[0-9]{1,3}")
                ? Optional.empty()
                : Optional.of(new Startup.Failure(
                        parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]));
    }

    private static List<String> lines(byte[] frames) {
        var text = new StringBuilder();
        var buffer = ByteBuffer.wrap(frames);
        while (buffer.remaining() >= HEADER) {
            int length = buffer.getInt(buffer.position() + 4);
            buffer.position(buffer.position() + HEADER);
            length = Math.min(Math.max(0, length), buffer.remaining());
            text.append(new String(frames, buffer.position(), length, StandardCharsets.UTF_8));
            buffer.position(buffer.position() + length);
        }
        return text.toString().lines().toList();
    }
}
