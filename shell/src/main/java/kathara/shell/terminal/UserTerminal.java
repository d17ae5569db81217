package kathara.shell.terminal;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Surroundings;
import kathara.shell.command.Tty;
import kathara.shell.screen.SpelledStream;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.Signals;

/** The terminal that the program was started on, if it was. Opened when it is first needed. */
public final class UserTerminal implements Tty, AutoCloseable {
    /** Ctrl-], as in telnet(1). */
    private static final int LEAVE = 0x1d;

    private static final int LOOK_MILLIS = 100;

    private static final org.jline.terminal.Size UNKNOWN = new org.jline.terminal.Size(80, 24);

    private final boolean present = isTerminal(0) && isTerminal(1);
    private final boolean spelled;
    private Terminal terminal;

    public UserTerminal(Surroundings surroundings) {
        this.spelled = SpelledStream.isNeeded(surroundings::variable);
    }

    /** The standard output, for text. */
    public PrintStream out() {
        return stream(FileDescriptor.out, isTerminal(1));
    }

    /** The standard error, for text. */
    public PrintStream err() {
        return stream(FileDescriptor.err, isTerminal(2));
    }

    private PrintStream stream(FileDescriptor descriptor, boolean shown) {
        var bytes = new FileOutputStream(descriptor);
        return shown && spelled ? new SpelledStream(bytes) : new PrintStream(bytes, false, StandardCharsets.UTF_8);
    }

    /** Whether this file descriptor of the process is a terminal. */
    public static boolean isTerminal(int descriptor) {
        try {
            var target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException e) {
            return System.console() != null;
        }
    }

    @Override
    public boolean present() {
        return present;
    }

    @Override
    public InputStream input() {
        return isTerminal(0) ? Streams.NONE.in() : System.in;
    }

    @Override
    public Optional<Size> size() {
        if (!present) {
            return Optional.empty();
        }
        var window = new Window(terminal());
        return Optional.of(new Size(window.columns(), window.rows()));
    }

