package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.demo.Demos;
import kathara.shell.language.Passage;
import kathara.shell.language.Script;
import kathara.shell.language.Statements;
import kathara.shell.language.Step;
import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;

/**
 * Runs lines: a line that begins with a command's name is that command, one that begins with a node's name runs on the
 * node. The same for the prompt, for {@code -c}, for files and for one command of the operating system. Used by one
 * thread.
 */
public final class Interpreter {
    /** What problems of a line call the prompt; such lines are not told their own place. */
    public static final String PROMPT = "prompt";

    private static final int DEEPEST = 20;

    private final Context context;
    private final Jobs jobs;
    private final Demos demos;
    private Run run;

    public Interpreter(Workspace workspace, Screen screen, Tty tty) {
        this(workspace, screen, tty, screen::result);
    }

    /**
     * @param above shows a line of what runs behind the prompt, from any thread
     */
    public Interpreter(Workspace workspace, Screen screen, Tty tty, Consumer<String> above) {
        this(new Shown(workspace, screen, tty), new Jobs(above), new Demos(), new Run(new Scope(List.of())));
    }

    /** What an interpreter works on and shows things on. */
    private record Shown(Workspace workspace, Screen screen, Tty tty) {}

    private Interpreter(Shown shown, Jobs jobs, Demos demos, Run run) {
        this.context = new Context(shown.workspace(), shown.screen(), shown.tty(), this);
        this.jobs = jobs;
        this.demos = demos;
        this.run = run;
    }

    /** The same work with another screen and terminal. */
    public Interpreter before(Screen screen, Tty tty) {
        return new Interpreter(new Shown(context.workspace(), screen, tty), jobs, demos, run);
    }

    /** The same work with another screen and no terminal. */
    Interpreter writingTo(Screen screen) {
        return before(screen, new NoTerminal(context.tty()));
    }

    Jobs jobs() {
        return jobs;
    }

    /** The recording and the play of this session. */
    public Demos demos() {
        return demos;
    }

    /** What goes on besides the line that is typed, in a few words each. */
    public List<String> going() {
        var all = new ArrayList<>(demos.going());
        int behind = jobs.all().size();
        if (behind > 0) {
            all.add(Counted.of(behind, "job"));
        }
        return all;
    }

    /** Cancels what still runs behind the prompt, and ends the recording. */
    public void end() {
        demos.stopRecording();
        jobs.all().values().forEach(job -> context.screen().note("ended with the shell: " + job.source()));
        jobs.endAll();
    }

    /**
     * Runs a line that was typed, on a thread of its own. An interrupt of the calling thread cancels it; what does not
     * end then is let go of, and the next line begins with a new session.
     */
    public int runTyped(String text) throws InterruptedException {
        var screen = new JobScreen(context.screen(), jobs::say, true);
        var work = before(screen, new JobTty(context.tty(), screen, jobs));
        return jobs.inFront(text, screen, context.screen(), () -> work.runText(PROMPT, text), () -> {
            run = new Run(run.scope.copy());
            context.workspace().letGo();
        });
    }

    private int begin(Line line) {
        var workspace = context.workspace().beside();
        var screen = new JobScreen(context.screen(), jobs::say, false);
        var shown = new Shown(workspace, screen, new NoTerminal(context.tty()));
        var other = new Interpreter(shown, jobs, new Demos(), new Run(run.scope.copy()));
        int number = jobs.start(line.source(), screen, () -> {
            try (workspace) {
                return other.run(line.inFront());
            }
        });
        context.screen().note("[" + number + "] " + line.source());
        return 0;
    }

    /** Whether {@code exit} has been said. */
    public boolean leaving() {
        return run.leaving;
    }

    void leave() {
        run.leaving = true;
    }

