package kathara.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Screen;

/**
 * What runs behind the prompt, by number, and how a line runs in front of it: on a thread of its own, so that the prompt
 * comes back whatever hangs there. Any thread may use it.
 */
final class Jobs {
    private static final Duration GRACE = Duration.ofSeconds(2);

    private final Consumer<String> above;
    private final SortedMap<Integer, Job> behind = new TreeMap<>();
    private final List<String> held = new ArrayList<>();
    private int holding;

    /**
     * @param above shows a line above the prompt, or where the output is when there is none
     */
    Jobs(Consumer<String> above) {
        this.above = above;
    }

    /** Shows a line, now or when the terminal is no longer with a program in front. */
    void say(String line) {
        synchronized (held) {
            if (holding > 0) {
                held.add(line);
                return;
            }
        }
        above.accept(line);
    }

    /** A program in front has the terminal. */
    void hold() {
        synchronized (held) {
            holding++;
        }
    }

    void release() {
        var lines = new ArrayList<String>();
        synchronized (held) {
            if (--holding == 0) {
                lines.addAll(held);
                held.clear();
            }
        }
        lines.forEach(above);
    }

    /** Begins work behind the prompt; its number. */
    int start(String source, JobScreen screen, Job.Work work) {
        var job = new Job[1];
        job[0] = new Job(source, screen, work, () -> ended(job[0]));
        int number = number(job[0]);
        screen.number(number);
        job[0].start();
        return number;
    }

    private synchronized int number(Job job) {
        int number = behind.isEmpty() ? 1 : behind.lastKey() + 1;
        behind.put(number, job);
        return number;
    }

    private void ended(Job job) {
        Optional<Integer> number;
        synchronized (this) {
            number = behind.entrySet().stream()
                    .filter(entry -> entry.getValue() == job)
                    .map(SortedMap.Entry::getKey)
                    .findFirst();
            number.ifPresent(behind::remove);
        }
        if (number.isPresent() && !job.screen().front()) {
            job.tellProblems();
            say("[" + number.get() + "] " + job.ending() + ": " + job.source());
        }
    }

    /**
     * Runs work in front. An interrupt of the calling thread cancels it; when it does not end although it was cancelled
     * twice, it is let go of and ends behind the prompt.
     *
     * @param letGo is called when that happens
     */
    int inFront(String source, JobScreen screen, Screen user, Job.Work work, Runnable letGo)
            throws InterruptedException {
        var job = new Job[1];
        job[0] = new Job(source, screen, work, () -> ended(job[0]));
        job[0].start();
        return awaited(job[0], user, letGo);
    }

    private int awaited(Job job, Screen user, Runnable letGo) throws InterruptedException {
        int cancelled = 0;
        while (!job.ended()) {
            try {
                if (cancelled == 0 || job.endsWithin(GRACE)) {
                    job.await();
                } else if (cancelled == 1) {
                    user.note("cancelled, but it takes its time to end; Ctrl-C again lets go of it");
                    job.await();
                } else {
                    int number = number(job);
                    job.screen().toBack(number);
                    letGo.run();
                    if (job.ended()) {
                        ended(job); // just now, before it had a number
                    }
                    throw new LabException(Problem.of(
                            "\"" + job.source() + "\" does not end; it is behind the prompt now, as job " + number,
                            "see: jobs; its changes to the lab may still come, so look before you go on: linfo"));
                }
            } catch (InterruptedException e) {
                cancelled++;
                job.cancel();
            }
        }
        return job.outcome();
    }

    /** Brings a job to the front until it ends. */
    int toFront(int number, Screen user) throws InterruptedException {
        var job = job(number);
        user.note(job.source());
        job.screen().toFront();
        synchronized (this) {
            behind.remove(number);
        }
        return awaited(job, user, () -> {});
    }

    synchronized SortedMap<Integer, Job> all() {
        return new TreeMap<>(behind);
    }

    Job job(int number) {
        var job = all().get(number);
        if (job == null) {
            throw new LabException(Problem.of("there is no job " + number, "see: jobs"));
        }
        return job;
    }

    /** Cancels all of them, and waits a moment for them to end. */
    void endAll() {
        all().values().forEach(Job::cancel);
        try {
            for (var job : all().values()) {
                job.endsWithin(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
