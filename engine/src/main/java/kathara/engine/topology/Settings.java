package kathara.engine.topology;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a node was asked to be, besides its image and interfaces. Fixed when the node is created.
 *
 * @param commands run in order after the start-up scripts, each by the node's shell
 * @param sysctls by key; the last one given wins
 * @param environment by name; the last one given wins
 */
public record Settings(
        Optional<Memory> memory,
        Optional<Cpus> cpus,
        List<String> commands,
        SortedMap<String, Sysctl> sysctls,
        SortedMap<String, Variable> environment) {

    public static final Settings DEFAULT =
            new Settings(Optional.empty(), Optional.empty(), List.of(), new TreeMap<>(), new TreeMap<>());

    public Settings {
        commands = List.copyOf(commands);
        sysctls = Collections.unmodifiableSortedMap(new TreeMap<>(sysctls));
        environment = Collections.unmodifiableSortedMap(new TreeMap<>(environment));
    }

    public Settings withMemory(Memory amount) {
        return new Settings(Optional.of(amount), cpus, commands, sysctls, environment);
    }

    public Settings withCpus(Cpus amount) {
        return new Settings(memory, Optional.of(amount), commands, sysctls, environment);
    }

    public Settings withCommand(String command) {
        var more = new ArrayList<>(commands);
        more.add(command);
        return new Settings(memory, cpus, more, sysctls, environment);
    }

    public Settings withSysctl(Sysctl sysctl) {
        var more = new TreeMap<>(sysctls);
        more.put(sysctl.key(), sysctl);
        return new Settings(memory, cpus, commands, more, environment);
    }

    public Settings withVariable(Variable variable) {
        var more = new TreeMap<>(environment);
        more.put(variable.name(), variable);
        return new Settings(memory, cpus, commands, sysctls, more);
    }
}
