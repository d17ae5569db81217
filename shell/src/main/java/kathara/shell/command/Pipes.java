package kathara.shell.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.shell.screen.PipedScreen;

/**
 * Runs a line: what its command writes is pushed through the filters, line by line as it comes, and to the screen or a
 * file. The filters run on the threads that write, so that nothing runs that a line does not name.
 */
final class Pipes {
    private Pipes() {}

    /** The command's status, or else that of the first filter that says no. */
    static int run(Context context, Line line) throws InterruptedException {
        if (line.target().isEmpty()) {
            return run(context, line, context.screen().out());
        }
        var target = line.target().get();
        filters(context, line, OutputStream.nullOutputStream(), true); // a wrong filter leaves the file as it is
        try (var file = open(context, target)) {
            int status = run(context, line, file);
            file.flush();
            return status;
        } catch (IOException e) {
            throw unwritable(target, e);
        }
    }

    private static int run(Context context, Line line, OutputStream out) throws InterruptedException {
        if (line.calls().size() == 1) {
            return line.target().isEmpty()
                    ? context.interpreter().run(line.first())
                    : context.interpreter()
                            .writingTo(new PipedScreen(context.screen(), out))
                            .run(line.first());
        }
        var filters = filters(context, line, out, line.target().isPresent());
        var source = context.interpreter().writingTo(new PipedScreen(context.screen(), filters));
        int status;
        try {
            filters.stopWhenEnough(mayBeStopped(line.first()) ? Optional.of(Thread.currentThread()) : Optional.empty());
            status = source.run(line.first());
        } catch (InterruptedException e) {
            if (!filters.enough()) {
                throw e;
            }
            status = 0;
        } finally {
            filters.stopWhenEnough(Optional.empty());
        }
        if (filters.enough()) {
            Thread.interrupted(); // it was ours, and came too late
        }
        int filtered = filters.end();
        return status != 0 ? status : filtered;
    }

    /** What only looks may be cut short by {@code head}; a change of the lab never. */
    private static boolean mayBeStopped(Line.Call call) {
        return call.onHost()
                || Commands.find(call.name())
                        .map(entry -> entry.group() == CommandEntry.Group.LOOKING)
                        .orElse(true);
    }

    private static Filtering filters(Context context, Line line, OutputStream out, boolean toFile) {
        Filtering next = null;
        for (int i = line.calls().size() - 1; i > 0; i--) {
            var filter = filter(context, line.calls().get(i));
            next = next == null
                    ? Filtering.last(filter, out, toFile ? Optional.empty() : Optional.of(context.tty()))
                    : Filtering.before(next, filter);
        }
        return next;
    }

    private static Filter filter(Context context, Line.Call call) {
        var entry = call.onHost() ? Optional.<CommandEntry>empty() : Commands.find(call.name());
        if (entry.isEmpty() || entry.get().group() != CommandEntry.Group.FILTERS) {
            var names = Commands.ALL.stream()
                    .filter(each -> each.group() == CommandEntry.Group.FILTERS)
                    .map(CommandEntry::name)
                    .toList();
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "\"" + call.name() + "\" is no filter",
                            Nearest.orAll(call.name(), "filters", names)
                                    + "; a pipe inside a node: pc1 sh -c 'ip route | sort'"));
        }
        var words = ofFilter(true, call.from(1).texts());
        return Parsing.filled(entry.get(), words, context)
                .map(Filter.class::cast)
                .orElseThrow(() -> new LabException(
                        LabException.Kind.USAGE,
                        Problem.of("a pipe has no place for help", "see: help " + call.name())));
    }

    /** The words of a filter, in which -5 is -n 5, as every head(1) and tail(1) takes it. */
    static List<String> ofFilter(boolean filter, List<String> words) {
        return words.stream()
                .map(word -> filter && word.matches("-[0-9]+") ? "-n" + word.substring(1) : word)
                .toList();
    }

    private static OutputStream open(Context context, Line.Target target) {
        var mode = target.append() ? StandardOpenOption.APPEND : StandardOpenOption.TRUNCATE_EXISTING;
        try {
            return new BufferedOutputStream(Files.newOutputStream(
                    context.workspace().path(Path.of(target.file())),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE,
                    mode));
        } catch (IOException | InvalidPathException e) {
            throw unwritable(target, e);
        }
    }

    private static LabException unwritable(Line.Target target, Exception e) {
        return new LabException(
                Problem.of(
                        "\"" + target.file() + "\" cannot be written: " + e.getMessage(),
                        "is its folder there, and may you write to it?"),
                e);
    }
}
