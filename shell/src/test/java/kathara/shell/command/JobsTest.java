package kathara.shell.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.shell.TestShell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Work behind the prompt, and Ctrl-C in front of it: an interrupt of the thread that reads lines. */
@Timeout(60)
class JobsTest {
    @TempDir
    Path here;

    private TestShell shell;

    @BeforeEach
    void open() {
        shell = TestShell.in(here);
        shell.succeeds("vstart --eth 0:A pc1");
    }

    @AfterEach
    void close() {
        shell.close();
    }

    private void await(String text) throws InterruptedException {
        until(() -> shell.shown().contains(text), text);
    }

    private void until(BooleanSupplier condition, String what) throws InterruptedException {
        for (int i = 0; i < 1000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(condition.getAsBoolean(), () -> what + " in:\n" + shell.shown());
    }

    /** Interrupts this thread after a while, as Ctrl-C does. */
    private static void interruptAfter(Duration... times) {
        var thread = Thread.currentThread();
        var clock = Executors.newSingleThreadScheduledExecutor();
        for (var time : times) {
            clock.schedule(thread::interrupt, time.toMillis(), TimeUnit.MILLISECONDS);
        }
        clock.shutdown();
    }

    @Test
    void aLineThatEndsInAnAmpersandRunsBehindThePrompt() throws InterruptedException {
        shell.run("pc1 hello &");
        await("[1] pc1 runs hello\n");
        await("[1] done: pc1 hello &");
        shell.run("vstart pc2 &; wait until vlist | grep pc2 within 10s");
        assertEquals(2, shell.topology().nodes().size());
        shell.run("pc1 false &");
        await("failed with status 1: pc1 false &");
        shell.run("pc9 x &");
        await("neither a command nor a node");
    }

    @Test
    void aJobIsListedAndEnded() throws InterruptedException {
        shell.run("wait 100s &");
        assertTrue(shell.succeeds("jobs").contains("wait 100s &"));
        assertTrue(shell.succeeds("jobs --json | json jobs.0.number").startsWith("1"));
        shell.run("kill 1");
        await("[1] cancelled: wait 100s &");
        assertEquals("", shell.succeeds("jobs"));
        assertTrue(shell.fails(1, "kill 1").contains("no job 1"));
        assertTrue(shell.fails(1, "fg").contains("nothing runs behind the prompt"));
    }

    @Test
    void aJobInFrontEndsWithItsOwnStatus() {
        shell.run("!sh -c 'sleep 0.5; exit 3' &");
        assertEquals(3, shell.run("fg").status());
    }

    @Test
    void anInterruptCancelsWhatRunsInFrontAndNotWhatRunsBehind() throws InterruptedException {
        shell.run("wait 100s &");
        interruptAfter(Duration.ofMillis(200));
        assertThrows(InterruptedException.class, () -> shell.type("wait 100s"));
        assertTrue(shell.succeeds("jobs").contains("wait 100s"));
        interruptAfter(Duration.ofMillis(300));
        assertThrows(InterruptedException.class, () -> shell.type("!sleep 100"));
        interruptAfter(Duration.ofSeconds(4));
        assertThrows(InterruptedException.class, () -> shell.type("groovy { while (true) {} }"));
        interruptAfter(Duration.ofMillis(200));
        assertThrows(InterruptedException.class, () -> shell.type("fg 1"));
        assertEquals("", shell.succeeds("jobs"));
    }

    @Test
    void anInterruptInTheMiddleOfAChangeTakesItBack() throws InterruptedException {
        shell.platform().beforeEach(call -> {
            if (call instanceof EngineCall.CreateNode) {
                sleep();
            }
        });
        interruptAfter(Duration.ofMillis(200));
        assertThrows(Exception.class, () -> shell.type("vstart pc2"));
        shell.platform().beforeEach(call -> {});
        assertEquals(1, shell.topology().nodes().size());
        assertEquals(0, shell.type("vstart pc3"));
    }

    private static void sleep() {
        try {
            Thread.sleep(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatHangsInTheEngineIsLetGoOfAndThePromptComesBack() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        shell.platform().programs(call -> {
            if (call.words().contains("hang")) {
                hang(hanging);
            }
            return java.util.Optional.empty();
        });
        interruptAfter(Duration.ofMillis(200), Duration.ofMillis(3000));
        var e = assertThrows(LabException.class, () -> shell.type("exec pc1 hang"));
        assertTrue(e.problem().what().contains("behind the prompt now, as job 1"), e.getMessage());
        assertTrue(shell.shown().contains("Ctrl-C again lets go of it"), shell.shown());
        assertTrue(shell.succeeds("jobs").contains("exec pc1 hang"));
        hanging.countDown();
        until(() -> shell.run("jobs").out().isEmpty(), "the end of the job");
        assertEquals(0, shell.type("pc1 x"));
    }

    /** As a read from a socket does, it takes no notice of an interrupt. */
    private static void hang(CountDownLatch end) {
        for (boolean ended = false; !ended; ) {
            try {
                end.await();
                ended = true;
            } catch (InterruptedException e) {
                // goes on
            }
        }
    }

    @Test
    void jobsHaveTheirOwnCopyOfTheVariables() throws InterruptedException {
        shell.run("set x = before; wait 300ms; pc1 $x &; set x = after");
        await("[1] pc1 runs before");
        assertEquals("after\n", shell.succeeds("echo $x"));
    }
}
