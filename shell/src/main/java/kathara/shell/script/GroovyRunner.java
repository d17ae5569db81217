package kathara.shell.script;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyShell;
import groovy.lang.MissingMethodException;
import groovy.lang.Script;
import groovy.transform.ThreadInterrupt;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Screen;
import kathara.shell.workspace.Workspace;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;

/** Runs a Groovy script with {@code lab}, {@code node(…)}, {@code link(…)} and {@code sh(…)}. An interrupt ends it. */
public final class GroovyRunner {
    private static final String CODE = "groovy";

    private final Workspace workspace;
    private final Screen screen;
    private final LineRunner lines;
    private final ScriptVariables variables;

    /**
     * @param variables those of the shell, which a script sees and sets
     */
    public GroovyRunner(Workspace workspace, Screen screen, LineRunner lines, Map<String, List<String>> variables) {
        this.variables = new ScriptVariables(variables);
        this.workspace = workspace;
        this.screen = screen;
        this.lines = lines;
    }

    /**
     * Runs code, or the script that the first word names or is.
     *
     * @param code null when the first word says it
     */
    public int run(String code, List<String> words) throws InterruptedException {
        if (code == null && words.isEmpty()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("groovy: no script is given", "name a file, or write { code }"));
        }
        workspace.policy().mustAllowScript(code != null ? CODE : words.get(0));
        if (code != null) {
            return run(CODE, code, words);
        }
        var first = words.get(0);
        var rest = words.subList(1, words.size());
        return first.startsWith("{")
                ? run(CODE, first.substring(1, first.length() - 1), rest)
                : run(first, text(first), rest);
    }

    private String text(String file) {
        try {
            return Files.readString(workspace.path(Path.of(file)));
        } catch (IOException e) {
            throw new LabException(Problem.of("\"" + file + "\" cannot be read", "name a file, or write { code }"), e);
        }
    }

    private int run(String file, String text, List<String> arguments) throws InterruptedException {
        try (var events = new ScriptEvents(workspace.session())) {
            return run(file, text, arguments, new ScriptLab(workspace.session(), lines, events));
        }
    }

    private int run(String file, String text, List<String> arguments, ScriptLab lab) throws InterruptedException {
        var binding = new Binding();
        variables.to(binding);
        var out = new PrintStream(screen.out(), true, StandardCharsets.UTF_8);
        binding.setVariable("lab", lab);
        binding.setVariable("args", arguments.toArray(new String[0]));
        binding.setVariable("out", new PrintWriter(out, true));
        var configuration = new CompilerConfiguration();
        configuration.addCompilationCustomizers(new ASTTransformationCustomizer(ThreadInterrupt.class));
        configuration.setScriptBaseClass(ScriptBase.class.getName());
        try {
            var value = new GroovyShell(new ScriptLoader(getClass().getClassLoader()), binding, configuration)
                    .parse(text, scriptName(file))
                    .run();
            variables.from(binding);
            if (value != null && file.equals(CODE)) {
                screen.result(value.toString());
            }
            return 0;
        } catch (MultipleCompilationErrorsException e) {
            throw new LabException(LabException.Kind.FAILED, compilation(file, e), e);
        } catch (CompilationFailedException e) {
            throw new LabException(Problem.of(file + ": " + e.getMessage()), e);
        } catch (LabException e) {
            throw located(file, e);
        } catch (Exception | AssertionError e) { // Groovy throws checked ones too, undeclared
            throw failed(file, e);
        }
    }

    /** Groovy makes a class of this name, so it is made to fit; places say the file itself. */
    private static String scriptName(String file) {
        var last = Path.of(file).getFileName().toString().replaceFirst("\\.groovy$", "");
        return last.replaceAll("[^A-Za-z0-9_]", "_") + ".groovy";
    }

    private static List<Problem> compilation(String file, MultipleCompilationErrorsException e) {
        return e.getErrorCollector().getErrors().stream()
                .map(message -> message instanceof SyntaxErrorMessage syntax
                        ? Problem.of(syntax.getCause().getOriginalMessage())
                                .at(new Problem.Place(
                                        file,
                                        syntax.getCause().getLine(),
                                        syntax.getCause().getStartColumn()))
                        : Problem.of(file + ": " + message))
                .toList();
    }

    private static LabException located(String file, LabException e) {
        var place = place(file, e);
        var problem = e.problem();
        return place.isEmpty() || problem.where().isPresent()
                ? e
                : new LabException(e.kind(), List.of(problem.at(place.get())), e);
    }

    private static LabException failed(String file, Throwable e) throws InterruptedException {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                throw new InterruptedException();
            }
            if (cause instanceof LabException known) {
                return located(file, known);
            }
        }
        var missing = e instanceof MissingMethodException;
        var what = Problem.of(
                e.getMessage() == null
                        ? e.getClass().getSimpleName()
                        : e.getMessage().lines().findFirst().orElse(""),
                missing
                        ? "a script has: lab, node(NAME), link(NAME), sh(LINE), waitUntil {…}, on(EVENT) {…}, generate(SHAPE, …), args"
                        : "the script ended here");
        return new LabException(place(file, e).map(what::at).orElse(what), e);
    }

    /** The script's own line in a stack trace. */
    private static Optional<Problem.Place> place(String file, Throwable e) {
        var name = scriptName(file);
        for (StackTraceElement element : e.getStackTrace()) {
            if (name.equals(element.getFileName())) {
                return Optional.of(new Problem.Place(file, Math.max(1, element.getLineNumber()), 1));
            }
        }
        return Optional.empty();
    }

    /** What a script can say without naming the lab. */
    public abstract static class ScriptBase extends Script {
        private ScriptLab lab() {
            return (ScriptLab) getBinding().getVariable("lab");
        }

        public ScriptLab.ScriptNode node(String name) {
            return lab().node(name);
        }

        public ScriptLab.ScriptLink link(String name) {
            return lab().link(name);
        }

        /** Calls the block with a node's name at each event of that kind. */
        public void on(String event, Closure<?> block) {
            lab().on(event, block);
        }

        /** Tries again for 30 seconds until the block gives something true. */
        public void waitUntil(Closure<?> block) throws InterruptedException {
            lab().waitUntil(30, block);
        }

        public void waitUntil(Number seconds, Closure<?> block) throws InterruptedException {
            lab().waitUntil(seconds, block);
        }

        /** Starts a shape as the command generate does, as in {@code generate("ring", 5)}; the lab's nodes. */
        public List<ScriptLab.ScriptNode> generate(String shape, Object... numbers) throws InterruptedException {
            var line = new StringBuilder("generate ").append(shape);
            for (Object number : numbers) {
                line.append(' ').append(number);
            }
            lab().sh(line.toString());
            return lab().getNodes();
        }

        public int sh(String text) throws InterruptedException {
            return lab().sh(text);
        }
    }
}
