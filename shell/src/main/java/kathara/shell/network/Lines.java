package kathara.shell.network;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Gives each line that is written to somebody; several may give to the same. */
public final class Lines extends OutputStream {
    private final Consumer<String> reader;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    public Lines(Consumer<String> reader) {
        this.reader = reader;
    }

    @Override
    public void write(int b) {
        if (b == '\n') {
            reader.accept(line.toString(StandardCharsets.UTF_8));
            line.reset();
        } else {
            line.write(b);
        }
    }
}
