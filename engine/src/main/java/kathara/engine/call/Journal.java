package kathara.engine.call;

import java.util.Optional;
import kathara.engine.topology.UserName;

/** Is told of every decision of a policy, before anything is done. Safe for any thread. */
public interface Journal {

    /** Writes nothing down. */
    Journal NONE = decision -> {};

    /**
     * One decision.
     *
     * @param line the canonical line, or what else was asked for
     * @param call what the line says, when it is an engine call that was approved
     * @param refusal empty when it was approved
     */
    record Decision(UserName who, String line, Optional<EngineCall> call, Optional<Rule> refusal) {}

    /** Writes it down; a {@link kathara.engine.problem.LabException} of kind REFUSED when that cannot be done. */
    void decided(Decision decision);
}
