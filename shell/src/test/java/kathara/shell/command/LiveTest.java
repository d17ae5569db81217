package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Streams;
import kathara.engine.session.Watcher;
import kathara.engine.topology.NodeName;
import kathara.shell.TestShell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes on being shown, on a terminal of the test's that has 40 columns and 8 rows. */
class LiveTest {
    private static final long MOST_MILLIS = 20_000;

    @TempDir
    Path here;

    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    private final class Terminal implements Tty {
        private final PipedInputStream typed;
        private final boolean present;

        Terminal(boolean present) throws IOException {
            this.typed = new PipedInputStream(keys);
            this.present = present;
        }

        @Override
        public boolean present() {
            return present;
        }

        @Override
        public Optional<Size> size() {
            return present ? Optional.of(new Size(40, 8)) : Optional.empty();
        }

        @Override
        public InputStream input() {
            return InputStream.nullInputStream();
        }

        @Override
        public int lend(Program program) throws InterruptedException {
            return program.run(new Streams(typed, shown, shown, Optional.of(new Streams.Console() {
                @Override
                public int columns() {
                    return 40;
                }

                @Override
                public int rows() {
                    return 8;
                }

                @Override
                public void onResize(Runnable changed) {}
            })));
        }

        @Override
        public void page(String text) {
            throw new AssertionError("nothing is paged");
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }
    }

    private String await(String text, Supplier<String> screen) throws InterruptedException {
        for (long waited = 0; !screen.get().contains(text); waited += 20) {
            assertTrue(waited < MOST_MILLIS, () -> "did not come: " + text + " in\n" + screen.get());
            Thread.sleep(20);
        }
        return screen.get();
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void linfoIsPaintedAnewInPlaceUntilQ() throws Exception {
        try (var shell = TestShell.at(new Terminal(true), here, Map.of("TERM", "xterm"))) {
            shell.succeeds("vstart --eth 0:A pc1");
            var pool = Executors.newSingleThreadExecutor();
            Future<Integer> watching =
                    pool.submit(() -> shell.run("linfo --watch").status());
            await("pc1   running", this::shown);
            try (var other = shell.workspace().beside()) {
                other.session().apply(new Operation.Halt(new NodeName("pc1"), false), false, Watcher.NONE);
            }
            await("pc1   halted", this::shown);
            keys.write('q');
            keys.flush();
            assertEquals(0, watching.get(20, TimeUnit.SECONDS));
            pool.shutdown();
            assertTrue(shown().startsWith("\u001b[?1049h"), shown());
            assertTrue(shown().endsWith("\u001b[?1049l"), shown());
        }
    }

    @Test
    void whatDoesNotFitIsCounted() throws Exception {
        try (var shell = TestShell.at(new Terminal(true), here, Map.of("TERM", "xterm"))) {
            shell.succeeds("for n in 1 2 3 4 5 6 7 8 9 { vstart pc$n }");
            keys.write('q');
            keys.flush();
            assertEquals(0, shell.run("linfo -w").status());
            assertTrue(shown().contains("5 more; q leaves"), shown());
        }
    }

    @Test
    void withoutATerminalEachChangeStandsBelowTheLast() throws Exception {
        try (var shell = TestShell.at(new Terminal(false), here, Map.of("TERM", "xterm"))) {
            shell.succeeds("vstart --eth 0:A pc1");
            var watching = new Thread(() -> {
                try {
                    shell.type("linfo --watch");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            watching.start();
            await("pc1   running", shell::shown);
            try (var other = shell.workspace().beside()) {
                other.session().apply(new Operation.Halt(new NodeName("pc1"), false), false, Watcher.NONE);
            }
            var both = await("pc1   halted", shell::shown);
            assertEquals(2, both.lines().filter(line -> line.startsWith("lab ")).count(), both);
            watching.interrupt();
            watching.join(MOST_MILLIS);
        }
    }

    @Test
    void jsonIsShownOnce() throws IOException {
        try (var shell = TestShell.in(here)) {
            shell.fails(2, "linfo --watch --json");
            shell.fails(2, "vlist --watch --json");
        }
    }
}
