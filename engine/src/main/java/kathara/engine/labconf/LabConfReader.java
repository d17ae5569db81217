package kathara.engine.labconf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/**
 * Reads lab.conf. A bad line becomes a problem with its place, and the rest is read all the same. Total: for any bytes
 * it ends with a lab or with problems. Stateless.
 */
public final class LabConfReader {
    /** More than any lab needs; what is larger is not a lab.conf. */
    static final int LARGEST = 4 << 20;

    private static final int MOST_PROBLEMS = 50;
    /** Lines of one node with one key. A bound on time, since nodes are values: each line makes a new one. */
    private static final int MOST_REPEATED = 250;

    static final Set<String> RESERVED = Set.of("shared", "_test");

    private final boolean lenient;

    /** A reader for which whatever it does not know is a problem. */
    public LabConfReader() {
        this(false);
    }

    /** @param lenient whether lines that it does not know are left out with a warning, and are no problem */
    public LabConfReader(boolean lenient) {
        this.lenient = lenient;
    }

    /** What a lab.conf says, every problem in it, and what is odd but does no harm. */
    public record Reading(Topology topology, Metadata metadata, List<Problem> problems, List<Problem> warnings) {
        /** The topology, when there is no problem; else all problems at once. */
        public Topology sound() {
            if (!problems.isEmpty()) {
                throw new LabException(problems);
            }
            return topology;
        }
    }

    /** Reads the bytes of a file; {@code file} is how places name it. */
    public Reading read(String file, byte[] bytes) {
        if (bytes.length > LARGEST) {
            var problem = Problem.of(
                    "the file has more than the " + LARGEST + " bytes that a lab.conf may have",
                    "is it really a lab.conf?");
            return new Reading(
                    Topology.EMPTY, Metadata.NONE, List.of(problem.at(new Problem.Place(file, 1, 1))), List.of());
        }
        return read(file, TextLines.of(bytes));
    }

    /** Reads lines that are text already. */
    public Reading read(String file, List<String> lines) {
        return new Reader(file, lenient).read(lines);
    }

    /** The state of one reading: nodes as they grow, in the order of the file. */
    private static final class Reader {
        private final String file;
        private final boolean lenient;
        private final Map<NodeName, Node> nodes = new LinkedHashMap<>();
        private final Map<String, Integer> firstLines = new LinkedHashMap<>();
        private final Map<String, Integer> repeated = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private Metadata metadata = Metadata.NONE;
        private Optional<Machines> machines = Optional.empty();
        private int line;

        /** The nodes that Netkit's {@code machines="…"} names, and where it stands. */
        private record Machines(Set<NodeName> names, Problem.Place place) {}

        Reader(String file, boolean lenient) {
            this.file = file;
            this.lenient = lenient;
        }

        Reading read(List<String> lines) {
            for (var text : lines) {
                line++;
                if (problems.size() == MOST_PROBLEMS) {
                    report(1, Problem.of("too many problems; the rest of the file was not read"));
                    break;
                }
                try {
                    readLine(text);
                } catch (ConfLine.Malformed e) {
                    if (e.remark()) {
                        reportUnknown(e.column(), e.problem());
                    } else {
                        report(e.column(), e.problem());
                    }
                }
            }
            machines.ifPresent(this::keepOnly);
            noteNearTwins();
            return new Reading(
                    new Topology(new TreeMap<>(nodes)), metadata, List.copyOf(problems), List.copyOf(warnings));
        }

        private void readLine(String text) {
            if (!TextLines.isText(text)) {
                report(1, Problem.of("this line is not UTF-8 text", "save the file as UTF-8"));
                return;
            }
            ConfLine.parse(text).ifPresent(parts -> {
                if (parts.key().isPresent()) {
                    readNodeLine(parts, parts.key().get());
                } else if (parts.subject().equals("machines")) {
                    readMachines(parts);
                } else {
                    readMetadata(parts);
                }
            });
        }

        private void readMetadata(ConfLine parts) {
            var name = parts.subject();
            if (name.startsWith("LAB_") && Metadata.NAMES.contains(name.substring(4))) {
                metadata = metadata.with(name.substring(4), parts.value());
            } else {
                var known = Metadata.NAMES.stream().map(n -> "LAB_" + n).toList();
                var shown = name.length() > 40 ? name.substring(0, 40) + "…" : name;
                reportUnknown(
                        parts.subjectColumn(),
                        Problem.of(
                                "lab.conf has no setting \"" + shown + "\"", Nearest.orAll(shown, "settings", known)));
            }
        }

