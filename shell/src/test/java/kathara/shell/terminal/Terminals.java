package kathara.shell.terminal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import kathara.shell.Program;
import org.junit.jupiter.api.Assumptions;

/** Starts the real program, on the platform in memory, in a real terminal emulator. */
final class Terminals {
    private Terminals() {}

    /** Its prompt; when the program ends, "left with" its status is shown. */
    static Tmux open(Path home, int columns, int rows, Map<String, String> variables) throws IOException {
        return open(home, columns, rows, variables, "true");
    }

    /** The same, after a command of sh(1) at this terminal. */
    static Tmux open(Path home, int columns, int rows, Map<String, String> variables, String first) throws IOException {
        Assumptions.assumeTrue(Tmux.present(), "tmux is not on this machine: apt-get install tmux");
        var program = new Program(home);
        var environment = new LinkedHashMap<>(program.environment());
        environment.putAll(variables);
        var words = environment.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
        var line = first + "; env -u NO_COLOR " + quoted(words) + " " + quoted(program.command("--platform", "memory"))
                + "; echo left with $?; stty -a | grep -cE -- '-(echo|icanon|isig|opost) '; exec sleep 1000";
        var terminal = new Tmux(home.resolve("tmux"), home, columns, rows, line);
        terminal.await("kathara>");
        return terminal;
    }

    private static String quoted(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" "));
    }
}
