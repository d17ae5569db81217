package kathara.engine.call;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.UserName;

/**
 * Decides which engine calls may reach a platform: it writes a call as its canonical command line and lets the
 * finite-state machine read it. Immutable; safe for any thread.
 */
public final class Policy {
    private final Machine machine;

    /** The policy for one caller, under the limits of this installation. */
    public Policy(UserName caller, Limits limits) {
        machine = Grammar.machine(caller, limits);
    }

    /** Approves every call or none, so that a refusal changes nothing. */
    public List<Approved> approve(List<? extends EngineCall> calls) {
        return calls.stream().map(this::approve).toList();
    }

    /** Approves one call, or says by which rule it is refused. */
    public Approved approve(EngineCall call) {
        var line = CallText.of(call);
        machine.refusalOf(line).ifPresent(refusal -> {
            throw refused(line, refusal);
        });
        return new Approved(line);
    }

    private static LabException refused(List<String> line, Refusal refusal) {
        var word = refusal.word().isEmpty()
                ? "the line ends too early"
                : "word " + refusal.position() + ", \"" + shortened(refusal.word()) + "\"";
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        "refused by policy: " + line.get(0) + NeverAllowed.nodeOf(line) + ": " + word + " (rule: "
                                + refusal.rule() + ")",
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
