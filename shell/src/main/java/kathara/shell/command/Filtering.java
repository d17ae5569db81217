package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Cuts what is written into lines, gives them to a filter, and what that lets through to the next one or out. */
final class Filtering extends OutputStream {
    private final Filter filter;
    private final Optional<Filtering> next;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Thread> source = Optional.empty();
    private boolean enough;

    private Filtering(Filter filter, Optional<Filtering> next, Filter.Sink sink) {
        this.filter = filter;
        this.next = next;
        filter.begin(sink);
    }

    /** The first filters before others. */
    static Filtering before(Filtering next, Filter filter) {
        return new Filtering(filter, Optional.of(next), new Filter.Sink() {
            @Override
            public void line(String line) {
                next.take(line);
            }

            @Override
            public void page(String text) {
                text.lines().forEach(next::take);
            }
        });
    }

    /**
     * The last filter.
     *
     * @param reader who reads what comes out page by page, if anybody does
     */
    static Filtering last(Filter filter, OutputStream out, Optional<Tty> reader) {
        return new Filtering(filter, Optional.empty(), new Filter.Sink() {
            @Override
            public void line(String line) {
                try {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                    out.flush();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }

            @Override
            public void page(String text) {
                if (reader.filter(Tty::present).isPresent()) {
                    reader.get().page(text);
                } else {
                    text.lines().forEach(this::line);
                }
            }
        });
    }

    /** This thread is interrupted when no more is wanted; with none, whoever writes goes on in vain. */
    synchronized void stopWhenEnough(Optional<Thread> writing) {
        source = writing;
        if (enough) {
            source.ifPresent(Thread::interrupt);
        }
    }

    synchronized boolean enough() {
        return enough;
    }

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            take(ended());
        } else {
            line.write(b);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            write(bytes[i]);
        }
    }

    private String ended() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    private synchronized void take(String text) {
        if (enough) {
            return;
        }
        enough = !filter.line(text) || next.filter(Filtering::enough).isPresent();
        if (enough) {
            source.ifPresent(Thread::interrupt);
        }
    }

    /** All has been written; the status of the first filter that says no. */
    synchronized int end() {
        if (line.size() > 0) {
            take(ended());
        }
        int status = filter.end();
        int after = next.map(Filtering::end).orElse(0);
        return status != 0 ? status : after;
    }
}
