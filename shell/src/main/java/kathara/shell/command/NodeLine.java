package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Topology;

/**
 * A line that begins with a node, or with several: the rest runs there, with addresses in the place of nodes' names. What
 * begins with a {@link Probe}'s name is a question that we ask the node ourselves.
 */
final class NodeLine {
    private final Context context;
    private final Session session;
    private final Topology topology;
    private final Addresses addresses;

    private NodeLine(Context context) {
        this.context = context;
        this.session = context.workspace().session();
        this.topology = session.topology();
        this.addresses = new Addresses(session, topology);
    }

    static int run(Context context, Line.Call call) throws InterruptedException {
        if (!NodeGroup.canBe(call.name())) {
            return notOfNodes(context, call, List.of());
        }
        return new NodeLine(context).run(call);
    }

    private int run(Line.Call call) throws InterruptedException {
        var group = NodeGroup.of(call.words(), topology);
        if (group.nodes().isEmpty()) {
            return notOfNodes(
                    context,
                    call,
                    topology.nodes().keySet().stream().map(NodeName::text).toList());
        }
        var words = call.words().subList(group.words(), call.words().size());
        if (words.isEmpty()) {
            return console(group);
        }
        var probe = words.get(0).quoted() ? null : Probe.of(words.get(0).text());
        if (probe != null) {
            return asked(probe, group, call.from(group.words()));
        }
        return group.single() ? onOne(group.nodes().get(0), words) : onMany(group, words);
    }

    private int console(NodeGroup group) throws InterruptedException {
        if (!group.single()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "a command is missing: consoles open one at a time",
                            "as in: " + group.nodes().get(0) + "; or a command for all, as in: all ip address"));
        }
        return OnNode.run(context, session, group.nodes().get(0), List.of());
    }

    private int onOne(NodeName node, List<Argument> words) throws InterruptedException {
        return OnNode.run(context, session, node, new AddressWords(addresses).on(node, words));
    }

    private int onMany(NodeGroup group, List<Argument> words) throws InterruptedException {
        Map<NodeName, List<String>> each = new TreeMap<>();
        for (var node : group.nodes()) {
            each.put(node, new AddressWords(addresses).on(node, words));
        }
        return new Folded(context.screen()).shown(ManyNodes.run(context, session, each));
    }

    private int asked(Probe probe, NodeGroup group, Line.Call question) throws InterruptedException {
        var answers = new TreeMap<NodeName, Result>();
        for (var node : group.nodes()) {
            answers.put(
                    node,
                    probe.ask(
                            new Probe.Asked(session, addresses, node),
                            question.from(1).texts()));
        }
        if (!group.single()) {
            return new Folded(context.screen()).shown(answers);
        }
        var answer = answers.get(group.nodes().get(0));
        if (!(answer.out() + answer.err()).isBlank()) {
            context.screen().result((answer.out() + "\n" + answer.err()).strip());
        }
        return answer.status();
    }

    /** A name comes before a beginning: only what is neither a command nor a node may be short for a command. */
    private static int notOfNodes(Context context, Line.Call call, List<String> nodes) throws InterruptedException {
        var meant = Commands.beginningWith(call.name());
        if (meant.size() == 1) {
            return context.interpreter().run(call.named(meant.get(0).name()));
        }
        throw meant.isEmpty() ? unknown(context, call.name(), nodes) : ambiguous(call.name(), meant);
    }

    private static LabException ambiguous(String name, List<CommandEntry> meant) {
        var names = meant.stream().map(CommandEntry::name).toList();
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "\"" + name + "\" begins more than one command",
                        "type more of one of: " + String.join(", ", names)));
    }

    private static LabException unknown(Context context, String name, List<String> nodes) {
        var known = new ArrayList<>(Commands.names());
        known.addAll(nodes);
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        "\"" + name + "\" is neither a command nor a node of lab \""
                                + context.workspace().place().shown() + "\"",
                        Nearest.to(name, known)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("see: help")));
    }
}
