package kathara.adapters.dockerapi;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.StreamType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Runs commands inside containers. An interrupted caller takes the command along: each carries a mark in its
 * environment, by which it and its children are found and ended.
 */
final class Execs {
    private static final String MARK = "KATHARA_RUN";
    private static final String TERMINAL = "TERM=xterm-256color";

    /** As a shell reports a command that SIGPIPE has ended. */
    private static final int BROKEN_PIPE = 141;

    /** Ends every process that carries the mark: as Ctrl-C does, and after a moment for good. */
    private static final String END = """
            for signal in INT KILL; do
                for process in /proc/[0-9]*; do
                    if [ "$process" != "/proc/$$" ] && grep -qs "$1" "$process/environ"; then
                        kill -$signal "${process#/proc/}" 2>/dev/null && found=1
                    fi
                done
                [ -n "$found" ] || exit 0
                found=
                sleep 0.3
            done
            """;

    /** How an interrupted command is ended: words to run beside it, from its mark and its process id. */
    interface Ending {
        List<String> words(String mark, long process);

        Ending BY_MARK = (mark, process) -> List.of("/bin/sh", "-c", END, "kathara", mark);

        /** tcpdump gives root up, and the fabric may signal only processes of the same user; it sees the host's. */
        Ending TCPDUMP = (mark, process) -> List.of(
                "setpriv",
                "--reuid=tcpdump",
                "--regid=tcpdump",
                "--clear-groups",
                "kill",
                "-INT",
                Long.toString(process));
    }

    private final EngineClient engine;

    Execs(EngineClient engine) {
        this.engine = engine;
    }

    /** What a command printed, and its exit status. */
    record Result(int status, String out, String err) {}

    /** Runs a short command of ours and gives what it printed. */
    Result run(String container, String what, List<String> words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = run(container, what, words, false, Streams.to(out, err), Ending.BY_MARK);
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a user's command until it ends; its exit status. */
    int run(String container, String what, List<String> words, boolean terminal, Streams streams, Ending ending) {
        var mark = MARK + "=" + UUID.randomUUID();
        boolean reads = terminal || streams.in() != Streams.NONE.in();
        var id = engine.call(what, docker -> docker.execCreateCmd(container)
                .withCmd(words.toArray(new String[0]))
                .withTty(terminal)
                .withAttachStdin(reads)
                .withAttachStdout(true)
                .withAttachStderr(true)
                .withEnv(terminal ? List.of(mark, TERMINAL) : List.of(mark))
                .exec()
                .getId());
        var sink = new Sink(streams);
        try (var input = reads ? new Input(streams.in()) : null) {
            var start = engine.streaming().execStartCmd(id).withDetach(false).withTty(terminal);
            if (reads) {
                start.withStdIn(input.piped());
            }
            start.exec(sink);
            if (terminal) {
                followSize(id, streams);
            }
            sink.awaitCompletion();
        } catch (InterruptedException e) {
            end(container, id, mark, ending);
            sink.closeAfterLastWords();
            throw new Cancelled();
        } catch (IOException e) {
            throw engine.translated(what, e);
        }
        if (sink.gone) {
            end(container, id, mark, ending);
            return BROKEN_PIPE;
        }
        sink.failure().ifPresent(failure -> {
            throw engine.translated(what, failure);
        });
        return status(what, id);
    }

    /** The exit status; an engine may need a moment after the last byte to know it. */
    private int status(String what, String id) {
        for (int tries = 0; ; tries++) {
            var found = engine.call(what, docker -> docker.inspectExecCmd(id).exec());
            if (Boolean.FALSE.equals(found.isRunning()) && found.getExitCodeLong() != null) {
                return found.getExitCodeLong().intValue();
            }
            if (tries == 200) {
                throw new LabException(Problem.of(what + ": the command's exit status does not come"));
            }
            pause(10);
        }
    }

    private void end(String container, String exec, String mark, Ending ending) {
        try {
            var process = engine.call(
                    "ending a command",
                    docker -> docker.inspectExecCmd(exec).exec().getPidLong());
            var words = ending.words(mark, process == null ? 0 : process);
            var id = engine.call("ending a command", docker -> docker.execCreateCmd(container)
                    .withCmd(words.toArray(new String[0]))
                    .withAttachStdout(true)
                    .exec()
                    .getId());
            engine.streaming()
                    .execStartCmd(id)
                    .withDetach(false)
                    .exec(new Sink(Streams.NONE))
                    .awaitCompletion(5, TimeUnit.SECONDS);
        } catch (InterruptedException | LabException | Cancelled e) {
            // the command is on its own now; closing its stream is all that is left to do
        }
    }

    /** The first resize may come before the terminal is there: tried again for a while. */
    private void followSize(String id, Streams streams) {
        streams.console().ifPresent(console -> {
            Runnable resize = () -> engine.submit(() -> {
                for (int tries = 0; tries < 20; tries++) {
                    try {
                        resize(engine.streaming(), id, console);
                        return true;
                    } catch (DockerException e) {
                        pause(50);
                    }
                }
                return false;
            });
            console.onResize(resize);
            resize.run();
        });
    }

    private static void resize(DockerClient docker, String id, Streams.Console console) {
        docker.resizeExecCmd(id).withSize(console.rows(), console.columns()).exec();
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled();
        }
    }

    /** Writes frames as they come. They share one array, so each is written before the next is read. */
    private static final class Sink extends ResultCallback.Adapter<Frame> {
        private final Streams streams;
        private volatile Throwable failure;
        private volatile boolean gone;

        Sink(Streams streams) {
            this.streams = streams;
        }

        @Override
        public void onNext(Frame frame) {
            try {
                var to = frame.getStreamType() == StreamType.STDERR ? streams.err() : streams.out();
                to.write(frame.getPayload());
                to.flush();
            } catch (IOException e) {
                gone = true; // the reader has had enough, as head(1) does
                closeQuietly();
            }
        }

        @Override
        public void onError(Throwable thrown) {
            failure = thrown;
            super.onError(thrown);
        }

        Optional<Throwable> failure() {
            return Optional.ofNullable(failure);
        }

        @Override
        public ResultCallback.Adapter<Frame> awaitCompletion() throws InterruptedException {
            try {
                return super.awaitCompletion();
            } catch (RuntimeException e) {
                failure = e;
                return this;
            }
        }

        /** What a command says when it is ended, such as how much it has counted, is still shown. */
        void closeAfterLastWords() {
            try {
                awaitCompletion(2, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                // a second Ctrl-C waits no longer
            }
            closeQuietly();
        }

        void closeQuietly() {
            try {
                close();
            } catch (IOException e) {
                // it is closed either way
            }
        }
    }

    /** docker-java goes on reading what it is given after a command has ended: it gets a pipe, which closes. */
    private static final class Input implements AutoCloseable {
        private final PipedInputStream piped = new PipedInputStream(4096);
        private final PipedOutputStream feed;
        private final Thread pump;

        Input(InputStream source) throws IOException {
            feed = new PipedOutputStream(piped);
            pump = new Thread(() -> copy(source), "exec-input");
            pump.setDaemon(true);
            pump.start();
        }

        PipedInputStream piped() {
            return piped;
        }

        private void copy(InputStream source) {
            var bytes = new byte[4096];
            try {
                for (int count = source.read(bytes); count >= 0; count = source.read(bytes)) {
                    feed.write(bytes, 0, count);
                    feed.flush();
                }
            } catch (IOException e) {
                // the command has ended
            }
        }

        @Override
        public void close() throws IOException {
            pump.interrupt();
            feed.close();
        }
    }
}
