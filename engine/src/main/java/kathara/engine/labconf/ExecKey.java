package kathara.engine.labconf;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Node;

final class ExecKey implements LabKey {
    private static final int LONGEST = 2_000;

    @Override
    public String name() {
        return "exec";
    }

    @Override
    public String meaning() {
        return "Command run in the node after its start-up scripts";
    }

    @Override
    public String example() {
        return "pc1[exec]=\"ip route add default via 10.0.0.1\"";
    }

    @Override
    public boolean repeatable() {
        return true;
    }

    @Override
    public Node set(Node node, String value) {
        boolean bothQuotes = value.indexOf('"') >= 0 && value.indexOf('\'') >= 0;
        if (value.length() > LONGEST || bothQuotes || value.codePoints().anyMatch(ExecKey::unfit)) {
            throw new LabException(Problem.of(
                    "the command is longer than " + LONGEST
                            + " characters, or has a control character or both kinds of quote",
                    "put it into \"" + node.name() + ".startup\""));
        }
        return node.withSettings(node.settings().withCommand(value));
    }

    private static boolean unfit(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }

    @Override
    public List<String> valuesOf(Node node) {
        return node.settings().commands();
    }
}
