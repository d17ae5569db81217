package kathara.adapters.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.platform.Startup;

/** Reads what init.sh says of a start-up. */
public final class StartupLines {
    private static final String FAILED = "kathara: failed ";
    private static final String STARTED = "kathara: started ";

    private StartupLines() {}

    /** How it went; empty while scripts still run. */
    public static Optional<Startup> read(List<String> lines) {
        var failures = new ArrayList<Startup.Failure>();
        for (String line : lines) {
            if (line.startsWith(FAILED)) {
                failure(line.substring(FAILED.length())).ifPresent(failures::add);
            } else if (line.matches(STARTED + "[0-9]{1,3}")) {
                return Optional.of(new Startup(Integer.parseInt(line.substring(STARTED.length())), failures));
            }
        }
        return Optional.empty();
    }

    /** {@code script:line:status:command}. */
    private static Optional<Startup.Failure> failure(String text) {
        var parts = text.split(":", 4);
        return parts.length < 4 || !parts[1].matches("[0-9]{1,9}") || !parts[2].matches("[0-9]{1,3}")
                ? Optional.empty()
                : Optional.of(new Startup.Failure(
                        parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]), parts[3]));
    }
}
