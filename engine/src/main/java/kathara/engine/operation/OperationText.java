package kathara.engine.operation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;

/** Operations in a user's words, as a list of changes shows them. */
public final class OperationText {
    private static final int MOST_NAMED = 6;

    private OperationText() {}

    /** One line, as in "plug r1 eth1 into B". */
    public static String of(Operation operation) {
        if (operation instanceof Operation.Start start) {
            return "start " + named(start.nodes().nodes().keySet());
        } else if (operation instanceof Operation.Remove remove) {
            return "remove " + remove.node();
        } else if (operation instanceof Operation.Clear) {
            return "remove the lab";
        } else if (operation instanceof Operation.Plug plug) {
            return "plug " + plug.node() + " " + plug.plug().name() + " into "
                    + plug.plug().link();
        } else if (operation instanceof Operation.Unplug unplug) {
            return "unplug " + unplug.node() + " eth" + unplug.number();
        } else if (operation instanceof Operation.Halt halt) {
            return (halt.atOnce() ? "crash " : "halt ") + halt.node();
        } else if (operation instanceof Operation.Pause pause) {
            return "pause " + pause.node();
        } else if (operation instanceof Operation.Resume resume) {
            return "resume " + resume.node();
        } else if (operation instanceof Operation.Become) {
            return "go back to a checkpoint";
        } else if (operation instanceof Operation.Together together) {
            return together(together.parts());
        }
        return ofLink(operation);
    }

    private static String ofLink(Operation operation) {
        if (operation instanceof Operation.Cut cut) {
            return "cut " + end(cut.link(), cut.end());
        } else if (operation instanceof Operation.Mend mend) {
            return "mend " + end(mend.link(), mend.end());
        } else if (operation instanceof Operation.Degrade degrade) {
            return "change how good " + end(degrade.link(), degrade.end()) + " is";
        } else if (operation instanceof Operation.Restore restore) {
            return "restore " + restore.link();
        }
        throw new AssertionError(operation);
    }

    private static String end(LinkName link, Optional<NodeName> end) {
        return link + end.map(node -> " at " + node).orElse("");
    }

    private static String together(List<Operation> parts) {
        var texts = parts.stream().map(OperationText::of).toList();
        return texts.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                + (texts.size() > MOST_NAMED ? ", and " + (texts.size() - MOST_NAMED) + " more" : "");
    }

    private static String named(Collection<NodeName> nodes) {
        return nodes.size() > MOST_NAMED
                ? nodes.size() + " nodes"
                : nodes.stream().map(NodeName::text).collect(Collectors.joining(", "));
    }
}
