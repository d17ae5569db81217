package kathara.shell;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Interpreter;
import kathara.shell.rules.Rulebook;
import kathara.shell.screen.QuietScreen;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.screen.Theme;
import kathara.shell.settings.SettingKey;
import kathara.shell.settings.UserSettings;
import kathara.shell.terminal.Repl;
import kathara.shell.terminal.UserTerminal;
import kathara.shell.workspace.Owner;
import kathara.shell.workspace.Workspace;

/** Starts the program. The only class that reads the environment and ends the process. */
public final class Main {
    private static final int OUR_BUG = 70;
    private static final String VERSION = "0.1.0";

    private final Surroundings surroundings;
    private final String loginName;

    private Main(Surroundings surroundings, String loginName) {
        this.surroundings = surroundings;
        this.loginName = loginName;
    }

    public static void main(String[] arguments) {
        // Or picocli loads some 300 classes of Groovy, to see whether an option is a closure.
        System.setProperty("picocli.disable.closures", "true");
        var surroundings = new Surroundings(
                System.getenv(),
                Path.of(System.getProperty("user.home", "/")),
                System.getProperty("kathara.program", "kathara"));
        int status = new Main(surroundings, Owner.loginName(System.getProperty("user.name", "user")))
                .run(List.of(arguments));
        System.out.flush();
        System.exit(status);
    }

    private int run(List<String> arguments) {
        boolean outIsTerminal = UserTerminal.isTerminal(1);
        boolean errIsTerminal = UserTerminal.isTerminal(2);
        boolean plain = surroundings.environment().containsKey("NO_COLOR")
                || arguments.contains("--no-color")
                || surroundings.variable("TERM").map("dumb"::equals).orElse(true);
        var terminal = new UserTerminal(surroundings);
        var screen = new StreamScreen(
                terminal.out(),
                terminal.err(),
                errIsTerminal && !plain,
                theme(outIsTerminal && errIsTerminal && !plain),
                outIsTerminal ? terminal::columns : () -> 0);
        boolean debug = arguments.contains("--debug");
        try {
            return launch(Launch.parse(arguments), screen, terminal, plain);
        } catch (LabException e) {
            e.problems().forEach(screen::problem);
            trace(debug, e);
            return e.kind().exitStatus();
        } catch (InterruptedException | Cancelled e) {
            screen.problem(Problem.of("cancelled"));
            return LabException.Kind.FAILED.exitStatus();
        } catch (RuntimeException | Error e) {
            screen.problem(Problem.of(
                    "a bug of ours: " + e, "please report it, with what --debug shows; your labs are as they were"));
            trace(debug, e);
            return OUR_BUG;
        } finally {
            terminal.close();
        }
    }

    /** The theme of the user's settings where there are colours; these are asked for when something is shown in one. */
    private Supplier<Theme> theme(boolean colours) {
        return () -> {
            try {
                return colours
                        ? Theme.named(UserSettings.read(surroundings, Optional.empty())
                                .choice(SettingKey.THEME))
                        : Theme.PLAIN;
            } catch (LabException e) {
                return Theme.DARK; // what is wrong with the settings is told by those who need them
            }
        };
    }

    private static void trace(boolean debug, Throwable thrown) {
        if (debug) {
            thrown.printStackTrace();
        }
    }

    private int launch(Launch launch, Screen screen, UserTerminal terminal, boolean plain) throws InterruptedException {
        if (launch.help()) {
            screen.result(Launch.USAGE);
            return 0;
        }
        if (launch.version()) {
            screen.result("kathara " + VERSION);
            return 0;
        }
        boolean prompt = launch.lines().isEmpty() && launch.words().isEmpty() && terminal.present();
        try (var workspace = workspace(launch)) {
            if (launch.complete().isPresent()) {
                new ShellCompletion(workspace).rows(launch.complete().get()).forEach(screen::result);
                return 0;
            }
            if (prompt) {
                return new Repl(workspace, terminal, plain, launch.debug(), launch.explain()).run();
            }
            if (launch.plays() && terminal.present()) {
                return new Repl(workspace, terminal, plain, launch.debug(), launch.explain()).play(launch.words());
            }
            terminal.cancelOnInterrupt(Thread.currentThread());
            var interpreter = new Interpreter(workspace, launch.quiet() ? new QuietScreen(screen) : screen, terminal);
            if (launch.explain()) {
                interpreter.explain();
            }
            try {
                return batch(launch, interpreter);
            } finally {
                interpreter.end();
            }
        }
    }

    /** Commands follow each other in one session unless there is but one. */
    private Workspace workspace(Launch launch) {
        boolean single = launch.lines().isEmpty()
                && !launch.words().isEmpty()
                && !isFile(launch.words())
                && !List.of("run", "play", "groovy").contains(launch.words().get(0));
        var platform = launch.platform().or(() -> surroundings.variable("KATHARA_PLATFORM"));
        var owner = Owner.of(surroundings, loginName);
        return new Workspace(
                owner,
                surroundings,
                platform,
                Path.of("").toAbsolutePath(),
                !single,
                () -> Rulebook.of(owner, surroundings, Rulebook.OF_ADMINISTRATOR));
    }

    private static boolean isFile(List<String> words) {
        return !words.isEmpty()
                && (words.get(0).endsWith(".ksh")
                        || words.get(0).contains("/") && Files.isRegularFile(Path.of(words.get(0))));
    }

    private static int batch(Launch launch, Interpreter interpreter) throws InterruptedException {
        if (launch.lines().isPresent()) {
            return interpreter.runText("-c", launch.lines().get());
        }
        if (isFile(launch.words())) {
            var words = new ArrayList<>(List.of("run"));
            words.addAll(launch.words());
            return interpreter.run(words);
        }
        if (!launch.words().isEmpty()) {
            return interpreter.run(launch.words());
        }
        try {
            return interpreter.runText("standard input", new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException(Problem.of("the standard input cannot be read: " + e.getMessage()), e);
        }
    }
}
