package kathara.shell;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kathara.engine.problem.LabException;
import kathara.shell.completion.Completion;
import kathara.shell.completion.InsideNodes;
import kathara.shell.completion.LiveNames;
import kathara.shell.completion.Suggestion;
import kathara.shell.language.HalfLine;
import kathara.shell.workspace.Workspace;

/** What may come next in a line of the operating system's shell that begins with {@code kathara}. */
final class ShellCompletion {
    private final Workspace workspace;

    ShellCompletion(Workspace workspace) {
        this.workspace = workspace;
    }

    /** A row for each: the word and, behind a tab, what it is. */
    List<String> rows(String typed) {
        var half = HalfLine.of(typed, typed.length());
        var words = half.before().stream().skip(1).toList();
        while (!words.isEmpty() && words.get(0).startsWith("-")) {
            words = words.subList(words.get(0).equals("--platform") ? Math.min(2, words.size()) : 1, words.size());
        }
        boolean ofPlatform = last(half.before()).equals("--platform");
        var all = ofPlatform
                ? Stream.of("docker", "podman", "native").map(ShellCompletion::plain)
                : of(new HalfLine(half.role(), words, half.prefix(), half.start(), half.closed()));
        return all.filter(suggestion -> suggestion.value().startsWith(half.prefix()))
                .map(ShellCompletion::row)
                .distinct()
                .toList();
    }

    private static String last(List<String> words) {
        return words.isEmpty() ? "" : words.get(words.size() - 1);
    }

    private Stream<Suggestion> of(HalfLine line) {
        if (line.before().isEmpty() && line.prefix().startsWith("-")) {
            return Launch.options().stream().map(ShellCompletion::plain);
        }
        Predicate<Suggestion> byItself = suggestion -> line.before().isEmpty()
                || !line.prefix().isEmpty()
                || !suggestion.value().startsWith("-");
        return new Completion(workspace, new InsideNodes())
                .suggestions(line, names()).stream().filter(byItself);
    }

    /** None where no platform answers: commands, options and files are completed all the same. */
    private LiveNames names() {
        try {
            var platform = workspace.platform();
            return LiveNames.of(
                    platform.inspect(workspace.lab()).topology(), platform.images(), platform.labs(workspace.owner()));
        } catch (LabException e) {
            return LiveNames.NONE;
        }
    }

    private static Suggestion plain(String value) {
        return new Suggestion(value, "", "", true);
    }

    private static String row(Suggestion suggestion) {
        return suggestion.description().isEmpty()
                ? suggestion.value()
                : suggestion.value() + "\t" + suggestion.description();
    }
}
