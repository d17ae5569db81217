package kathara.adapters.namespaces;

import java.io.IOException;
import java.io.OutputStream;
import kathara.engine.platform.Streams;

/**
 * Writes keys, and sizes of the terminal between them, in the frames that kathara-node reads: a letter, a length of two
 * bytes, data. For many threads.
 */
final class KeyFrames extends OutputStream {
    private static final int LARGEST = 0xffff;

    private final OutputStream out;
    private boolean closed;

    KeyFrames(OutputStream out) {
        this.out = out;
    }

    /** Tells the size after each change. */
    void follow(Streams.Console console) {
        console.onResize(() -> {
            try {
                int columns = console.columns();
                int rows = console.rows();
                frame('s', new byte[] {(byte) (columns >> 8), (byte) columns, (byte) (rows >> 8), (byte) rows}, 0, 4);
            } catch (IOException e) {
                // the command has ended
            }
        });
    }

    @Override
    public void write(int b) throws IOException {
        frame('d', new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        for (int at = 0; at < count; at += LARGEST) {
            frame('d', bytes, from + at, Math.min(LARGEST, count - at));
        }
    }

    private synchronized void frame(char kind, byte[] bytes, int from, int count) throws IOException {
        if (!closed) {
            out.write(kind);
            out.write(count >> 8);
            out.write(count);
            out.write(bytes, from, count);
            out.flush();
        }
    }

    /** The user's input has ended; the stream stays open, since its end means that the shell is gone. */
    @Override
    public synchronized void close() throws IOException {
        frame('e', new byte[0], 0, 0);
        closed = true;
    }
}