    /** What stands in the try that runs stays. */
    void keep() {
        if (run.trial == null) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("there is nothing to keep", "keep stands in a try, as in: try { vstart pc1; keep }"));
        }
        run.trial.keep();
    }

    public Context context() {
        return context;
    }

    /** Shows what each call to the platform amounts to, before it is made. */
    public void explain() {
        run.scope.explaining(true);
    }

    Scope scope() {
        return run.scope;
    }

    /** Whether the first failure ends what runs. */
    public boolean stopping() {
        return run.scope.stopping();
    }

    /** Gives a variable these words. */
    public void set(String name, List<String> words) {
        run.scope.set(name, words);
    }

    /** Runs the statements of a text until one ends with a status that is not 0, and gives that status. */
    public int runText(String file, String text) throws InterruptedException {
        if (run.depth == DEEPEST) {
            throw new LabException(
                    Problem.of("files run each other " + DEEPEST + " deep", "does \"" + file + "\" run itself?"));
        }
        run.depth++;
        try {
            var script = Statements.script(file, text);
            return run.depth == 1 ? runOutermost(script) : runAll(script.steps());
        } finally {
            run.depth--;
        }
    }

    private int runOutermost(Script script) throws InterruptedException {
        int status = 0;
        for (var passage : script.passages()) {
            status = run(passage);
            if (ends(status)) {
                return status;
            }
        }
        demos.noted(script.ending());
        return status;
    }

    /** Runs one statement as it is typed, or as a file that is shown has it; it is recorded if the session is. */
    public int run(Passage passage) throws InterruptedException {
        run.status =
                demos.run(passage, context, (screen, tty) -> before(screen, tty).runOne(passage.step()));
        return run.status;
    }

    /** Whether what runs goes no further behind a statement that ended so. */
    boolean ends(int status) {
        return run.leaving || status != 0 && run.scope.stopping();
    }

    /**
     * Runs a file with variables of its own: these arguments, and {@code $here}, the folder that the file lies in.
     *
     * @param shown the file as the user calls it
     */
    int runFile(String shown, Path file, List<String> arguments) throws InterruptedException {
        var text = ScriptText.of(shown, file);
        var outer = run.scope;
        run.scope = new Scope(arguments);
        run.scope.explaining(outer.explaining());
        run.scope.set("here", List.of(String.valueOf(file.toAbsolutePath().getParent())));
        try {
            return runText(shown, text);
        } finally {
            run.scope = outer;
        }
    }

    int runAll(List<Step> steps) throws InterruptedException {
        int status = 0;
        for (Step step : steps) {
            status = runOne(step);
            run.status = status;
            if (ends(status)) {
                break;
            }
        }
        return status;
    }

    private int runOne(Step step) throws InterruptedException {
        try {
            int before = run.told;
            int status = step.handledBy(new Meaning(this, run));
            if (status != 0 && run.told == before && !typed(step.place())) {
                run.told++;
                context.screen()
                        .problem(Problem.of("\"" + shortened(step.source()) + "\" ended with status " + status)
                                .at(step.place()));
            }
            return status;
        } catch (LabException e) {
            var located = typed(step.place()) ? e : e.at(step.place());
            if (run.scope.stopping()) {
                throw located;
            }
            run.told++;
            located.problems().forEach(context.screen()::problem);
            return located.kind().exitStatus();
        }
    }

    private static boolean typed(Problem.Place place) {
        return place.file().equals(PROMPT);
    }

    private static String shortened(String source) {
        var line = source.lines().findFirst().orElse("");
        return line.length() <= 60 ? line : line.substring(0, 60) + "…";
    }

    /** Runs one command, given as words that mean themselves; its exit status. */
    public int run(List<String> words) throws InterruptedException {
        return run(Line.of(words));
    }

    int run(Line line) throws InterruptedException {
        if (line.behind()) {
            return begin(line);
        }
        var first = line.first();
        if (!first.onHost()
                && first.words().size() > 1
                && !first.words().get(1).text().equals("--help")) {
            var command = Commands.find(first.name()).map(entry -> entry.make().get());
            if (command.isPresent() && command.get() instanceof OfLine said) {
                return said.run(context, line.from(1));
            }
        }
        return Pipes.run(context, line);
    }

    /** Runs one command whose words are known, without what stands behind it. */
    int run(Line.Call call) throws InterruptedException {
        if (call.onHost()) {
            return Host.run(context, call.texts());
        }
        context.workspace().explainTo(run.scope.explaining() ? Optional.of(context.screen()::note) : Optional.empty());
        var entry = Commands.find(call.name());
        if (entry.isEmpty()) {
            return NodeLine.run(context, call);
        }
        var words = call.texts();
        var command = Parsing.filled(entry.get(), words.subList(1, words.size()), context);
        try {
            return command.isEmpty() ? 0 : command.get().run(context);
        } catch (LabException e) {
            if (e.kind() == LabException.Kind.NO_PLATFORM) {
                Rehearsal.mustBeAllowed(context, command.get(), words);
            }
            throw e;
        }
    }

    /** What statements write, which must succeed. */
    String written(List<Step> steps, Problem.Place place) throws InterruptedException {
        var kept = new Kept();
        int status = writingTo(kept.ofResults(context.screen())).runAll(steps);
        if (status != 0) {
            throw new LabException(Problem.of(
                            "what stands in $(…) ended with status " + status,
                            "see: help expect, for commands that may fail")
                    .at(place));
        }
        return kept.text();
    }

    /** What a line comes to; a problem of it is a result as well, unless it is no line at all or is refused. */
    Result result(Line line) throws InterruptedException {
        var kept = new Kept();
        int status;
        try {
            status = writingTo(kept.ofAll()).run(line);
        } catch (LabException e) {
            if (e.kind() != LabException.Kind.FAILED) {
                throw e;
            }
            e.problems().forEach(kept::say);
            status = e.kind().exitStatus();
        }
        return new Result(status, kept.text(), kept.said());
    }
}
