package kathara.shell.command;

import java.util.List;
import java.util.Optional;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;
import kathara.shell.screen.Screen.Role;

/** Ten steps that show what the shell is for. A step is done when the lab is as it wants, or its line was run. */
public final class Tutorial {

    /**
     * One step.
     *
     * @param why what it shows
     * @param line what to type
     */
    record Step(String why, String line, Done done) {}

    /** Whether a step is done. */
    interface Done {
        boolean by(String line, Topology lab);
    }

    static final List<Step> STEPS = List.of(
            new Step(
                    "A lab is nodes and links. Start a node whose first interface is on a link called A.",
                    "vstart --eth 0:A pc1",
                    (line, lab) -> node(lab, "pc1").isPresent()),
            new Step(
                    "Another on the same link. Up brings the line back; the right arrow takes what is grey.",
                    "vstart --eth 0:A pc2",
                    (line, lab) -> node(lab, "pc2").isPresent()),
            new Step(
                    "A line that begins with a node's name runs on that node. Give it an address.",
                    "pc1 ip address add 10.0.0.1/24 dev eth0",
                    (line, lab) -> line.startsWith("pc1 ip a")),
            new Step(
                    "And the other one. Try the Tab key behind each word.",
                    "pc2 ip address add 10.0.0.2/24 dev eth0",
                    (line, lab) -> line.startsWith("pc2 ip a")),
            new Step("Can they hear each other?", "pc1 ping -c 2 10.0.0.2", (line, lab) -> line.startsWith("pc1 ping")),
            new Step(
                    "See what there is. A ? says at any point what may come next.",
                    "linfo",
                    (line, lab) -> line.startsWith("linfo")),
            new Step(
                    "Change the lab while it runs: one more interface, on a new link.",
                    "vconfig pc2 --add B",
                    (line, lab) -> node(lab, "pc2")
                            .filter(node -> node.interfaces().size() > 1)
                            .isPresent()),
            new Step(
                    "Take the last change back: it says first what inside nodes goes with it. redo would make it again.",
                    "undo",
                    (line, lab) -> line.startsWith("undo")),
            new Step(
                    "Keep the lab as a folder, to start it again with lstart -d two-pcs.",
                    "save two-pcs",
                    (line, lab) -> line.startsWith("save ")),
            new Step(
                    "Remove the nodes. \"help\" lists the commands, \"help vstart\" explains one.",
                    "vclean pc1 pc2",
                    (line, lab) -> lab.nodes().isEmpty()));

    private Tutorial() {}

    private static Optional<Node> node(Topology lab, String name) {
        return Optional.ofNullable(lab.nodes().get(new NodeName(name)));
    }

    /** Says what to do now; nothing when the user is not in the tutorial. */
    static void show(Context context) {
        int step = context.workspace().lesson();
        if (step == 0) {
            context.screen().result("The tutorial is left; \"tutorial\" begins it again.");
            return;
        }
        var now = STEPS.get(step - 1);
        context.screen()
                .result("Step " + step + " of " + STEPS.size() + ". " + now.why() + "\n  "
                        + context.screen().styled(Role.COMMAND, now.line()));
    }

    /** To be called behind each line that succeeded: goes on when it did what the step wants. */
    public static void after(Context context, String line) {
        var workspace = context.workspace();
        int step = workspace.lesson();
        if (step == 0 || line.startsWith("tutorial")) {
            return;
        }
        if (!STEPS.get(step - 1).done().by(line.strip(), workspace.session().topology())) {
            return;
        }
        if (step == STEPS.size()) {
            workspace.lessonIs(0);
            context.screen().result("That was the tutorial. More labs: help lstart; all keys: docs/prompt.md");
        } else {
            workspace.lessonIs(step + 1);
            show(context);
        }
    }
}
