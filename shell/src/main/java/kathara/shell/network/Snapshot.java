package kathara.shell.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the nodes of a lab know at one moment, in lines that stay the same as long as nothing happens, so that two
 * moments can be compared.
 *
 * @param files the files that were looked at besides
 * @param nodes for each node, for each {@link Fact} by its word and for each file by its path, the lines
 */
public record Snapshot(Instant taken, List<String> files, SortedMap<String, SortedMap<String, List<String>>> nodes) {

    /** What is asked of each node, and how its answer is made to stay the same. */
    public enum Fact {
        ROUTES("routes", "sh", "-c", "ip -o route show; ip -o -6 route show") {
            @Override
            Optional<String> line(String said) {
                return Optional.of(
                        said.replaceAll(" (expires [0-9]+sec|nhid [0-9]+)", "").replaceAll("\\s*\\\\\\s*", ", "));
            }
        },
        NEIGHBOURS("neighbours", "ip", "-o", "neigh", "show") {
            @Override
            Optional<String> line(String said) {
                boolean mute = said.matches(".*(FAILED|INCOMPLETE).*");
                var known = said.replaceAll(" [A-Z]+ *$", "");
                return Optional.of(mute ? known + " does not answer" : known);
            }
        },
        /** Of bridges: which hardware address is behind which port. */
        FDB("fdb", "bridge", "fdb", "show") {
            @Override
            Optional<String> line(String said) {
                return Optional.of(said).filter(line -> line.contains(" master "));
            }
        },
        SOCKETS("sockets", "ss", "-H", "-n", "-t", "-u", "-a") {
            @Override
            Optional<String> line(String said) {
                var words = said.split("\\s+");
                if (words.length < 6) {
                    return Optional.empty();
                }
                return switch (words[1]) {
                    case "LISTEN", "UNCONN" -> Optional.of(words[0] + " listens at " + words[4]);
                    case "ESTAB" -> Optional.of(words[0] + " " + lasting(words[4]) + " with " + lasting(words[5]));
                    default -> Optional.empty();
                };
            }
        };

        /** From here on ports are taken by chance, as Linux has it: ip_local_port_range in ip(7). */
        private static final int BY_CHANCE = 32_768;

        private final String word;
        private final List<String> command;

        Fact(String word, String... command) {
            this.word = word;
            this.command = List.of(command);
        }

        /** The line as it is kept, if it is. */
        abstract Optional<String> line(String said);

        public String word() {
            return word;
        }

        String[] command() {
            return command.toArray(String[]::new);
        }

        private static String lasting(String end) {
            int colon = end.lastIndexOf(':');
            var port = end.substring(colon + 1);
            return port.matches("[0-9]{5}") && Integer.parseInt(port) >= BY_CHANCE
                    ? end.substring(0, colon) + ":*"
                    : end;
        }
    }

    /** A line that is in one of two and not in the other. */
    public record Difference(String node, String what, boolean added, String line) {}

    public Snapshot {
        files = List.copyOf(files);
        nodes = Collections.unmodifiableSortedMap(new TreeMap<>(nodes));
    }

    /** What is otherwise in a later one, by node. */
    public List<Difference> until(Snapshot later) {
        var differences = new ArrayList<Difference>();
        var names = new TreeSet<>(nodes.keySet());
        names.addAll(later.nodes.keySet());
        for (String node : names) {
            var before = nodes.getOrDefault(node, new TreeMap<>());
            var after = later.nodes.getOrDefault(node, new TreeMap<>());
            var kinds = new TreeSet<>(before.keySet());
            kinds.addAll(after.keySet());
            for (String what : kinds) {
                var old = before.getOrDefault(what, List.of());
                var now = after.getOrDefault(what, List.of());
                left(old, now).forEach(line -> differences.add(new Difference(node, what, false, line)));
                left(now, old).forEach(line -> differences.add(new Difference(node, what, true, line)));
            }
        }
        return differences;
    }

    /** The lines of one without those of the other; a line that is there twice counts twice. */
    private static List<String> left(List<String> lines, List<String> others) {
        var left = new ArrayList<>(lines);
        others.forEach(left::remove);
        return left;
    }
}
