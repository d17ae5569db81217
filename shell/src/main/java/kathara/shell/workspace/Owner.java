package kathara.shell.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import kathara.engine.platform.Surroundings;
import kathara.engine.topology.UserName;

/** Who uses the program: under sudo, the user who called it. */
public final class Owner {
    private static final String ROOT = "root";

    private Owner() {}

    /** The owner's name, made to fit. Only root is believed that it acts for another. */
    public static UserName of(Surroundings surroundings, String loginName) {
        var name = loginName.equals(ROOT) ? surroundings.variable("SUDO_USER").orElse(ROOT) : loginName;
        var fitting =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "_").replaceAll("^-+", "");
        var shortened = fitting.length() > 32 ? fitting.substring(0, 32) : fitting;
        return new UserName(shortened.isEmpty() ? "user" : shortened);
    }

    /** The name of this process's user, as the kernel has it where that can be asked; variables and options do not change it. */
    public static String loginName(String otherwise) {
        try {
            return Files.getOwner(Path.of("/proc/self")).getName();
        } catch (IOException | UnsupportedOperationException e) {
            return otherwise;
        }
    }
}
