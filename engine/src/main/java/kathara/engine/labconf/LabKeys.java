package kathara.engine.labconf;

import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** Every key that lab.conf knows, in the order in which the reference page lists them. */
public final class LabKeys {
    public static final List<LabKey> ALL =
            List.of(new ImageKey(), new MemKey(), new CpusKey(), new ExecKey(), new SysctlKey(), new EnvKey());

    /** Keys of Kathará 3.8.3 that are not here yet; they are named as such and not as unknown. */
    private static final List<String> LATER = List.of(
            "port", "bridged", "ipv6", "ulimit", "shell", "num_terms", "entrypoint", "args", "volume", "privileged");

    private LabKeys() {}

    /** The key of that name; a user problem when there is none. */
    public static LabKey named(String name) {
        Optional<LabKey> key = ALL.stream().filter(k -> k.name().equals(name)).findFirst();
        return key.orElseThrow(() -> new LabException(LATER.contains(name) ? notYet(name) : unknown(name)));
    }

    private static Problem notYet(String name) {
        return Problem.of(
                "the key \"" + name + "\" is not supported yet",
                "take the line out, or put # before it; the node would run without it");
    }

    private static Problem unknown(String name) {
        var names = ALL.stream().map(LabKey::name).toList();
        return Problem.of("lab.conf has no key \"" + name + "\"", Nearest.orAll(name, "keys", names));
    }
}
