package kathara.engine.labconf;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** Every key that lab.conf knows, in the order in which the reference page lists them. */
public final class LabKeys {
    public static final List<LabKey> ALL = List.of(
            new ImageKey(),
            new MemKey(),
            new CpusKey(),
            new BridgedKey(),
            new PortKey(),
            new Ipv6Key(),
            new SysctlKey(),
            new EnvKey(),
            new UlimitKey(),
            new ShellKey(),
            new TerminalsKey(),
            new EntrypointKey(),
            new ArgsKey(),
            new ExecKey(),
            new AfterKey(),
            new VolumeKey(),
            new PrivilegedKey(),
            new ConsoleKey(0),
            new ConsoleKey(1));

    /** What Netkit knew of its virtual machines and a container has not; such a line does nothing. */
    private static final List<String> OF_VIRTUAL_MACHINES = List.of(
            "append", "filesystem", "hide-output", "hostfs", "hostlab", "kernel", "model-fs", "modules", "show-output");

    private LabKeys() {}

    /** The key of that name, in any case of letters; a user problem when there is none. */
    public static LabKey named(String name) {
        return find(name).orElseThrow(() -> new LabException(unknown(name)));
    }

    static Optional<LabKey> find(String name) {
        var small = name.toLowerCase(Locale.ROOT);
        return ALL.stream().filter(key -> key.name().equals(small)).findFirst();
    }

    /** Whether Netkit knew the key and it has no meaning here. */
    static boolean meansNothingHere(String name) {
        return OF_VIRTUAL_MACHINES.contains(name.toLowerCase(Locale.ROOT));
    }

    static Problem unknown(String name) {
        var names = ALL.stream().map(LabKey::name).toList();
        var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
        return Problem.of("lab.conf has no key \"" + shown + "\"", Nearest.orAll(shown, "keys", names));
    }
}
