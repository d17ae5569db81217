package kathara.shell.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import kathara.engine.call.Limits;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Memory;

/**
 * One key of a policy file that changes limits.
 *
 * @param takes what its value is, in words
 * @param reader makes a change of limits of a value, or throws a {@link LabException}
 */
record PolicyKey(String name, String takes, Function<JsonNode, UnaryOperator<Limits>> reader) {
    /** All of them; {@code docs/policy.md} has a row for each. */
    static final List<PolicyKey> ALL = List.of(
            key("images", "a list of image names, each of which may end in *", PolicyKey::images, Limits::withImages),
            key("pull", "true or false", PolicyKey::flag, Limits::withPull),
            key("memory", "an amount as in \"512m\", or \"any\"", v -> orAny(v, Memory::parse), Limits::withMemory),
            key("cpus", "a number as in \"1.5\", or \"any\"", v -> orAny(v, Cpus::parse), Limits::withCpus),
            key("processes", "a number from 1 to 32768", PolicyKey::processes, Limits::withProcesses),
            key("nodes", "a number from 0, or \"any\"", PolicyKey::nodes, Limits::withNodes),
            key("outside", "true or false", PolicyKey::flag, Limits::withOutside),
            key(
                    "host-interfaces",
                    "a list of interfaces as in \"eth1\", \"eth1.20\" or \"*\"",
                    PolicyKey::interfaces,
                    Limits::withHostInterfaces),
            key("ports", "\"none\", \"loopback\" or \"any\"", PolicyKey::ports, Limits::withPorts),
            key("files", "a list of folders, each from /", PolicyKey::folders, Limits::withFiles),
            key("scripts", "true or false", PolicyKey::flag, Limits::withScripts),
            key("host-commands", "true or false", PolicyKey::flag, Limits::withHostCommands));

    private static <T> PolicyKey key(
            String name, String takes, Function<JsonNode, T> value, BiFunction<Limits, T, Limits> change) {
        return new PolicyKey(name, takes, json -> {
            T read = value.apply(json);
            return limits -> change.apply(limits, read);
        });
    }

    private static LabException unfit() {
        return new LabException(Problem.of("not such a value"));
    }

    private static boolean flag(JsonNode value) {
        if (!value.isBoolean()) {
            throw unfit();
        }
        return value.booleanValue();
    }

    private static int processes(JsonNode value) {
        return number(value, 1, Limits.WIDEST.processes());
    }

    private static int nodes(JsonNode value) {
        return "any".equals(value.textValue()) ? Limits.ANY_NUMBER : number(value, 0, Limits.ANY_NUMBER);
    }

    private static int number(JsonNode value, int least, int most) {
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw unfit();
        }
        return value.intValue();
    }

    private static <T> Optional<T> orAny(JsonNode value, Function<String, T> parse) {
        if (!value.isTextual() && !value.isNumber()) {
            throw unfit();
        }
        return value.asText().equals("any") ? Optional.empty() : Optional.of(parse.apply(value.asText()));
    }

    private static Limits.Ports ports(JsonNode value) {
        return Stream.of(Limits.Ports.values())
                .filter(ports -> ports.name().toLowerCase(Locale.ROOT).equals(value.textValue()))
                .findFirst()
                .orElseThrow(PolicyKey::unfit);
    }

    private static List<String> texts(JsonNode value) {
        if (!value.isArray()) {
            throw unfit();
        }
        var texts = new ArrayList<String>();
        value.forEach(item -> {
            if (!item.isTextual()) {
                throw unfit();
            }
            texts.add(item.textValue());
        });
        return texts;
    }

    private static List<String> interfaces(JsonNode value) {
        var interfaces = texts(value);
        interfaces.stream()
                .filter(name -> !name.equals("*"))
                .forEach(name -> HostInterface.parse(new LinkName("A"), name));
        return interfaces;
    }

    private static List<String> images(JsonNode value) {
        var images = texts(value);
        for (String image : images) {
            var stem = image.endsWith("*") ? image.substring(0, image.length() - 1) : image;
            var name = stem.isEmpty() ? "x" : stem.endsWith("/") ? stem + "x" : stem;
            if (!new ImageName(name).untagged().equals(name)) {
                throw unfit();
            }
        }
        return images;
    }

    private static List<Path> folders(JsonNode value) {
        return texts(value).stream()
                .map(text -> {
                    var path = Path.of(text);
                    if (!path.isAbsolute() || !path.normalize().equals(path)) {
                        throw unfit();
                    }
                    return path;
                })
                .toList();
    }
}
