package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a node was asked to be, besides its image and interfaces. Fixed when the node is created.
 *
 * @param ulimits by name; the last one given wins
 * @param commands run in order after the start-up scripts, each by the node's shell
 * @param sysctls by key; the last one given wins
 * @param environment by name; the last one given wins
 * @param ipv6 whether the node speaks IPv6; empty is the platform's default, which is no
 * @param shell what {@code connect} runs; empty is the image's own
 * @param terminals how many terminals {@code lstart --terminals} opens on it; empty is one
 * @param entrypoint a program run once in the node before its start-up scripts
 * @param arguments the arguments of {@code entrypoint}, behind its own
 * @param bridged whether the node has one more interface, to the outside of the lab
 * @param ports of the machine that lead to the node, by the machine's port and protocol
 * @param after nodes whose start-up must have ended before the node's begins, as far as they start with it
 * @param volumes directories of the host that the lab wants in the node; the policy refuses them
 * @param privileged whether the lab wants the node privileged; the policy refuses it
 */
public record Settings(
        Optional<Memory> memory,
        Optional<Cpus> cpus,
        SortedMap<String, Ulimit> ulimits,
        List<String> commands,
        SortedMap<String, Sysctl> sysctls,
        SortedMap<String, Variable> environment,
        Optional<Boolean> ipv6,
        Optional<CommandLine> shell,
        Optional<Integer> terminals,
        Optional<CommandLine> entrypoint,
        Optional<CommandLine> arguments,
        boolean bridged,
        SortedMap<String, Port> ports,
        SortedSet<NodeName> after,
        List<Volume> volumes,
        boolean privileged) {

    public static final Settings DEFAULT = new Draft().settings();

    public Settings {
        ulimits = Collections.unmodifiableSortedMap(new TreeMap<>(ulimits));
        commands = List.copyOf(commands);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
        ports = Collections.unmodifiableSortedMap(new TreeMap<>(ports));
        after = Collections.unmodifiableSortedSet(new TreeSet<>(after));
        volumes = List.copyOf(volumes);
    }

    /**
     * Whether carriers are no sign that the node is wired, so that it must be told: parameters of its interfaces are set
     * first, it waits for other nodes, or it has an interface that is not of the lab.
     */
    public boolean releasedLater() {
        return bridged || !after.isEmpty() || sysctls.values().stream().anyMatch(Sysctl::ofOneInterface);
    }

    public Settings withMemory(Memory amount) {
        return with(draft -> draft.memory = Optional.of(amount));
    }

    public Settings withCpus(Cpus amount) {
        return with(draft -> draft.cpus = Optional.of(amount));
    }

    public Settings withUlimit(Ulimit limit) {
        return with(draft -> draft.ulimits.put(limit.name(), limit));
    }

    public Settings withCommand(String command) {
        return with(draft -> draft.commands.add(command));
    }

    public Settings withSysctl(Sysctl sysctl) {
        return with(draft -> draft.sysctls.put(sysctl.key(), sysctl));
    }

    public Settings withVariable(Variable variable) {
        return with(draft -> draft.environment.put(variable.name(), variable));
    }

    public Settings withIpv6(boolean on) {
        return with(draft -> draft.ipv6 = Optional.of(on));
    }

    public Settings withShell(CommandLine shell) {
        return with(draft -> draft.shell = Optional.of(shell));
    }

    public Settings withTerminals(int number) {
        return with(draft -> draft.terminals = Optional.of(number));
    }

    public Settings withEntrypoint(CommandLine program) {
        return with(draft -> draft.entrypoint = Optional.of(program));
    }

    public Settings withArguments(CommandLine words) {
        return with(draft -> draft.arguments = Optional.of(words));
    }

    public Settings withBridged(boolean on) {
        return with(draft -> draft.bridged = on);
    }

    public Settings withPort(Port port) {
        return with(draft -> draft.ports.put(port.outside(), port));
    }

    public Settings withAfter(NodeName node) {
        return with(draft -> draft.after.add(node));
    }

    /** With no order of starting. */
    public Settings withoutAfter() {
        return with(draft -> draft.after.clear());
    }

    public Settings withVolume(Volume volume) {
        return with(draft -> draft.volumes.add(volume));
    }

    public Settings withPrivileged(boolean on) {
        return with(draft -> draft.privileged = on);
    }

    private Settings with(Consumer<Draft> change) {
        var draft = new Draft();
        draft.memory = memory;
        draft.cpus = cpus;
        draft.ulimits.putAll(ulimits);
        draft.commands.addAll(commands);
        draft.sysctls.putAll(sysctls);
        draft.environment.putAll(environment);
        draft.ipv6 = ipv6;
        draft.shell = shell;
        draft.terminals = terminals;
        draft.entrypoint = entrypoint;
        draft.arguments = arguments;
        draft.bridged = bridged;
        draft.ports.putAll(ports);
        draft.after.addAll(after);
        draft.volumes.addAll(volumes);
        draft.privileged = privileged;
        change.accept(draft);
        return draft.settings();
    }

    /** Settings while one of them is changed, so that no one repeats the whole list. */
    private static final class Draft {
        private Optional<Memory> memory = Optional.empty();
        private Optional<Cpus> cpus = Optional.empty();
        private final SortedMap<String, Ulimit> ulimits = new TreeMap<>();
        private final List<String> commands = new ArrayList<>();
        private final SortedMap<String, Sysctl> sysctls = new TreeMap<>();
        private final SortedMap<String, Variable> environment = new TreeMap<>();
        private Optional<Boolean> ipv6 = Optional.empty();
        private Optional<CommandLine> shell = Optional.empty();
        private Optional<Integer> terminals = Optional.empty();
        private Optional<CommandLine> entrypoint = Optional.empty();
        private Optional<CommandLine> arguments = Optional.empty();
        private boolean bridged;
        private final SortedMap<String, Port> ports = new TreeMap<>();
        private final SortedSet<NodeName> after = new TreeSet<>();
        private final List<Volume> volumes = new ArrayList<>();
        private boolean privileged;

        Settings settings() {
            return new Settings(
                    memory,
                    cpus,
                    ulimits,
                    commands,
                    sysctls,
                    environment,
                    ipv6,
                    shell,
                    terminals,
                    entrypoint,
                    arguments,
                    bridged,
                    ports,
                    after,
                    volumes,
                    privileged);
        }
    }
}
