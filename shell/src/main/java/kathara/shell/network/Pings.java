package kathara.shell.network;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Hears the answers that ping(8) gets when it is run with {@link #command}, and finds when there were none. */
public final class Pings implements Consumer<String> {
    private static final Duration BETWEEN = Duration.ofMillis(20);
    private static final Pattern ANSWER = Pattern.compile("\\[([0-9]+)\\.([0-9]{6})\\] .*bytes from.*");

    private final List<Instant> answers = new ArrayList<>();

    /** A time in which no answer came. */
    public record Silence(Instant from, Instant to) {
        public Duration length() {
            return Duration.between(from, to);
        }
    }

    /** Asks fifty times a second, until it is ended. */
    public static List<String> command(String address) {
        return List.of("ping", "-n", "-D", "-i", "0.02", "--", address);
    }

    @Override
    public synchronized void accept(String line) {
        var found = ANSWER.matcher(line);
        if (found.matches()) {
            answers.add(Instant.ofEpochSecond(Long.parseLong(found.group(1)), Long.parseLong(found.group(2)) * 1000));
        }
    }

    public synchronized boolean answered() {
        return !answers.isEmpty();
    }

    /** The longest time without an answer up to then, when it was longer than five answers take. */
    public synchronized Optional<Silence> longestSilence(Instant end) {
        Optional<Silence> longest = Optional.empty();
        for (int i = 0; i < answers.size(); i++) {
            var next = new Silence(answers.get(i), i + 1 < answers.size() ? answers.get(i + 1) : end);
            boolean longer =
                    longest.map(Silence::length).orElse(BETWEEN.multipliedBy(5)).compareTo(next.length()) < 0;
            if (longer) {
                longest = Optional.of(next);
            }
        }
        return longest;
    }
}
