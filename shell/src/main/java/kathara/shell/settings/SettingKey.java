package kathara.shell.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import kathara.engine.platform.Platforms;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** What can be set. */
public enum SettingKey {
    PLATFORM("platform", "which platform runs labs", Platforms::mustBeNamed),
    /** By name alone: a lab may bring settings, and must not choose which program of the host is run. */
    TERMINAL("terminal", "what opens terminals: tmux, xterm or gnome-terminal", SettingKey::mustBeTerminal);

    private static final List<String> TERMINALS = List.of("tmux", "xterm", "gnome-terminal");

    private final String key;
    private final String meaning;
    private final Consumer<String> check;

    SettingKey(String key, String meaning, Consumer<String> check) {
        this.key = key;
        this.meaning = meaning;
        this.check = check;
    }

    /** As in the file. */
    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** Throws the user's problem when the key cannot have this value. */
    public void check(String value) {
        check.accept(value);
    }

    private static void mustBeTerminal(String name) {
        if (!TERMINALS.contains(name)) {
            throw new LabException(Problem.of(
                    "\"" + name + "\" is not a terminal that can be set", Nearest.orAll(name, "terminals", TERMINALS)));
        }
    }

    public static Optional<SettingKey> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
