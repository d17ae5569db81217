package kathara.engine.platform;

import java.util.List;

/**
 * How the start-up of a node went. Its whole output is in the node, in {@code /var/log/startup.log}.
 *
 * @param exitStatus of the last script that failed; 0 when none did
 * @param failures the commands in scripts that ended with an error, in order
 */
public record Startup(int exitStatus, List<Failure> failures) {

    /** One command that failed: {@code pc1.startup}, its line, its exit status, and its text. */
    public record Failure(String script, int line, int exitStatus, String command) {}

    public static final Startup FINE = new Startup(0, List.of());

    public Startup {
        failures = List.copyOf(failures);
    }
}
