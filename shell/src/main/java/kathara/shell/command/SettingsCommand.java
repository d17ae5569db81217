package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Json;
import kathara.shell.settings.SettingKey;
import kathara.shell.settings.UserSettings;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class SettingsCommand implements Command {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Option(names = "--unset", description = "Take the key out of your settings.")
    boolean unset;

    @Parameters(paramLabel = "KEY", arity = "0..1", description = "What to show or set; all without it.")
    String key;

    @Parameters(paramLabel = "VALUE", arity = "0..1", description = "What to set it to, for you and all your sessions.")
    String value;

    @Override
    public int run(Context context) {
        if (unset && (key == null || value != null)) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("settings --unset takes one key", "as in: settings --unset platform"));
        }
        var keys = key == null ? UserSettings.keys() : List.of(VstartCommand.asUsage(() -> UserSettings.key(key)));
        var surroundings = context.workspace().surroundings();
        if (unset || value != null) {
            VstartCommand.asUsage(() -> checked(keys.get(0)));
            UserSettings.write(surroundings, keys.get(0), Optional.ofNullable(value));
            context.screen()
                    .note("kept in " + UserSettings.ofUser(surroundings)
                            + (keys.get(0) == SettingKey.PLATFORM ? "; it counts for new sessions" : ""));
            return 0;
        }
        show(context, keys);
        return 0;
    }

    private String checked(SettingKey wanted) {
        if (value != null) {
            wanted.check(value);
        }
        return value;
    }

    private void show(Context context, List<SettingKey> keys) {
        var settings = context.workspace().settings();
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            keys.forEach(each -> map.put(
                    each.key(), settings.get(each).map(UserSettings.Value::text).orElse(null)));
            context.screen().result(Json.write(map));
            return;
        }
        var rows = new ArrayList<List<String>>();
        keys.forEach(each -> rows.add(List.of(
                each.key(),
                settings.get(each).map(UserSettings.Value::text).orElse("-"),
                settings.get(each).map(set -> set.from().toString()).orElse("not set"),
                each.meaning())));
        context.screen().table(List.of("KEY", "VALUE", "FROM", "MEANING"), rows);
    }

    @Override
    public List<String> examples() {
        return List.of("settings", "settings platform native", "settings --unset platform");
    }
}
