package kathara.shell.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import kathara.engine.call.Limits;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.Memory;
import kathara.engine.topology.UserName;

/**
 * A policy file as it was read: a profile, what it changes of that, and what holds for single users.
 *
 * @param profile its name, if it has one
 * @param base what the file begins with
 * @param changes what it says of all users
 * @param users what it says of single users, on top of what it says of all
 * @param audit only an administrator's file may have it
 */
public record PolicyFile(
        Optional<String> profile,
        Limits base,
        List<UnaryOperator<Limits>> changes,
        Map<UserName, List<UnaryOperator<Limits>>> users,
        Optional<Path> audit) {

    static final int LARGEST = 1 << 20;

    /** The profiles by their names. */
    public static final Map<String, Limits> PROFILES =
            new TreeMap<>(Map.of("personal", Limits.PERSONAL, "classroom", Limits.CLASSROOM));

    public PolicyFile {
        changes = List.copyOf(changes);
        users = Map.copyOf(users);
    }

    /** Reads a file; throws all its problems at once. */
    public static PolicyFile read(Path file, Rulebook.Author author) {
        try (var in = Files.newInputStream(file)) {
            return parse(file.toString(), in.readNBytes(LARGEST + 1), author);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("the policy in \"" + file + "\" cannot be read", "may you read the file?"), e);
        }
    }

    static PolicyFile parse(String name, byte[] text, Rulebook.Author author) {
        if (text.length > LARGEST) {
            throw new LabException(Problem.of("\"" + name + "\" is larger than a policy", "at most 1 MiB"));
        }
        return new PolicyReader(name, author).read(text);
    }

    /** Limits as a file would say them, key by key. */
    public static Map<String, Object> asWritten(Limits limits) {
        var written = new LinkedHashMap<String, Object>();
        written.put("images", limits.images());
        written.put("pull", limits.pull());
        written.put("memory", limits.memory().map(Memory::text).orElse("any"));
        written.put("cpus", limits.cpus().map(Cpus::text).orElse("any"));
        written.put("processes", limits.processes());
        written.put("nodes", limits.nodes() == Limits.ANY_NUMBER ? "any" : limits.nodes());
        written.put("outside", limits.outside());
        written.put("host-interfaces", limits.hostInterfaces());
        written.put("ports", limits.ports().name().toLowerCase(Locale.ROOT));
        written.put("files", limits.files().stream().map(Path::toString).toList());
        written.put("scripts", limits.scripts());
        written.put("host-commands", limits.hostCommands());
        return written;
    }

    public boolean names(UserName user) {
        return users.containsKey(user);
    }

    /** What this file says for one user. */
    public Limits limitsFor(UserName user) {
        var all = new ArrayList<>(changes);
        all.addAll(users.getOrDefault(user, List.of()));
        var limits = base;
        for (var change : all) {
            limits = change.apply(limits);
        }
        return limits;
    }
}