    /** JLine's terminal. */
    synchronized Terminal terminal() {
        if (terminal == null) {
            try {
                terminal = TerminalBuilder.builder().system(true).build();
                if (terminal.getWidth() <= 0 || terminal.getHeight() <= 0) {
                    terminal.setSize(UNKNOWN); // as of script(1) without a terminal, and of some docker exec -t
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return terminal;
    }

    /** How wide it is now; 80 when it does not say. */
    public int columns() {
        return present && terminal().getWidth() > 0 ? terminal().getWidth() : 80;
    }

    /** How many rows it has now; without end when it does not say. */
    int rows() {
        return present && terminal().getHeight() > 0 ? terminal().getHeight() : Integer.MAX_VALUE;
    }

    /** From now on Ctrl-C interrupts this thread, which cancels what it does. */
    public void cancelOnInterrupt(Thread working) {
        Signals.register("INT", working::interrupt);
    }

    @Override
    public int lend(Program program) throws InterruptedException {
        var borrowed = terminal();
        var before = borrowed.getAttributes();
        var handler = borrowed.handle(Terminal.Signal.WINCH, Terminal.SignalHandler.SIG_DFL);
        var keys = new Keys(borrowed.input(), Thread.currentThread());
        var shown = new Shown(borrowed.output());
        try {
            borrowed.flush();
            borrowed.setAttributes(raw(before));
            int status = program.run(new Streams(keys, shown, shown, Optional.of(new Window(borrowed))));
            return keys.left ? 0 : status;
        } catch (InterruptedException e) {
            if (keys.left) {
                return 0;
            }
            throw e;
        } finally {
            if (keys.left) {
                Thread.interrupted(); // the user has left; what comes next is not cancelled
            }
            shown.endLine();
            keys.close();
            borrowed.handle(Terminal.Signal.WINCH, handler);
            borrowed.setAttributes(before);
            borrowed.flush();
        }
    }

    /** Every key as it is, Ctrl-C too; what is written goes out unchanged. As cfmakeraw(3). */
    private static Attributes raw(Attributes before) {
        var raw = new Attributes(before);
        raw.setLocalFlags(
                EnumSet.of(
                        Attributes.LocalFlag.ICANON,
                        Attributes.LocalFlag.ECHO,
                        Attributes.LocalFlag.IEXTEN,
                        Attributes.LocalFlag.ISIG),
                false);
        raw.setInputFlags(
                EnumSet.of(
                        Attributes.InputFlag.IXON,
                        Attributes.InputFlag.ICRNL,
                        Attributes.InputFlag.INLCR,
                        Attributes.InputFlag.IGNCR,
                        Attributes.InputFlag.ISTRIP,
                        Attributes.InputFlag.BRKINT),
                false);
        raw.setOutputFlag(Attributes.OutputFlag.OPOST, false);
        raw.setControlChar(Attributes.ControlChar.VMIN, 0);
        raw.setControlChar(Attributes.ControlChar.VTIME, 1);
        return raw;
    }

    @Override
    public void page(String text) {
        if (text.lines().count() < rows()) {
            terminal().writer().print(text);
            terminal().flush();
            return;
        }
        try {
            var less = new Less(terminal(), Path.of(""));
            less.run(new Source.InputStreamSource(
                    new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), true, "q leaves"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean confirm(String question) {
        if (!present) {
            return false;
        }
        try {
            var reader = LineReaderBuilder.builder().terminal(terminal()).build();
            return reader.readLine(question + " [y/N] ")
                    .strip()
                    .toLowerCase(Locale.ROOT)
                    .startsWith("y");
        } catch (UserInterruptException | EndOfFileException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            if (terminal != null) {
                terminal.close();
            }
        } catch (IOException e) {
            // the process ends, and the terminal has its attributes back
        }
    }

    /** The size of the window, and word of its changes. */
    private record Window(Terminal terminal) implements Streams.Console {
        @Override
        public int columns() {
            return terminal.getWidth() > 0 ? terminal.getWidth() : 80;
        }

        @Override
        public int rows() {
            return terminal.getHeight() > 0 ? terminal.getHeight() : 24;
        }

        @Override
        public void onResize(Runnable changed) {
            terminal.handle(Terminal.Signal.WINCH, signal -> changed.run());
        }
    }

    /** What a program writes; remembers whether its last line is ended. */
    private static final class Shown extends FilterOutputStream {
        private volatile int last = '\n';

        Shown(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            last = b;
            out.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                last = bytes[offset + length - 1];
                out.write(bytes, offset, length);
            }
        }

        void endLine() {
            try {
                if (last != '\n') {
                    out.write(new byte[] {'\r', '\n'});
                    out.flush();
                }
            } catch (IOException e) {
                // the terminal has gone
            }
        }
    }

    /** Keys for a program, until it ends: what is typed afterwards is not swallowed. */
    private static final class Keys extends InputStream {
        private final NonBlockingInputStream source;
        private final Thread working;
        private volatile boolean closed;
        private volatile boolean left;

        Keys(InputStream source, Thread working) {
            this.source = (NonBlockingInputStream) source;
            this.working = working;
        }

        @Override
        public int read() throws IOException {
            while (!closed) {
                int key = source.read(LOOK_MILLIS);
                if (key == LEAVE) {
                    left = true;
                    closed = true;
                    working.interrupt();
                } else if (key >= 0) {
                    return key;
                } else if (key == NonBlockingInputStream.EOF) {
                    return -1;
                }
            }
            return -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int key = read();
            if (key < 0) {
                return -1;
            }
            int count = 0;
            do {
                bytes[offset + count++] = (byte) key;
                key = count < length && source.available() > 0 ? read() : -1;
            } while (key >= 0);
            return count;
        }

        @Override
        public int available() throws IOException {
            return closed || source.peek(1) == NonBlockingInputStream.READ_EXPIRED ? 0 : 1;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
