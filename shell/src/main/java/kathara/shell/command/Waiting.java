package kathara.shell.command;

import java.time.Duration;
import kathara.engine.platform.Cancelled;
import kathara.engine.problem.LabException;

/** Tries a line again and again until it is as expected or the time is over. */
final class Waiting {
    private static final Duration DEFAULT = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(250);

    private final Context context;
    private final Expectation wanted;
    private final Duration limit;
    private Result last = new Result(-1, "", "no attempt ended in time");
    private int attempts;

    Waiting(Context context, Line line) {
        this.context = context;
        var words = line.last().words();
        int size = words.size();
        this.limit = isLimited(line) ? Span.of(words.get(size - 1).text()) : DEFAULT;
        this.wanted = Expectation.of(withoutLimit(line));
    }

    private static boolean isLimited(Line line) {
        var words = line.last().words();
        return words.size() > 2 && words.get(words.size() - 2).text().equals("within");
    }

    /** The line without the time that stands at its end. */
    static Line withoutLimit(Line line) {
        return isLimited(line) ? line.without(2) : line;
    }

    void run() throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        try (var alarm = new Alarm(limit)) {
            try {
                while (!holds()) {
                    if (System.nanoTime() + BETWEEN.toNanos() >= end) {
                        throw over();
                    }
                    Thread.sleep(BETWEEN.toMillis());
                }
            } catch (InterruptedException | Cancelled e) {
                if (!alarm.rang()) {
                    throw e;
                }
                throw over();
            }
        }
    }

    private boolean holds() throws InterruptedException {
        var result = context.interpreter().result(wanted.line());
        last = result;
        attempts++;
        return wanted.holds(result);
    }

    private LabException over() {
        return new LabException(wanted.missed(
                "\"" + wanted.line().shown() + "\" was not as expected within " + shown(limit) + ", in "
                        + Counted.of(attempts, "attempt"),
                last));
    }

    private static String shown(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
