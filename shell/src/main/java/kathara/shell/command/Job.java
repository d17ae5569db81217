package kathara.shell.command;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A line that runs on a thread of its own, in front or behind the prompt. */
final class Job {

    /** What it does; its exit status. */
    interface Work {
        int run() throws InterruptedException;
    }

    private final String source;
    private final JobScreen screen;
    private final Thread thread;
    private final Instant begun = Instant.now();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile int status = -1;
    private volatile Throwable thrown;

    /**
     * @param atEnd is called on its own thread when it has ended
     */
    Job(String source, JobScreen screen, Work work, Runnable atEnd) {
        this.source = source;
        this.screen = screen;
        this.thread = new Thread(() -> perform(work, atEnd), "command");
        thread.setDaemon(true);
    }

    private void perform(Work work, Runnable atEnd) {
        try {
            status = work.run();
        } catch (LabException e) {
            thrown = e;
            status = e.kind().exitStatus();
        } catch (InterruptedException | RuntimeException | Error e) {
            thrown = e;
            status = LabException.Kind.FAILED.exitStatus();
        } finally {
            screen.endLine();
            ended.countDown();
            atEnd.run();
        }
    }

    void start() {
        thread.start();
    }

    String source() {
        return source;
    }

    JobScreen screen() {
        return screen;
    }

    Duration age() {
        return Duration.between(begun, Instant.now());
    }

    boolean ended() {
        return ended.getCount() == 0;
    }

    /** Interrupts it; it may take its time to end, to take back what it did. */
    void cancel() {
        thread.interrupt();
    }

    void await() throws InterruptedException {
        ended.await();
    }

    boolean endsWithin(Duration time) throws InterruptedException {
        return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Its status, or what it was ended by. */
    int outcome() throws InterruptedException {
        if (thrown instanceof RuntimeException known) {
            throw known;
        }
        if (thrown instanceof InterruptedException cancelled) {
            throw cancelled;
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        return status;
    }

    /** How it ended, for the user; a problem of it has been told before. */
    String ending() {
        if (thrown instanceof InterruptedException || thrown instanceof Cancelled) {
            return "cancelled";
        }
        return status == 0 ? "done" : "failed with status " + status;
    }

    /** Tells what was thrown, as the prompt would. */
    void tellProblems() {
        if (thrown instanceof LabException e) {
            e.problems().forEach(screen::problem);
        } else if (thrown != null && !(thrown instanceof InterruptedException) && !(thrown instanceof Cancelled)) {
            screen.problem(Problem.of("a bug of ours: " + thrown, "please report it; the session goes on"));
        }
    }
}
