package kathara.shell.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import kathara.engine.platform.Platforms;

/** What can be set. */
public enum SettingKey {
    PLATFORM("platform", "which platform runs labs", Platforms::mustBeNamed);

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

    public static Optional<SettingKey> named(String key) {
        return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst();
    }
}
