package kathara.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;
import kathara.shell.screen.Screen;
import kathara.shell.settings.SettingKey;
import kathara.shell.settings.UserSettings;
import kathara.shell.workspace.Workspace;

/**
 * Terminals of the host on nodes. Each runs {@code connect} in a process of its own, so it lives on when the shell ends.
 * What opens them is a command of the host, so the policy may forbid it.
 */
final class Terminals {
    private static final String TMUX = "tmux";
    private static final String GNOME = "gnome-terminal";
    private static final String XTERM = "xterm";

    private final Workspace workspace;
    private final String program;

    private Terminals(Workspace workspace, String program) {
        this.workspace = workspace;
        this.program = program;
    }

    /**
     * Those of the program named, or else of the one that is set, or else of one that is here.
     *
     * @throws LabException when the policy does not allow it, or the program is not installed
     */
    static Terminals by(Workspace workspace, Optional<String> named) {
        var surroundings = workspace.surroundings();
        var program = named.or(
                        () -> workspace.settings().get(SettingKey.TERMINAL).map(UserSettings.Value::text))
                .orElseGet(() -> usual(surroundings));
        workspace.policy().mustAllowHostCommand(program);
        if (!installed(surroundings, program)) {
            throw new LabException(Problem.of(
                    "no terminal can be opened: there is no \"" + program + "\" here",
                    "install it, or name another, as in: --terminal-emu tmux"));
        }
        return new Terminals(workspace, program);
    }

    /** Windows where there is a screen to show them on and a program for it, else tmux. */
    private static String usual(Surroundings surroundings) {
        boolean screen = surroundings.variable("DISPLAY").isPresent()
                || surroundings.variable("WAYLAND_DISPLAY").isPresent();
        return Stream.of(XTERM, GNOME)
                .filter(name -> screen && installed(surroundings, name))
                .findFirst()
                .orElse(TMUX);
    }

    private static boolean installed(Surroundings surroundings, String program) {
        var folders = program.indexOf('/') >= 0
                ? Stream.of("")
                : Arrays.stream(
                        surroundings.variable("PATH").orElse("/usr/bin:/bin").split(":"));
        return folders.anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve(program)));
    }

    /** Opens them on nodes of a lab that has been started. */
    void open(Workspace.Place place, String platform, Collection<Node> nodes, Screen screen)
            throws InterruptedException {
        if (workspace.rehearsing()) {
            return;
        }
        if (place.directory().isEmpty() && !place.lab().name().equals(Workspace.DEFAULT)) {
            throw new LabException(Problem.of(
                    "no terminal was opened: it is not known which directory lab \"" + place.shown() + "\" is of",
                    "the lab runs; name its directory, as in: lstart --terminals -d labs/ospf"));
        }
        int opened = 0;
        for (Node node : nodes) {
            for (int i = node.settings().terminals().orElse(1); i > 0; i--) {
                open(place, node.name().text(), connect(place, platform, node));
                opened++;
            }
        }
        if (opened > 0 && program.equals(TMUX)) {
            screen.note(Counted.of(opened, "terminal") + " in tmux: tmux attach -t " + session(place));
        }
    }

    private void open(Workspace.Place place, String title, List<String> connect) throws InterruptedException {
        switch (program) {
            case TMUX -> openInTmux(session(place), title, connect);
            case GNOME -> started(with(List.of(GNOME, "--title", title, "--"), connect));
            case XTERM -> started(with(List.of(XTERM, "-T", title, "-e"), connect));
            default -> started(with(List.of(program, "-e"), connect));
        }
    }

    /** A session for each lab, in which each terminal is a window. */
    private static void openInTmux(String session, String title, List<String> connect) throws InterruptedException {
        boolean there =
                started(List.of(TMUX, "has-session", "-t", "=" + session)).waitFor() == 0;
        var begin = there
                ? List.of(TMUX, "new-window", "-d", "-t", "=" + session + ":", "-n", title)
                : List.of(TMUX, "new-session", "-d", "-s", session, "-n", title);
        int status = started(with(begin, connect)).waitFor();
        if (status != 0) {
            throw new LabException(Problem.of(
                    "tmux opens no window on \"" + title + "\": it ended with status " + status,
                    "the lab runs; see what this says: tmux new-session"));
        }
    }

    private static String session(Workspace.Place place) {
        return "kathara-" + place.lab().name();
    }

    private static Process started(List<String> words) {
        try {
            return new ProcessBuilder(words)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("the host cannot run \"" + words.get(0) + "\": " + e.getMessage(), "the lab runs"), e);
        }
    }

    /** This very program, with the words for one node. */
    private List<String> connect(Workspace.Place place, String platform, Node node) {
        var words =
                new ArrayList<>(List.of(workspace.surroundings().program(), "--platform", platform, "connect", "-l"));
        words.addAll(place.directory()
                .map(directory -> List.of("-d", directory.toString()))
                .orElse(List.of("-v")));
        words.add(node.name().text());
        return words;
    }

    private static List<String> with(List<String> begin, List<String> end) {
        return Stream.concat(begin.stream(), end.stream()).toList();
    }
}