        /** Netkit's list of nodes: it makes nodes that no other line names, and leaves out those that it does not name. */
        private void readMachines(ConfLine parts) {
            var names = new LinkedHashSet<NodeName>();
            try {
                for (var word : parts.value().strip().split("[\\s,]+")) {
                    names.add(nodeName(word));
                }
                machines = Optional.of(new Machines(names, new Problem.Place(file, line, parts.subjectColumn())));
            } catch (LabException e) {
                report(parts.valueColumn(), e.problem());
            }
        }

        private void keepOnly(Machines listed) {
            for (NodeName name : List.copyOf(nodes.keySet())) {
                if (!listed.names().contains(name)) {
                    nodes.remove(name);
                    warn(listed.place(), Problem.of("\"" + name + "\" is not among these machines, so it is left out"));
                }
            }
            listed.names().forEach(name -> nodes.putIfAbsent(name, Node.named(name)));
        }

        private static NodeName nodeName(String text) {
            var name = new NodeName(text);
            if (RESERVED.contains(name.text())) {
                throw new LabException(Problem.of("no node can be called \"" + name + "\"", "choose another name"));
            }
            return name;
        }

        private void readNodeLine(ConfLine parts, String key) {
            int column = parts.subjectColumn();
            try {
                var name = nodeName(parts.subject());
                var node = nodes.getOrDefault(name, Node.named(name));
                column = parts.keyColumn();
                if (!key.isEmpty() && (Character.isDigit(key.charAt(0)) || key.charAt(0) == '-')) {
                    int number = Interface.number(key);
                    column = node.interfaces().containsKey(number) ? column : parts.valueColumn();
                    nodes.put(name, withInterface(node, number, parts));
                } else if (LabKeys.meansNothingHere(key)) {
                    warn(place(column), Problem.of("\"" + key + "\" is of virtual machines and does nothing here"));
                } else {
                    var known = LabKeys.find(key);
                    if (known.isEmpty()) {
                        reportUnknown(column, LabKeys.unknown(key));
                        return;
                    }
                    boundRepeated(name, known.get());
                    column = parts.valueColumn();
                    nodes.put(name, known.get().set(node, parts.value()));
                    noteRepeated(name, known.get(), parts);
                }
            } catch (LabException e) {
                report(column, e.problem());
            }
        }

        /** Netkit's {@code tap,HOST-ADDRESS,ADDRESS} led out of the lab, as {@code [bridged]} does here. */
        private Node withInterface(Node node, int number, ConfLine parts) {
            var value = parts.value().strip();
            if (!value.equals("tap") && !value.toLowerCase(Locale.ROOT).startsWith("tap,")) {
                return node.with(Interface.parse(number, value));
            }
            warn(
                    place(parts.valueColumn()),
                    Problem.of(
                            "a tap is read as " + node.name() + "[bridged]=\"true\": the interface to the outside has"
                                    + " the highest number and gets its address from the platform",
                            "use " + node.name() + "[bridged]=\"true\""));
            return node.withSettings(node.settings().withBridged(true));
        }

        private void boundRepeated(NodeName name, LabKey key) {
            if (repeated.merge(name + "[" + key.name() + "]", 1, Integer::sum) > MOST_REPEATED) {
                throw new LabException(Problem.of(
                        "\"" + name + "\" has more than " + MOST_REPEATED + " lines with \"" + key.name() + "\"",
                        "put them into \"" + name + ".startup\""));
            }
        }

        private void noteRepeated(NodeName name, LabKey key, ConfLine parts) {
            var first = firstLines.putIfAbsent(name + "[" + key.name() + "]", line);
            if (first != null && !key.repeatable()) {
                warn(
                        place(parts.subjectColumn()),
                        Problem.of(
                                "\"" + name + "[" + key.name() + "]\" was set on line " + first + "; this one counts"));
            }
        }

        /** PC1 and pc1 are two nodes, which is seldom meant. */
        private void noteNearTwins() {
            var seen = new LinkedHashMap<String, NodeName>();
            for (NodeName name : nodes.keySet()) {
                var twin = seen.putIfAbsent(name.text().toLowerCase(Locale.ROOT), name);
                if (twin != null) {
                    warn(
                            new Problem.Place(file, 1, 1),
                            Problem.of("\"" + twin + "\" and \"" + name + "\" are two nodes: capitals count"));
                }
            }
        }

        private Problem.Place place(int column) {
            return new Problem.Place(file, line, column);
        }

        private void report(int column, Problem problem) {
            problems.add(problem.at(place(column)));
        }

        private void reportUnknown(int column, Problem problem) {
            if (lenient) {
                warn(place(column), problem);
            } else {
                report(column, problem);
            }
        }

        private void warn(Problem.Place place, Problem problem) {
            if (warnings.size() < MOST_PROBLEMS) {
                warnings.add(problem.at(place));
            }
        }
    }
}
