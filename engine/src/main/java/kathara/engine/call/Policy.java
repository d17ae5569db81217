package kathara.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.UserName;

/**
 * Decides which engine calls may reach a platform: it writes a call as its canonical command line and lets the
 * finite-state machine read it. Every decision goes to the journal. Immutable; safe for any thread.
 */
public final class Policy {
    private final UserName caller;
    private final Limits limits;
    private final Machine machine;
    private final Journal journal;
    private final Seal seal = new Seal();

    /** What an approval must show. Nobody else can make one, a class in this package neither. */
    static final class Seal {
        private Seal() {}
    }

    /**
     * One edge of the machine.
     *
     * @param pattern what the next word must fit, and {@code expects} says what that is
     * @param ends whether a line may end in {@code to}
     */
    public record Transition(String from, String pattern, String expects, String to, boolean ends, Rule rule) {}

    /** The policy for one caller, under the limits of this installation. */
    public Policy(UserName caller, Limits limits, Journal journal) {
        this.caller = caller;
        this.limits = limits;
        this.journal = journal;
        this.machine = Grammar.machine(caller, limits);
    }

    /** One whose decisions nobody writes down. */
    public Policy(UserName caller, Limits limits) {
        this(caller, limits, Journal.NONE);
    }

    public UserName caller() {
        return caller;
    }

    public Limits limits() {
        return limits;
    }

    /** Approves every call or none, so that a refusal changes nothing. */
    public List<Approved> approve(List<? extends EngineCall> calls) {
        return calls.stream().map(this::approve).toList();
    }

    /** Approves one call, or says by which rule it is refused. */
    public Approved approve(EngineCall call) {
        var line = lineOf(call);
        var refusal = machine.refusalOf(line);
        EngineCall readBack = refusal.isPresent() ? null : CallText.parse(line);
        if (readBack != null) {
            refusal = notCanonical(line, readBack);
        }
        if (journal != Journal.NONE) {
            var approved = refusal.isEmpty() ? Optional.of(readBack) : Optional.<EngineCall>empty();
            journal.decided(new Journal.Decision(caller, Words.line(line), approved, refusal.map(Refusal::rule)));
        }
        refusal.ifPresent(found -> {
            throw refused(line, found);
        });
        return new Approved(seal, line, readBack);
    }

    /** Refuses what {@link #approve} would, without a decision: nothing may be done because of it. */
    public void mustAllow(EngineCall call) {
        var line = lineOf(call);
        if (!walk(line).accepted()) {
            approve(call);
        }
    }

    /** How the machine reads a call. */
    public Walk walk(EngineCall call) {
        return walk(lineOf(call));
    }

    /** How the machine reads a canonical line. */
    public Walk walk(List<String> line) {
        var walk = machine.walk(line);
        return walk.accepted() ? new Walk(walk.words(), walk.steps(), notCanonical(line, CallText.parse(line))) : walk;
    }

    /** Refuses that the caller has so many nodes, over all labs. */
    public void mustHold(int nodes) {
        if (nodes > limits.nodes()) {
            throw refuse(
                    Rule.NODES,
                    nodes + " nodes",
                    "at most " + limits.nodes() + " nodes of \"" + caller + "\", over all labs");
        }
    }

    /** Refuses Groovy where the administrator has turned it off, and writes down what was run. */
    public void mustAllowScript(String what) {
        mustBeOn(limits.scripts(), Rule.SCRIPTS, "groovy " + what);
    }

    /** Refuses commands of the host where the administrator has turned them off, and writes down what was run. */
    public void mustAllowHostCommand(String what) {
        mustBeOn(limits.hostCommands(), Rule.HOST_COMMANDS, "! " + what);
    }

    private void mustBeOn(boolean on, Rule rule, String line) {
        if (!on) {
            throw refuse(rule, line, "the commands of this shell: help");
        }
        journal.decided(new Journal.Decision(caller, line, Optional.empty(), Optional.empty()));
    }

    /** Writes a refusal down that is not of the machine's, and gives it. */
    private LabException refuse(Rule rule, String line, String allowed) {
        journal.decided(new Journal.Decision(caller, line, Optional.empty(), Optional.of(rule)));
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        "refused by policy: " + shortened(line) + " (rule " + rule + ": " + rule.reason() + ")",
                        "allowed: " + allowed + "; nothing was changed"));
    }

    /** Every edge, in the order in which the machine tries them. */
    public List<Transition> transitions() {
        var ends = machine.accepting();
        return machine.edges().stream()
                .map(edge -> new Transition(
                        edge.from(),
                        edge.accepts().name(),
                        edge.accepts().expects(),
                        edge.to(),
                        ends.contains(edge.to()),
                        edge.accepts().rule()))
                .toList();
    }

    /** The call's line; what a lab leaves open is at the policy's ceilings. */
    private List<String> lineOf(EngineCall call) {
        return CallText.of(
                call instanceof EngineCall.CreateNode create
                        ? new EngineCall.CreateNode(create.lab(), create.node(), create.files(), limits.ceilings())
                        : call);
    }

    /** A line that the machine accepts must be what its own call is written as. */
    private static Optional<Refusal> notCanonical(List<String> line, EngineCall readBack) {
        var written = CallText.of(readBack);
        if (written.equals(line)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < written.size() && at < line.size() && written.get(at).equals(line.get(at))) {
            at++;
        }
        return Optional.of(new Refusal(
                Rule.CANONICAL,
                at < line.size() ? line.get(at) : "",
                at + 1,
                String.join(" ", new ArrayList<>(line).subList(0, Math.min(at, 1))),
                at < written.size() ? "\"" + shortened(written.get(at)) + "\"" : "the end of the line"));
    }

    private static LabException refused(List<String> line, Refusal refusal) {
        var word = refusal.word().isEmpty()
                ? "the line ends too early"
                : "word " + refusal.position() + ", \"" + shortened(refusal.word()) + "\"";
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        "refused by policy: " + line.get(0) + NeverAllowed.nodeOf(line, refusal.word()) + ": " + word
                                + " (rule " + refusal.rule() + ": "
                                + refusal.rule().reason() + ")",
                        NeverAllowed.remedyFor(refusal.word())
                                        .orElseGet(() ->
                                                "after \"" + refusal.state() + "\" is allowed: " + refusal.allowed())
                                + "; nothing was changed"));
    }

    private static String shortened(String word) {
        var printable = word.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return printable.length() <= 60 ? printable : printable.substring(0, 60) + "…";
    }
}
