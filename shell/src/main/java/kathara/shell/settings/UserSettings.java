package kathara.shell.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/**
 * What is set, and where: a lab's own file over the user's over the administrator's. Each is a JSON object of texts, as
 * in {@code {"platform": "native"}}; none needs to exist. An option of the command line and the environment are over all
 * of them.
 */
public final class UserSettings {
    public static final Path OF_ADMINISTRATOR = Path.of("/etc/kathara/settings.json");

    /** The name of a lab's own file, beside its lab.conf. */
    public static final String OF_LAB = "kathara.json";

    /**
     * One value.
     *
     * @param from the file that sets it
     */
    public record Value(String text, Path from) {}

    /** Made when a file is there: most have none, and the prompt does not wait for it then. */
    private static final class Mapper {
        static final JsonMapper JSON = JsonMapper.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build();
    }

    private final Map<SettingKey, Value> values = new EnumMap<>(SettingKey.class);

    private UserSettings() {}

    /** Reads the files that are there; all problems of one at once. */
    public static UserSettings read(Surroundings surroundings, Optional<Path> lab) {
        var settings = new UserSettings();
        settings.add(OF_ADMINISTRATOR);
        settings.add(ofUser(surroundings));
        lab.map(folder -> folder.resolve(OF_LAB)).ifPresent(settings::add);
        return settings;
    }

    /** Where the user's own file is. */
    public static Path ofUser(Surroundings surroundings) {
        return surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> surroundings.home().resolve(".config"))
                .resolve("kathara/settings.json");
    }

    public Optional<Value> get(SettingKey key) {
        return Optional.ofNullable(values.get(key));
    }

    /** The value of a key that has fixed choices; the first of them where it is not set. */
    public String choice(SettingKey key) {
        return get(key).map(Value::text).orElse(key.choices().get(0));
    }

    /** Whether a key of on and off is on. */
    public boolean on(SettingKey key) {
        return choice(key).equals("on");
    }

    private void add(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        var problems = new ArrayList<Problem>();
        object(file).properties().forEach(field -> {
            try {
                var key = key(field.getKey());
                if (!field.getValue().isTextual()) {
                    throw new LabException(
                            Problem.of("\"" + key.key() + "\" is a text", "as in: {\"platform\": \"native\"}"));
                }
                key.check(field.getValue().asText());
                values.put(key, new Value(field.getValue().asText(), file));
            } catch (LabException e) {
                e.problems()
                        .forEach(problem -> problems.add(
                                new Problem(file + ": " + problem.what(), problem.where(), problem.remedy())));
            }
        });
        if (!problems.isEmpty()) {
            throw new LabException(problems);
        }
    }

    /** The key of this name; a problem with the nearest one when there is none. */
    public static SettingKey key(String name) {
        return SettingKey.named(name)
                .orElseThrow(() -> new LabException(Problem.of(
                        "there is no setting \"" + name + "\"",
                        Nearest.orAll(
                                name,
                                "settings",
                                Arrays.stream(SettingKey.values())
                                        .map(SettingKey::key)
                                        .toList()))));
    }

    private static ObjectNode object(Path file) {
        try {
            var read = Mapper.JSON.readTree(Files.readAllBytes(file));
            if (read instanceof ObjectNode object) {
                return object;
            }
            throw new LabException(
                    Problem.of(file + ": settings are a JSON object", "as in: {\"platform\": \"native\"}"));
        } catch (JsonProcessingException e) {
            throw new LabException(Problem.of("this is not JSON: " + e.getOriginalMessage(), "mend it or remove it")
                    .at(new Problem.Place(
                            file.toString(),
                            e.getLocation().getLineNr(),
                            e.getLocation().getColumnNr())));
        } catch (IOException e) {
            throw new LabException(Problem.of(file + " cannot be read: " + e.getMessage()), e);
        }
    }

    /** Sets a value in the user's file, or with none takes the key out of it; the rest of the file stays. The value has been checked. */
    public static void write(Surroundings surroundings, SettingKey key, Optional<String> value) {
        var file = ofUser(surroundings);
        var object = Files.exists(file) ? object(file) : Mapper.JSON.createObjectNode();
        value.ifPresentOrElse(text -> object.put(key.key(), text), () -> object.remove(key.key()));
        try {
            Files.createDirectories(file.getParent());
            var beside = Files.createTempFile(file.getParent(), "settings", null);
            Files.write(beside, bytes(object));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new LabException(Problem.of(file + " cannot be written: " + e.getMessage()), e);
        }
    }

    /** Takes the user's file away, if there is one. */
    public static void clear(Surroundings surroundings) {
        try {
            Files.deleteIfExists(ofUser(surroundings));
        } catch (IOException e) {
            throw new LabException(Problem.of(ofUser(surroundings) + " cannot be removed: " + e.getMessage()), e);
        }
    }

    private static byte[] bytes(JsonNode object) throws JsonProcessingException {
        return Mapper.JSON.writeValueAsBytes(object);
    }

    /** All keys, in order. */
    public static List<SettingKey> keys() {
        return List.of(SettingKey.values());
    }
}
