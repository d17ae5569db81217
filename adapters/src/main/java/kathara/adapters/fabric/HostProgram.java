package kathara.adapters.fabric;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Runs a short program of the machine to its end, with constant variables: none of the caller's is to reach it. */
final class HostProgram {
    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    private HostProgram() {}

    /** Its exit status, and what it printed on both streams. */
    record Result(int status, String said) {}

    static Result run(List<String> words) {
        try {
            var builder = new ProcessBuilder(words).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().put("PATH", PATH);
            builder.environment().put("LC_ALL", "C");
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Result(process.onExit().join().exitValue(), said);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of(
                            "\"" + words.get(0) + "\" cannot be run: " + e.getMessage(),
                            "install iproute2 and util-linux"),
                    e);
        }
    }
}
