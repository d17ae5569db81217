package kathara.shell.cast;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.util.List;
import kathara.shell.screen.Json;

/**
 * Writes an asciicast, event by event: the file is whole after each, whatever happens to the program. Any thread may use
 * it. Behind {@link #close} nothing is written any more, and nothing complains.
 */
public final class CastWriter implements Closeable {
    private static final int MICROS = 6;

    private final Writer file;
    private final boolean intervals;
    private final long begun = System.nanoTime();
    private final CharsetDecoder decoder = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    /** Bytes of a letter whose end has not come yet. */
    private byte[] begin = new byte[0];

    private char last;
    private long lastMicros;
    private boolean closed;

    /** Begins a file; {@code options} say what becomes of one that is there. */
    public CastWriter(Path path, CastHeader header, OpenOption... options) throws IOException {
        this.file = Files.newBufferedWriter(path, options);
        this.intervals = header.version() == 3;
        write(header.asMap());
    }

    /** Something begins that a player can jump to. */
    public synchronized void marker(String label) throws IOException {
        event("m", label);
    }

    /** What was begun last is no part of what is to be shown again: a marker without a name says so. */
    public void leftOut() throws IOException {
        marker("");
    }

    /** Text as a program writes it. */
    public synchronized void shown(String text) throws IOException {
        var sent = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c == '\n' && last != '\r') {
                sent.append('\r'); // as the terminal driver does
            }
            sent.append(c);
            last = c;
        }
        if (!sent.isEmpty()) {
            event("o", sent.toString());
        }
    }

    /** What is written here is shown. */
    public OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                shown(bytes, offset, length);
            }
        };
    }

    private synchronized void shown(byte[] bytes, int offset, int length) throws IOException {
        var in = ByteBuffer.allocate(begin.length + length).put(begin).put(bytes, offset, length);
        in.flip();
        var text = CharBuffer.allocate(in.remaining() + 1);
        decoder.decode(in, text, false);
        begin = new byte[in.remaining()];
        in.get(begin);
        shown(text.flip().toString());
    }

    private void event(String code, String data) throws IOException {
        if (closed) {
            return;
        }
        long micros = (System.nanoTime() - begun) / 1_000;
        long time = intervals ? micros - lastMicros : micros;
        lastMicros = micros;
        write(List.of(BigDecimal.valueOf(time, MICROS), code, data));
    }

    private void write(Object line) throws IOException {
        file.write(Json.line(line));
        file.write('\n');
        file.flush();
    }

    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            file.close();
        }
    }
}
