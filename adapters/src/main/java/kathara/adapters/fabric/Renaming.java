package kathara.adapters.fabric;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes lines on with one word in place of another: users know a link by its name, tcpdump by its bridge. */
public final class Renaming extends FilterOutputStream {
    private final String from;
    private final String to;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public Renaming(OutputStream out, String from, String to) {
        super(out);
        this.from = from;
        this.to = to;
    }

    @Override
    public void write(int b) throws IOException {
        line.write(b);
        if (b == '\n') {
            passOn();
        }
    }

    /** What is not yet a whole line stays here until it is, or until the end. */
    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        passOn();
    }

    private void passOn() throws IOException {
        out.write(line.toString(StandardCharsets.UTF_8).replace(from, to).getBytes(StandardCharsets.UTF_8));
        out.flush();
        line.reset();
    }
}
