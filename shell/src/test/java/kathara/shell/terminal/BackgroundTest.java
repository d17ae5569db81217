package kathara.shell.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.function.BooleanSupplier;
import kathara.engine.call.EngineCall;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.engine.session.Watcher;
import kathara.engine.topology.NodeName;
import kathara.shell.TestShell;
import kathara.shell.completion.InsideNodes;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said above the prompt when another hand changes the lab. */
class BackgroundTest {
    private static final NodeName PC1 = new NodeName("pc1");

    @TempDir
    Path here;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private TestShell shell;
    private Session other;
    private Background background;

    @BeforeEach
    void open() throws IOException {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1; vstart --eth 0:A pc2");
        other = shell.workspace().open(shell.workspace().place());
        var terminal = new DumbTerminal("test", "ansi", new PipedInputStream(), out, StandardCharsets.UTF_8);
        var reader = new PromptLine(terminal);
        background = new Background(shell.workspace(), reader, new InsideNodes(), Duration.ofMillis(500));
        background.start();
        await("names", () -> background.names().nodes().keySet().equals(Set.of("pc1", "pc2")));
    }

    @AfterEach
    void close() {
        background.close();
        other.close();
        shell.close();
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private void await(String what, BooleanSupplier so) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!so.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, () -> "never seen: " + what + "; said: " + said());
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitSaid(String text) {
        await(text, () -> said().contains(text));
    }

    @Test
    void whatIsHereIsSaidAtFirst() {
        awaitSaid("lab default: 2 nodes are here");
    }

    @Test
    void aNodeThatEndsIsTold() throws InterruptedException {
        other.apply(new Operation.Halt(PC1, true), true, Watcher.NONE);
        awaitSaid("\"pc1\" has ended");
        other.apply(new Operation.Remove(PC1), true, Watcher.NONE);
        awaitSaid("\"pc1\" was removed from elsewhere");
        await("its name goes", () -> !background.names().nodes().containsKey("pc1"));
    }

    @Test
    void whatAnOwnCommandDoesIsNotTold() throws InterruptedException {
        background.pause();
        shell.succeeds("vhalt pc1; vstart --eth 0:A pc3");
        background.resume();
        await("the new name", () -> background.names().nodes().containsKey("pc3"));
        Thread.sleep(600);
        assertFalse(said().contains("ended") || said().contains("elsewhere"), said());
    }

    @Test
    void aNodeThatIsRestartedFromElsewhereIsWiredAgain() throws InterruptedException {
        other.perform(new EngineCall.KillNode(other.lab(), PC1), Streams.NONE);
        other.perform(new EngineCall.StartNode(other.lab(), PC1), Streams.NONE);
        awaitSaid("lab default is wired again");
        assertEquals(Set.of(0), other.inspect().cablesOf(PC1).keySet());
        assertFalse(other.needsRepair());
    }

    @Test
    void nothingIsRepairedWhileACommandRuns() throws InterruptedException {
        background.pause();
        other.perform(new EngineCall.KillNode(other.lab(), PC1), Streams.NONE);
        other.perform(new EngineCall.StartNode(other.lab(), PC1), Streams.NONE);
        Thread.sleep(1_000);
        assertTrue(other.needsRepair());
        background.resume();
    }
}
