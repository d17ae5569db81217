package kathara.adapters.namespaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * The program that does what Java cannot: make and enter namespaces ({@code src/main/c}).
 *
 * @param filter the file with the system calls that nodes may not use
 */
record Helper(List<String> program, Path filter) {
    /** Not the caller's variables: none of them is to reach a program that runs with rights. */
    private static final Map<String, String> ENVIRONMENT =
            Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL", "C");

    Helper {
        program = List.copyOf(program);
    }

    /** A mode of it, with its words. */
    Command command(String mode, List<String> words) {
        var all = new ArrayList<>(program);
        all.add(mode);
        all.addAll(words);
        return new Command(all, ENVIRONMENT);
    }

    /** A program of this machine, with the caller's rights and the same variables as ours. */
    Command ofMachine(List<String> words) {
        return new Command(words, ENVIRONMENT);
    }

    /** Runs a mode that must not fail. */
    String must(String what, String mode, List<String> words) {
        var result = command(mode, words).run();
        if (result.status() != 0) {
            throw new LabException(Problem.of(what + ": " + result.words()));
        }
        return result.out();
    }
}
