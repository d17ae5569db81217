package kathara.adapters.namespaces;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Runs a program of this machine. An interrupted caller takes it along. */
final class Command {
    /** As a shell reports a command that SIGPIPE has ended. */
    private static final int BROKEN_PIPE = 141;

    private static final int PIECE = 8192;
    private static final long GRACE_SECONDS = 3;
    private static final long QUIET_MILLIS = 300;

    private final List<String> words;
    private final Map<String, String> environment;

    Command(List<String> words, Map<String, String> environment) {
        this.words = List.copyOf(words);
        this.environment = Map.copyOf(environment);
    }

    /** What it printed, and its exit status. */
    record Result(int status, String out, String err) {
        /** Both, as one text. */
        String words() {
            return (err + out).strip();
        }
    }

    /** Runs it to its end with nothing to read. */
    Result run() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = run(Streams.to(out, err), false);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /**
     * Runs it to its end.
     *
     * @param framed whether it reads keys and sizes of a terminal, as kathara-node wants them
     */
    int run(Streams streams, boolean framed) {
        var process = begin();
        var out = new Pump(process.getInputStream(), streams.out(), process);
        var err = new Pump(process.getErrorStream(), streams.err(), process);
        out.start();
        err.start();
        feed(process, streams, framed);
        try {
            int status = process.waitFor();
            out.finish();
            err.finish();
            return out.gone || err.gone ? BROKEN_PIPE : status;
        } catch (InterruptedException e) {
            end(process, out, err);
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    Process begin() {
        try {
            var builder = new ProcessBuilder(words);
            builder.environment().clear();
            builder.environment().putAll(environment);
            return builder.start();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + words.get(0) + "\" cannot be run: " + e.getMessage(), "is it installed?"), e);
        }
    }

    private static void feed(Process process, Streams streams, boolean framed) {
        var to = framed ? new KeyFrames(process.getOutputStream()) : process.getOutputStream();
        if (framed) {
            streams.console().ifPresent(((KeyFrames) to)::follow);
        }
        if (streams.in() == Streams.NONE.in() && !framed) {
            closeQuietly(to);
            return;
        }
        var thread = new Thread(
                () -> {
                    try {
                        copy(streams.in(), to);
                    } catch (IOException e) {
                        // the command has ended, or does not want to read
                    } finally {
                        closeQuietly(to);
                    }
                },
                "native-input");
        thread.setDaemon(true);
        thread.start();
    }

    private static void copy(InputStream from, OutputStream to) throws IOException {
        var bytes = new byte[PIECE];
        for (int count = from.read(bytes); count >= 0; count = from.read(bytes)) {
            to.write(bytes, 0, count);
            to.flush();
        }
    }

    private static void closeQuietly(OutputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            // nobody reads any more
        }
    }

    /** What a command says when it is ended, such as how much it has counted, is still shown. */
    private static void end(Process process, Pump out, Pump err) {
        process.destroy();
        try {
            if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            out.finish();
            err.finish();
        } catch (InterruptedException e) {
            process.destroyForcibly(); // a second Ctrl-C waits no longer
        }
    }

    /** Passes on what a program prints, on a thread of its own. */
    private static final class Pump extends Thread {
        private final InputStream from;
        private final OutputStream to;
        private final Process process;
        private volatile boolean reading;
        private volatile long pieces;
        private volatile boolean gone;

        Pump(InputStream from, OutputStream to, Process process) {
            super("native-output");
            this.from = from;
            this.to = to;
            this.process = process;
            setDaemon(true);
        }

        @Override
        public void run() {
            var bytes = new byte[PIECE];
            try {
                for (int count = read(bytes); count >= 0; count = read(bytes)) {
                    if (!write(bytes, count)) {
                        return;
                    }
                }
            } catch (IOException e) {
                // the program has ended
            }
        }

        private int read(byte[] bytes) throws IOException {
            reading = true;
            int count = from.read(bytes);
            reading = false;
            pieces++;
            return count;
        }

        private boolean write(byte[] bytes, int count) {
            try {
                to.write(bytes, 0, count);
                to.flush();
                return true;
            } catch (IOException e) {
                gone = true; // the reader has had enough, as head(1) does
                process.destroy();
                return false;
            }
        }

        /** Waits for the last words; what the command left in the background may keep the stream, and is not waited for. */
        void finish() throws InterruptedException {
            long seen = -1;
            do {
                if (reading && seen == pieces) {
                    return;
                }
                seen = pieces;
                join(QUIET_MILLIS);
            } while (isAlive());
        }
    }
}
