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
    PLATFORM("platform", "which platform runs labs", List.of("docker", "podman", "native"), Platforms::mustBeNamed),
    /** By name alone: a lab may bring settings, and must not choose which program of the host is run. */
    TERMINAL("terminal", "what opens terminals", List.of("tmux", "xterm", "gnome-terminal")),
    THEME("theme", "the colours", List.of("dark", "light", "projector", "colour-blind", "plain")),
    STATUS("status", "the line below the prompt that says what runs", Switch.BOTH),
    HINTS("hints", "what a command takes, below the prompt", Switch.BOTH),
    SUGGESTIONS("suggestions", "the grey end of the line, which the right arrow takes", Switch.BOTH),
    PAIRS("pairs", "brackets and quotes come in pairs", Switch.BOTH),
    PAGER("pager", "what is longer than the screen is shown page by page", Switch.BOTH),
    KEYS("keys", "the keys of the line's editor", List.of("emacs", "vi"));

    private static final class Switch {
        static final List<String> BOTH = List.of("on", "off");
    }

    private final String key;
    private final String meaning;
    private final List<String> choices;
    private final Consumer<String> check;

    SettingKey(String key, String meaning, List<String> choices) {
        this(key, meaning, choices, value -> mustBeOneOf(key, value, choices));
    }

    SettingKey(String key, String meaning, List<String> choices, Consumer<String> check) {
        this.key = key;
        this.meaning = meaning;
        this.choices = choices;
        this.check = check;
    }

    /** As in the file. */
    public String key() {
        return key;
    }

    public String meaning() {
        return meaning;
    }

    /** The values that people set; where it is one of a fixed few, all of them, the first being the one without a setting. */
    public List<String> choices() {
        return choices;
    }

    private static void mustBeOneOf(String key, String value, List<String> choices) {
        if (!choices.contains(value)) {
            throw new LabException(
                    Problem.of("\"" + key + "\" cannot be \"" + value + "\"", Nearest.orAll(value, "values", choices)));
        }
    }

    /** Throws the user's problem when the key cannot have this value. */
    public void check(String value) {
        check.accept(value);
    }

    public static Optional<SettingKey> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
