package kathara.shell.command;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Interrupts the thread that made it when the time is over, unless it is closed before. */
final class Alarm implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "alarm");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread sleeper = Thread.currentThread();
    private boolean rang;
    private boolean closed;

    Alarm(Duration time) {
        clock.schedule(this::ring, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private synchronized void ring() {
        if (!closed) {
            rang = true;
            sleeper.interrupt();
        }
    }

    synchronized boolean rang() {
        return rang;
    }

    @Override
    public synchronized void close() {
        closed = true;
        clock.shutdownNow();
        if (rang) {
            Thread.interrupted(); // it was ours
        }
    }
}
