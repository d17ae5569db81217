package kathara.shell.terminal;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import kathara.shell.workspace.PastLines;
import kathara.shell.workspace.PastLines.Past;
import org.jline.reader.impl.history.DefaultHistory;

/** JLine's history, kept in {@link PastLines} with a lab for each line. */
final class LabHistory extends DefaultHistory {
    private final PastLines kept;
    private final Supplier<String> lab;
    private final Deque<Past> newestFirst = new ArrayDeque<>();

    /**
     * @param lab says which lab the session is on
     */
    LabHistory(PastLines kept, Supplier<String> lab) {
        this.kept = kept;
        this.lab = lab;
    }

    @Override
    public void load() {
        for (Past past : kept.all()) {
            newestFirst.addFirst(past);
            internalAdd(past.time(), past.line());
        }
    }

    @Override
    public void save() {
        // each line is kept when it is entered
    }

    @Override
    public void add(Instant time, String line) {
        int before = last();
        super.add(time, line);
        if (last() != before) {
            var past = new Past(time, lab.get(), line);
            newestFirst.addFirst(past);
            kept.add(past);
        }
    }

    /** What the newest line that begins so, of the session's lab if there is one, adds to it. */
    Optional<String> continues(String beginning) {
        var here = lab.get();
        return Stream.concat(newestFirst.stream().filter(past -> past.lab().equals(here)), newestFirst.stream())
                .map(Past::line)
                .filter(line ->
                        line.length() > beginning.length() && line.startsWith(beginning) && line.indexOf('\n') < 0)
                .findFirst()
                .map(line -> line.substring(beginning.length()));
    }

    /** The lines, each once: first those of the session's lab, and of these the newest. */
    List<String> bestFirst() {
        var here = lab.get();
        var lines = new ArrayList<String>();
        newestFirst.stream().filter(past -> past.lab().equals(here)).forEach(past -> lines.add(past.line()));
        newestFirst.stream().filter(past -> !past.lab().equals(here)).forEach(past -> lines.add(past.line()));
        return lines.stream().distinct().toList();
    }
}
