package kathara.shell.command.seeing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.shell.command.Span;

/** The words of a command of which clauses such as {@code for 30s} are taken, one after the other. */
final class Words {
    private final String command;
    private final List<String> left;

    Words(String command, List<String> words) {
        this.command = command;
        this.left = new ArrayList<>(words);
    }

    /** Takes {@code KEY TIME}. */
    Optional<Duration> time(String key) {
        return after(key).map(text -> time(key, text));
    }

    private Duration time(String key, String text) {
        return Span.withUnit(text)
                .orElseThrow(() ->
                        usage("\"" + text + "\" is not a time", "write it as in: " + key + " 30s; with ms, s, m or h"));
    }

    /** Takes {@code KEY WORD}, and gives the word. */
    Optional<String> after(String key) {
        int at = left.lastIndexOf(key);
        if (at < 0) {
            return Optional.empty();
        }
        if (at + 1 == left.size()) {
            throw usage("nothing stands behind \"" + key + "\"", "see: help " + command);
        }
        left.remove(at);
        return Optional.of(left.remove(at));
    }

    /** Takes {@code NUMBER KEY}, and gives the number. */
    Optional<Integer> before(String key) {
        int at = left.lastIndexOf(key);
        if (at < 1 || !left.get(at - 1).matches("[1-9][0-9]{0,5}")) {
            return Optional.empty();
        }
        left.remove(at);
        return Optional.of(Integer.parseInt(left.remove(at - 1)));
    }

    /** What has not been taken. */
    List<String> left() {
        return left;
    }

    /** Nothing may be left. */
    void mustEnd() {
        if (!left.isEmpty()) {
            throw usage("\"" + left.get(0) + "\" is one word too many", "see: help " + command);
        }
    }

    LabException usage(String what, String remedy) {
        return LabException.usage(command + ": " + what, remedy);
    }
}
