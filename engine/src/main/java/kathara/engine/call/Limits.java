package kathara.engine.call;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Memory;

/**
 * What one user may do on this installation.
 *
 * @param images names of images, without tags; {@code *} at the end stands for any rest
 * @param pull whether images may be taken from registries
 * @param memory the most that one node may be given; empty: as much as there is
 * @param cpus the most that one node may be given; empty: as many as there are
 * @param processes the most that one node may have
 * @param nodes the most that the user may have, over all labs
 * @param outside whether nodes may have a way out of their lab
 * @param hostInterfaces interfaces of the machine that may join links: {@code eth1} with all its VLANs, {@code eth1.20}
 *     that VLAN alone, {@code *} all of them
 * @param ports where ports of the host may be bound
 * @param files folders below which lab directories may lie
 * @param scripts whether Groovy may be run
 * @param hostCommands whether commands of the host may be run from the prompt
 */
public record Limits(
        List<String> images,
        boolean pull,
        Optional<Memory> memory,
        Optional<Cpus> cpus,
        int processes,
        int nodes,
        boolean outside,
        List<String> hostInterfaces,
        Ports ports,
        List<Path> files,
        boolean scripts,
        boolean hostCommands) {

    /** Where ports of the host may be bound, the narrowest first. */
    public enum Ports {
        NONE,
        LOOPBACK,
        ANY
    }

    /** So many nodes as nobody has. */
    public static final int ANY_NUMBER = 1_000_000;

    /** For one's own machine: any image, what the machine has. */
    public static final Limits PERSONAL = new Limits(
            List.of("*"),
            true,
            Optional.empty(),
            Optional.empty(),
            Ceilings.MOST_PROCESSES,
            ANY_NUMBER,
            true,
            List.of(),
            Ports.LOOPBACK,
            List.of(Path.of("/")),
            true,
            true);

    /** All that can be allowed at all. */
    public static final Limits WIDEST =
            PERSONAL.withPorts(Ports.ANY).withProcesses(32_768).withHostInterfaces(List.of("*"));

    /** For a machine that a class shares. */
    public static final Limits CLASSROOM = new Limits(
            List.of("kathara/*"),
            false,
            Optional.of(new Memory(512L << 20)),
            Optional.of(new Cpus(2_000)),
            512,
            50,
            false,
            List.of(),
            Ports.LOOPBACK,
            List.of(Path.of("/")),
            false,
            false);

    public Limits {
        images = List.copyOf(images);
        hostInterfaces = List.copyOf(hostInterfaces);
        files = List.copyOf(files);
    }

    public boolean allows(ImageName image) {
        return images.stream()
                .anyMatch(pattern -> pattern.endsWith("*")
                        ? image.untagged().startsWith(stem(pattern))
                        : image.untagged().equals(pattern));
    }

    /** Whether an interface of the machine, or a VLAN of it, may join a link. */
    public boolean allows(HostInterface joining) {
        return outside && hostInterfaces.stream().anyMatch(one -> covers(one, joining.text()));
    }

    /** Whether a lab directory may lie here. */
    public boolean allowsFilesFrom(Path directory) {
        return files.stream().anyMatch(directory::startsWith);
    }

    /** What nodes get that ask for nothing. */
    public Ceilings ceilings() {
        return new Ceilings(memory, cpus, processes);
    }

    public Limits withImages(List<String> value) {
        return with(parts -> parts.images = value);
    }

    public Limits withPull(boolean value) {
        return with(parts -> parts.pull = value);
    }

    public Limits withMemory(Optional<Memory> value) {
        return with(parts -> parts.memory = value);
    }

    public Limits withCpus(Optional<Cpus> value) {
        return with(parts -> parts.cpus = value);
    }

    public Limits withProcesses(int value) {
        return with(parts -> parts.processes = value);
    }

    public Limits withNodes(int value) {
        return with(parts -> parts.nodes = value);
    }

    public Limits withOutside(boolean value) {
        return with(parts -> parts.outside = value);
    }

    public Limits withHostInterfaces(List<String> value) {
        return with(parts -> parts.hostInterfaces = value);
    }

    public Limits withPorts(Ports value) {
        return with(parts -> parts.ports = value);
    }

    public Limits withFiles(List<Path> value) {
        return with(parts -> parts.files = value);
    }

    public Limits withScripts(boolean value) {
        return with(parts -> parts.scripts = value);
    }

    public Limits withHostCommands(boolean value) {
        return with(parts -> parts.hostCommands = value);
    }

    private Limits with(Consumer<Parts> change) {
        var parts = new Parts();
        parts.images = images;
        parts.pull = pull;
        parts.memory = memory;
        parts.cpus = cpus;
        parts.processes = processes;
        parts.nodes = nodes;
        parts.outside = outside;
        parts.hostInterfaces = hostInterfaces;
        parts.ports = ports;
        parts.files = files;
        parts.scripts = scripts;
        parts.hostCommands = hostCommands;
        change.accept(parts);
        return new Limits(
                parts.images,
                parts.pull,
                parts.memory,
                parts.cpus,
                parts.processes,
                parts.nodes,
                parts.outside,
                parts.hostInterfaces,
                parts.ports,
                parts.files,
                parts.scripts,
                parts.hostCommands);
    }

    /** The same while one of them changes. */
    private static final class Parts {
        List<String> images;
        boolean pull;
        Optional<Memory> memory;
        Optional<Cpus> cpus;
        int processes;
        int nodes;
        boolean outside;
        List<String> hostInterfaces;
        Ports ports;
        List<Path> files;
        boolean scripts;
        boolean hostCommands;
    }

    /** What both allow. It never allows more than this does. */
    public Limits narrowedBy(Limits other) {
        return new Limits(
                images.stream()
                        .flatMap(mine -> other.images.stream().flatMap(theirs -> bothImages(mine, theirs)))
                        .distinct()
                        .toList(),
                pull && other.pull,
                least(memory, other.memory, Memory::bytes),
                least(cpus, other.cpus, Cpus::thousandths),
                Math.min(processes, other.processes),
                Math.min(nodes, other.nodes),
                outside && other.outside,
                hostInterfaces.stream()
                        .flatMap(mine -> other.hostInterfaces.stream().flatMap(theirs -> bothInterfaces(mine, theirs)))
                        .distinct()
                        .toList(),
                ports.compareTo(other.ports) < 0 ? ports : other.ports,
                files.stream()
                        .flatMap(mine -> other.files.stream().flatMap(theirs -> bothFolders(mine, theirs)))
                        .distinct()
                        .toList(),
                scripts && other.scripts,
                hostCommands && other.hostCommands);
    }

    private static String stem(String pattern) {
        return pattern.substring(0, pattern.length() - 1);
    }

    /** The names that both patterns stand for: of two that overlap, one stands for no more than the other. */
    private static Stream<String> bothImages(String mine, String theirs) {
        if (mine.equals(theirs) || theirs.endsWith("*") && mine.startsWith(stem(theirs))) {
            return Stream.of(mine);
        }
        return mine.endsWith("*") && theirs.startsWith(stem(mine)) ? Stream.of(theirs) : Stream.empty();
    }

    private static boolean covers(String allowed, String name) {
        return allowed.equals("*") || name.equals(allowed) || name.startsWith(allowed + ".");
    }

    private static Stream<String> bothInterfaces(String mine, String theirs) {
        if (covers(theirs, mine)) {
            return Stream.of(mine);
        }
        return covers(mine, theirs) ? Stream.of(theirs) : Stream.empty();
    }

    private static Stream<Path> bothFolders(Path mine, Path theirs) {
        if (mine.startsWith(theirs)) {
            return Stream.of(mine);
        }
        return theirs.startsWith(mine) ? Stream.of(theirs) : Stream.empty();
    }

    private static <T> Optional<T> least(Optional<T> a, Optional<T> b, ToLongFunction<T> size) {
        return Stream.concat(a.stream(), b.stream()).min(Comparator.comparingLong(size));
    }
}
