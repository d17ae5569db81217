package kathara.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kathara.engine.call.Journal;
import kathara.engine.call.Policy;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.engine.topology.UserName;
import kathara.shell.command.Interpreter;
import kathara.shell.command.Tty;
import kathara.shell.rules.Rulebook;
import kathara.shell.screen.StreamScreen;
import kathara.shell.screen.Theme;
import kathara.shell.workspace.Workspace;
import kathara.testing.MemoryPlatform;

/** A shell on the platform in memory whose screen is two texts. Lines go through the same interpreter as any. */
public final class TestShell implements AutoCloseable {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Workspace workspace;
    private final Interpreter interpreter;

    /** What a text of commands came to. */
    public record Result(int status, String out, String err) {}

    private TestShell(Path here, boolean staying, Tty tty) {
        this(here, staying, tty, Rulebook.personal(new UserName("tester")));
    }

    private TestShell(Path here, boolean staying, Tty tty, Rulebook rules) {
        this(here, staying, tty, rules, Map.of());
    }

    private TestShell(Path here, boolean staying, Tty tty, Rulebook rules, Map<String, String> environment) {
        this(
                new Workspace(
                        new UserName("tester"),
                        new Surroundings(environment, here),
                        Optional.of("memory"),
                        here,
                        staying,
                        () -> rules),
                tty);
    }

    private TestShell(Workspace workspace, Tty tty) {
        this.workspace = workspace;
        var screen = new StreamScreen(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                () -> Theme.PLAIN,
                () -> 0);
        interpreter = new Interpreter(workspace, screen, tty);
    }

    /** Commands follow each other in one session, as at the prompt. */
    public static TestShell in(Path here) {
        return new TestShell(here, true, new NoTty(""));
    }

    /** As at the prompt, under another policy than that for one's own machine. */
    public static TestShell under(Policy policy, Path here) {
        return new TestShell(
                here, true, new NoTty(""), new Rulebook(policy, List.of("the test"), Optional.empty(), Journal.NONE));
    }

    /** One command of the operating system after another, each with this on its standard input. */
    public static TestShell outsideSession(Path here, String input) {
        return new TestShell(here, false, new NoTty(input));
    }

    /** On a real platform, as a user of the test's own. */
    public static TestShell on(String platform, UserName owner, Path here) {
        var surroundings = new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")));
        return new TestShell(new Workspace(owner, surroundings, Optional.of(platform), here, true), new NoTty(""));
    }

    /** The same under the policy in this file. */
    public static TestShell on(String platform, UserName owner, Path here, Path policy) {
        var surroundings = new Surroundings(System.getenv(), Path.of(System.getProperty("user.home")));
        return new TestShell(
                new Workspace(
                        owner,
                        surroundings,
                        Optional.of(platform),
                        here,
                        true,
                        () -> Rulebook.of(owner, surroundings, policy)),
                new NoTty(""));
    }

    /** With a terminal of the test's. */
    public static TestShell at(Tty tty, Path here) {
        return new TestShell(here, true, tty);
    }

    /** The same, with this environment. */
    public static TestShell at(Tty tty, Path here, Map<String, String> environment) {
        return new TestShell(here, true, tty, Rulebook.personal(new UserName("tester")), environment);
    }

    /** Runs lines; a problem is shown and becomes a status, as in the program. */
    public Result run(String text) {
        out.reset();
        err.reset();
        int status;
        try {
            status = interpreter.runText("-c", text);
        } catch (LabException e) {
            e.problems().forEach(interpreter.context().screen()::problem);
            status = e.kind().exitStatus();
        } catch (InterruptedException e) {
            throw new AssertionError("nobody interrupts", e);
        }
        return new Result(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a line as one that is typed at the prompt, on the calling thread, which may be interrupted. */
    public int type(String line) throws InterruptedException {
        return interpreter.runTyped(line);
    }

    /** What has been shown since {@link #run} was last called. */
    public String shown() {
        return out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    }

    /** Runs lines that must succeed; what they print. */
    public String succeeds(String text) {
        var result = run(text);
        if (result.status() != 0) {
            throw new AssertionError(text + " ended with " + result.status() + ": " + result.err());
        }
        return result.out();
    }

    /** Runs lines that must end with this status; what they say of it. */
    public String fails(int status, String text) {
        var result = run(text);
        if (result.status() != status) {
            throw new AssertionError(text + " ended with " + result + ", not with " + status);
        }
        return result.err();
    }

    public Workspace workspace() {
        return workspace;
    }

    public boolean leaving() {
        return interpreter.leaving();
    }

    public MemoryPlatform platform() {
        return (MemoryPlatform) workspace.platform();
    }

    /** The session's lab as the platform has it. */
    public Topology topology() {
        return workspace.session().topology();
    }

    /** The interfaces of a node as in lab.conf, {@code {0=A, 1=B}}. */
    public String interfaces(String node) {
        var links = new TreeMap<Integer, String>();
        topology().node(new NodeName(node)).interfaces().forEach((number, plug) -> links.put(number, plug.text()));
        return links.toString();
    }

    @Override
    public void close() {
        workspace.close();
    }

    private record NoTty(String text) implements Tty {
        @Override
        public void page(String shown) {
            throw new AssertionError("there is no terminal to read on");
        }

        @Override
        public boolean present() {
            return false;
        }

        @Override
        public Optional<Size> size() {
            return Optional.empty();
        }

        @Override
        public InputStream input() {
            return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public int lend(Program program) {
            throw new AssertionError("there is no terminal to lend");
        }

        @Override
        public boolean confirm(String question) {
            return false;
        }
    }
}
