package kathara.engine.platform;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * What a running command reads and writes, and the terminal it is shown on, if it has one of its own. A platform
 * flushes {@code out} and {@code err} after each piece it writes, and closes none of the three.
 */
public record Streams(InputStream in, OutputStream out, OutputStream err, Optional<Console> console) {

    /** The user's terminal, for a command that gets a terminal of its own. */
    public interface Console {
        int columns();

        int rows();

        /** Calls back, on any thread, after each change of size, until the command ends. */
        void onResize(Runnable changed);
    }

    /** Nothing to read, and what is written is thrown away. */
    public static final Streams NONE = new Streams(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            Optional.empty());

    public static Streams to(OutputStream out, OutputStream err) {
        return new Streams(InputStream.nullInputStream(), out, err, Optional.empty());
    }
}
