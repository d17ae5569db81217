package kathara.engine.session;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.engine.call.Approved;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.topology.NodeName;

/**
 * Performs a plan that was approved whole: a stage at a time, the tracks of a stage together. The only class that
 * starts threads. When a call fails, or the caller is interrupted, what is under way finishes, nothing new begins, and
 * all failures are reported at once.
 */
final class Rollout implements AutoCloseable {

    /** An approved stage: what the user is told, its tracks, and the nodes whose start-up is awaited before. */
    record Stage(String what, List<List<Approved>> tracks, List<NodeName> after) {}

    private static final Duration LONGEST_END = Duration.ofSeconds(5);

    private final ContainerPlatform platform;
    private final ExecutorService workers;

    Rollout(ContainerPlatform platform, int atOnce) {
        this.platform = platform;
        this.workers = Executors.newFixedThreadPool(atOnce, work -> {
            var thread = new Thread(work, "rollout");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Performs all stages; throws the failures of the first stage that has any. */
    void perform(List<Stage> stages, Streams streams, Watcher watcher) throws InterruptedException {
        for (Stage stage : stages) {
            perform(stage, streams, watcher);
        }
    }

    private void perform(Stage stage, Streams streams, Watcher watcher) throws InterruptedException {
        var stop = new AtomicBoolean();
        var done = new AtomicInteger();
        watcher.progress(stage.what(), 0, stage.tracks().size());
        var tracks = stage.tracks().stream()
                .map(track -> workers.submit((Callable<Void>) () -> {
                    follow(track, streams, stop);
                    synchronized (watcher) {
                        watcher.progress(
                                stage.what(),
                                done.incrementAndGet(),
                                stage.tracks().size());
                    }
                    return null;
                }))
                .toList();
        var failures = new ArrayList<LabException>();
        boolean interrupted = false;
        for (Future<Void> track : tracks) {
            interrupted |= await(track, stop, failures);
        }
        if (interrupted) {
            throw new InterruptedException();
        }
        if (!failures.isEmpty()) {
            throw together(failures);
        }
    }

    /** All that went wrong, each thing once; a platform that has gone weighs more than a call that failed. */
    private static LabException together(List<LabException> failures) {
        var worst =
                failures.stream().max(Comparator.comparing(LabException::kind)).orElseThrow();
        var problems = failures.stream()
                .flatMap(failure -> failure.problems().stream())
                .distinct()
                .toList();
        return new LabException(worst.kind(), problems, worst);
    }

    /** Performs calls together, and gives for each, in their order, what it came to. */
    List<Ran> performAll(List<Approved> calls) throws InterruptedException {
        var futures =
                calls.stream().map(call -> workers.submit(() -> ran(call))).toList();
        var results = new ArrayList<Ran>();
        try {
            for (var future : futures) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
        return results;
    }

    /**
     * Performs calls that go on until they are ended, each with streams of its own, until all have ended, or the time is
     * over, or the caller is interrupted; then it ends what is left and waits for it.
     *
     * @return the highest exit status of those that ended by themselves
     */
    int performUntil(List<Approved> calls, List<Streams> streams, Duration most) throws InterruptedException {
        var ended = new CountDownLatch(calls.size());
        var worst = new AtomicInteger();
        var failures = Collections.synchronizedList(new ArrayList<LabException>());
        var futures = new ArrayList<Future<?>>();
        for (int i = 0; i < calls.size(); i++) {
            var call = calls.get(i);
            var own = streams.get(i);
            futures.add(workers.submit(() -> {
                try {
                    worst.accumulateAndGet(platform.perform(call, own), Math::max);
                } catch (LabException e) {
                    failures.add(e);
                } catch (InterruptedException | Cancelled e) {
                    Thread.currentThread().interrupt();
                } finally {
                    ended.countDown();
                }
            }));
        }
        try {
            ended.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            futures.forEach(future -> future.cancel(true));
        }
        ended.await(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        if (!failures.isEmpty()) {
            throw together(failures);
        }
        return worst.get();
    }

    private Ran ran(Approved call) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try {
            int status = platform.perform(call, Streams.to(out, err));
            return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (LabException e) {
            return new Ran(Ran.NOT_RUN, "", e.getMessage());
        }
    }

    private void follow(List<Approved> track, Streams streams, AtomicBoolean stop) throws InterruptedException {
        try {
            for (Approved call : track) {
                if (stop.get()) {
                    return;
                }
                platform.perform(call, streams);
            }
        } catch (LabException | InterruptedException e) {
            stop.set(true);
            throw e;
        }
    }

    /** Waits for a track whatever happens; says whether the wait was interrupted meanwhile. */
    private static boolean await(Future<Void> track, AtomicBoolean stop, List<LabException> failures) {
        boolean interrupted = false;
        while (true) {
            try {
                track.get();
                return interrupted;
            } catch (InterruptedException e) {
                stop.set(true);
                interrupted = true;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof LabException failure) {
                    failures.add(failure);
                } else if (!(e.getCause() instanceof InterruptedException)) {
                    throw new IllegalStateException(e.getCause());
                }
                return interrupted;
            }
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
