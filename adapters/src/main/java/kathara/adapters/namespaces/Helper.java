package kathara.adapters.namespaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The program that does what Java cannot: make and enter namespaces ({@code src/main/c}). Threads may share it. */
final class Helper implements AutoCloseable {
    /** Not the caller's variables: none of them is to reach a program that runs with rights. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");

    private final Path program;
    private final Path filter;
    private final HelperServer server;

    /** @param filter the file with the system calls that nodes may not use */
    Helper(Path program, Path filter) {
        this.program = program;
        this.filter = filter;
        this.server = new HelperServer(command("serve", List.of()));
    }

    Path program() {
        return program;
    }

    Path filter() {
        return filter;
    }

    /** A mode of it, with its words, as a process that streams and can be interrupted. */
    Command command(String mode, List<String> words) {
        var all = new ArrayList<>(List.of(program.toString(), mode));
        all.addAll(words);
        return new Command(all, ENVIRONMENT);
    }

    /** A program of this machine, with the caller's rights and the same variables as ours. */
    Command ofMachine(List<String> words) {
        return new Command(words, ENVIRONMENT);
    }

    /** Carries out a mode that is short and must not fail; it is not interrupted in the middle. Returns what it says. */
    String must(String what, String mode, List<String> words) {
        var result = server.run(mode, words);
        if (result.status() != 0) {
            throw new LabException(Problem.of(what + ": " + result.words()));
        }
        return result.out();
    }

    @Override
    public void close() {
        server.close();
    }
}
