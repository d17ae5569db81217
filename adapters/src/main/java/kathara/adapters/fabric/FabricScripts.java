package kathara.adapters.fabric;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Commands to run inside a fabric, as words for exec. The programs are constants; what varies are their arguments.
 * {@code state} is a folder that lives as long as the fabric.
 */
public final class FabricScripts {
    /** The kernel's limit for one argument is 128 KiB (execve(2)); a piece keeps well below. */
    private static final int PIECE = 96 * 1024;

    private static final String REPORT = """
            cd "$1" 2>/dev/null || exit 0
            cat record 2>/dev/null
            echo %1$s
            cat released 2>/dev/null
            echo %1$s
            exec ip -json -details -statistics link show
            """.formatted(FabricReport.SEPARATOR);

    /** What {@link #wire} ends with where the kernel lacks netem; nothing is done then. */
    public static final int NO_NETEM = 95;

    /** The record is written before the first change, the releases after the last. What the kernel lacks shows first. */
    private static final String WIRE = """
            set -e
            mkdir -p "$1"
            cd "$1"
            records=$2 releases=$3 removals=$4 unshaped=$5 shapes=$6
            [ "$7" = 0 ] || {
                tc qdisc replace dev lo root netem || exit 95
                tc qdisc del dev lo root
            }
            shift 7
            : >record.new
            while [ "$records" -gt 0 ]; do
                printf %s "$1" >>record.new
                shift
                records=$((records - 1))
            done
            mv record.new record
            : >releases.new
            while [ "$releases" -gt 0 ]; do
                printf %s "$1" >>releases.new
                shift
                releases=$((releases - 1))
            done
            : >batch.new
            while [ "$removals" -gt 0 ]; do
                [ ! -e "/sys/class/net/$1" ] || echo "link del $1" >>batch.new
                shift
                removals=$((removals - 1))
            done
            plain=
            while [ "$unshaped" -gt 0 ]; do
                plain="$plain $1"
                shift
                unshaped=$((unshaped - 1))
            done
            : >shapes.new
            while [ "$shapes" -gt 0 ]; do
                printf %s "$1" >>shapes.new
                shift
                shapes=$((shapes - 1))
            done
            [ $# -eq 0 ] || printf %s "$@" >>batch.new
            ip -batch batch.new
            for port in $plain; do
                tc qdisc del dev "$port" root 2>/dev/null || :
            done
            [ ! -s shapes.new ] || tc -batch shapes.new
            cat releases.new >>released
            """;

    private FabricScripts() {}

    /** Prints what {@link FabricReport#parse} reads. */
    public static List<String> report(String state) {
        return List.of("/bin/sh", "-c", REPORT, "kathara", state);
    }

    /** Writes the record, runs the batch, and notes which nodes have been released. */
    public static List<String> wire(String state, EngineCall.Wire call, WiringBatch batch) {
        var records = pieces(call.record());
        var releases = pieces(batch.released(call.cables()).entrySet().stream()
                .map(mark -> mark.getKey() + " " + mark.getValue())
                .toList());
        var words = new ArrayList<>(List.of("/bin/sh", "-c", WIRE, "kathara", state));
        words.add(Integer.toString(records.size()));
        words.add(Integer.toString(releases.size()));
        var shapes = pieces(batch.shapes());
        words.add(Integer.toString(batch.removals().size()));
        words.add(Integer.toString(batch.unshaped().size()));
        words.add(Integer.toString(shapes.size()));
        words.add(batch.needsNetem() ? "1" : "0");
        words.addAll(records);
        words.addAll(releases);
        words.addAll(batch.removals());
        words.addAll(batch.unshaped());
        words.addAll(shapes);
        words.addAll(pieces(batch.lines()));
        return words;
    }

    /** What is said of a wiring that the fabric could not do. */
    public static LabException failed(String what, int status, String said) {
        return status == NO_NETEM
                ? new LabException(Problem.of(
                        what
                                + ": the kernel has no netem, so links have no delay, jitter, loss, duplicate or corrupt here",
                        "a rate works without it; platform shows what this machine lacks; nothing was changed"))
                : new LabException(
                        Problem.of(what + ": ip says: " + said.strip(), "lclean and lstart make the lab anew"));
    }

    /** The lines as one text, cut into pieces that fit into an argument. */
    private static List<String> pieces(List<String> lines) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        for (String line : lines) {
            if (piece.length() + line.length() >= PIECE / 4 * 3) {
                pieces.add(piece.toString());
                piece.setLength(0);
            }
            piece.append(line).append('\n');
        }
        if (piece.length() > 0) {
            pieces.add(piece.toString());
        }
        return pieces;
    }
}
