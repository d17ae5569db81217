package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.NodeName;
import kathara.shell.language.Statements;
import picocli.CommandLine;

/**
 * Looks through a .ksh file without running it: commands and options that are not there, variables that nothing sets,
 * nodes that nothing creates. What only a run can tell, it leaves alone.
 */
final class ScriptLint {
    /** Behind these there may be nodes and variables that the file does not name. */
    private static final Set<String> OPEN = Set.of("run", "include", "play", "groovy", "lab", "undo", "redo");

    private final Context context;
    private final ScriptCalls script;
    private final Path folder;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> nodes = new TreeSet<>();
    private final Set<String> variables = new TreeSet<>();
    private boolean open;

    private ScriptLint(Context context, Path folder, ScriptCalls script) {
        this.context = context;
        this.folder = folder;
        this.script = script;
    }

    /**
     * What is wrong, in the order of the file.
     *
     * @param shown the file as the user calls it
     */
    static List<Problem> of(Context context, String shown, Path file) {
        var folder = file.toAbsolutePath().getParent();
        try {
            var steps = Statements.of(shown, ScriptText.of(shown, file));
            return new ScriptLint(context, folder, new ScriptCalls(folder.toString(), steps)).problems();
        } catch (LabException e) {
            if (e.problem().where().isEmpty()) {
                throw e;
            }
            return e.problems();
        }
    }

    private List<Problem> problems() {
        variables.addAll(script.loops());
        script.calls().forEach(call -> learn(inside(call)));
        script.calls().forEach(this::check);
        script.uses().forEach(this::check);
        return problems;
    }

    /** The command behind words as {@code expect}, without what is expected of it. */
    private static ScriptCalls.Call inside(ScriptCalls.Call call) {
        var words = call.words();
        var name = words.get(0).text();
        boolean expecting = name.equals("expect") && words.size() > 1;
        boolean waiting =
                name.equals("wait") && words.size() > 2 && words.get(1).text().equals("until");
        if (!expecting && !waiting) {
            return call;
        }
        var line = new Line(
                List.of(new Line.Call(false, words.subList(expecting ? 1 : 2, words.size()))),
                Optional.empty(),
                false,
                "");
        var bare = Expectation.of(waiting ? Waiting.withoutLimit(line) : line)
                .line()
                .first();
        return inside(new ScriptCalls.Call(bare.words(), bare.onHost(), call.filter(), call.place()));
    }

    private void learn(ScriptCalls.Call call) {
        var texts = call.texts();
        switch (texts.get(0)) {
            case "set" -> variables.addAll(texts.subList(Math.min(1, texts.size()), Math.min(2, texts.size())));
            case "vstart" -> learnStarted(call);
            case "lstart", "lrestart" -> learnLab(call);
            default -> open |= OPEN.contains(texts.get(0)) || call.words().get(0) == ScriptCalls.UNKNOWN;
        }
    }

    private void learnStarted(ScriptCalls.Call call) {
        if (!call.isKnown()) {
            open = true;
            return;
        }
        var entry = Commands.find("vstart").orElseThrow();
        try {
            var words = call.texts().subList(1, call.words().size()).toArray(new String[0]);
            Parsing.parserOf(entry, entry.make().get())
                    .parseArgs(words)
                    .matchedPositionals()
                    .forEach(parameter -> nodes.addAll(parameter.originalStringValues()));
        } catch (CommandLine.ParameterException e) {
            nodes.addAll(call.texts()); // what is wrong with it is told when it is checked
        }
    }

    private void learnLab(ScriptCalls.Call call) {
        if (!call.isKnown()) {
            open = true;
            return;
        }
        var texts = call.texts();
        int option = Math.max(texts.indexOf("-d"), texts.indexOf("--directory"));
        try {
            var workspace = context.workspace();
            var place = option > 0 && option + 1 < texts.size()
                    ? workspace.at(Path.of(texts.get(option + 1)))
                    : LabDirectory.isLab(folder) ? workspace.at(folder) : workspace.place();
            workspace.read(place).ifPresent(lab -> lab.topology().nodes().keySet().stream()
                    .map(NodeName::text)
                    .forEach(nodes::add));
        } catch (LabException e) {
            open = true;
            e.problems()
                    .forEach(problem -> problems.add(problem.where().isPresent() ? problem : problem.at(call.place())));
        }
    }

    private void check(ScriptCalls.Call call) {
        var inner = inside(call);
        if (inner.onHost() || inner.words().get(0) == ScriptCalls.UNKNOWN) {
            return;
        }
        var name = inner.texts().get(0);
        var entry = Commands.find(name);
        if (inner.filter()
                && entry.filter(found -> found.group() == CommandEntry.Group.FILTERS)
                        .isEmpty()) {
            problems.add(
                    Problem.of("\"" + name + "\" is no filter", "see: help").at(call.place()));
        } else if (entry.isPresent()) {
            checkWords(entry.get(), inner);
        } else {
            checkNodes(name, inner);
        }
    }

    private void checkWords(CommandEntry entry, ScriptCalls.Call call) {
        try {
            if (call.isKnown()) {
                Parsing.filled(
                        entry,
                        Pipes.ofFilter(
                                call.filter(),
                                call.texts().subList(1, call.words().size())),
                        context);
            } else {
                checkOptions(entry, call);
            }
        } catch (LabException e) {
            e.problems().forEach(problem -> problems.add(problem.at(call.place())));
        }
    }

    /** Of a command whose words are known in part. */
    private void checkOptions(CommandEntry entry, ScriptCalls.Call call) {
        var command = entry.make().get();
        if (command instanceof StopsAtPositional) {
            return;
        }
        var options =
                Parsing.parserOf(entry, command).getCommandSpec().optionsMap().keySet();
        for (var word : call.words()) {
            var option = word.text().split("=", 2)[0];
            if (word.text().equals("--")) {
                return;
            }
            if (option.startsWith("--") && !options.contains(option)) {
                problems.add(Problem.of(
                                entry.name() + ": \"" + option + "\" is no option of it",
                                Nearest.to(option, options)
                                        .map(near -> "did you mean " + near + "?")
                                        .orElse("see: help " + entry.name()))
                        .at(call.place()));
            }
        }
    }

    private void checkNodes(String name, ScriptCalls.Call call) {
        if (open || name.equals("all") && !nodes.isEmpty()) {
            return;
        }
        for (var part : name.split(",")) {
            boolean pattern = part.matches(".*[*?@].*");
            if (!pattern && !nodes.contains(part)) {
                var known = new ArrayList<>(Commands.names());
                known.addAll(nodes);
                problems.add(Problem.of(
                                "\"" + part + "\" is no command, and nothing creates a node of that name",
                                Nearest.to(part, known)
                                        .map(near -> "did you mean \"" + near + "\"?")
                                        .orElse("see: help"))
                        .at(call.place()));
            }
        }
    }

    private void check(ScriptCalls.Use use) {
        boolean always = use.name().matches("[@#?0-9]+");
        if (!always && !open && !variables.contains(use.name())) {
            problems.add(Problem.of(
                            "nothing sets $" + use.name(),
                            Nearest.to(use.name(), variables)
                                    .map(near -> "did you mean $" + near + "?")
                                    .orElse("in single quotes a $ means itself"))
                    .at(use.place()));
        }
    }
}
