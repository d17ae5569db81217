package kathara.engine.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kathara.engine.call.Approved;
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
