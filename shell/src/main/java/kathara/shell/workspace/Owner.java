package kathara.shell.workspace;

import java.util.Locale;
import kathara.engine.platform.Surroundings;
import kathara.engine.topology.UserName;

/** Who uses the program: under sudo, the user who called it. */
public final class Owner {
    private Owner() {}

    /** The owner's name, made to fit. */
    public static UserName of(Surroundings surroundings, String loginName) {
        var name = surroundings.variable("SUDO_USER").orElse(loginName);
        var fitting =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_").replaceAll("^-+", "");
        var shortened = fitting.length() > 32 ? fitting.substring(0, 32) : fitting;
        return new UserName(shortened.isEmpty() ? "user" : shortened);
    }
}
