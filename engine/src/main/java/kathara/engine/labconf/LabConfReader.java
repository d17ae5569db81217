package kathara.engine.labconf;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final List<String> RESERVED = List.of("shared", "_test");

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
        return new Reader(file).read(linesOf(bytes));
    }

    /** Reads lines that are text already. */
    public Reading read(String file, List<String> lines) {
        return new Reader(file).read(lines);
    }

    /** Lines end with LF, CRLF or CR; a line that is not UTF-8 becomes one that does not read. */
    private static List<String> linesOf(byte[] bytes) {
        var lines = new ArrayList<String>();
        int start = bytes.length > 2 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb && bytes[2] == (byte) 0xbf
                ? 3
                : 0;
        for (int i = start; i <= bytes.length; i++) {
            if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
                lines.add(decoded(bytes, start, i));
                if (i + 1 < bytes.length && bytes[i] == '\r' && bytes[i + 1] == '\n') {
                    i++;
                }
                start = i + 1;
            }
        }
        return lines;
    }

    private static String decoded(byte[] bytes, int start, int end) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, start, end - start))
                    .toString();
        } catch (CharacterCodingException e) {
            return NOT_TEXT;
        }
    }

    private static final String NOT_TEXT = "\0not UTF-8";

    /** The state of one reading: nodes as they grow, in the order of the file. */
    private static final class Reader {
        private final String file;
        private final Map<NodeName, Node> nodes = new LinkedHashMap<>();
        private final Map<String, Integer> firstLines = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private final List<Problem> warnings = new ArrayList<>();
        private Metadata metadata = Metadata.NONE;
        private int line;

        Reader(String file) {
            this.file = file;
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
                    report(e.column(), e.problem());
                }
            }
            return new Reading(
                    new Topology(new TreeMap<>(nodes)), metadata, List.copyOf(problems), List.copyOf(warnings));
        }

        private void readLine(String text) {
            if (text.indexOf('\0') >= 0) {
                report(1, Problem.of("this line is not UTF-8 text", "save the file as UTF-8"));
                return;
            }
            ConfLine.parse(text).ifPresent(parts -> {
                if (parts.key().isPresent()) {
                    readNodeLine(parts, parts.key().get());
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
                report(
                        parts.subjectColumn(),
                        Problem.of(
                                "lab.conf has no setting \"" + (name.length() > 40 ? name.substring(0, 40) + "…" : name)
                                        + "\"",
                                Nearest.orAll(name, "settings", known)));
            }
        }

        private void readNodeLine(ConfLine parts, String key) {
            int column = parts.subjectColumn();
            try {
                var name = new NodeName(parts.subject());
                if (RESERVED.contains(name.text())) {
                    throw new LabException(Problem.of("no node can be called \"" + name + "\"", "choose another name"));
                }
                var node = nodes.getOrDefault(name, Node.named(name));
                column = parts.keyColumn();
                if (!key.isEmpty() && Character.isDigit(key.charAt(0))) {
                    int number = Interface.number(key);
                    column = node.interfaces().containsKey(number) ? column : parts.valueColumn();
                    nodes.put(
                            name,
                            node.with(Interface.parse(number, parts.value().strip())));
                } else {
                    var known = LabKeys.named(key);
                    column = parts.valueColumn();
                    noteRepeated(name, known, parts);
                    nodes.put(name, known.set(node, parts.value()));
                }
            } catch (LabException e) {
                report(column, e.problem());
            }
        }

        private void noteRepeated(NodeName name, LabKey key, ConfLine parts) {
            var first = firstLines.putIfAbsent(name + "[" + key.name() + "]", line);
            if (first != null && !key.repeatable()) {
                warnings.add(Problem.of(
                                "\"" + name + "[" + key.name() + "]\" was set on line " + first + "; this one counts")
                        .at(new Problem.Place(file, line, parts.subjectColumn())));
            }
        }

        private void report(int column, Problem problem) {
            problems.add(problem.at(new Problem.Place(file, line, column)));
        }
    }
}
