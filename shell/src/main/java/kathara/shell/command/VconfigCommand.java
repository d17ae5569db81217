package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Interface;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

class VconfigCommand implements Command {
    @Mixin
    LabOption lab;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NODE",
            description = "The node; as a word of its own also without -n.")
    NodeName named;

    @Option(
            names = "--add",
            arity = "1..*",
            paramLabel = "[N:]LINK[/MAC]",
            description = "A new interface on this link, with the next free number or this one.")
    List<String> added = new ArrayList<>();

    @Option(
            names = "--rm",
            arity = "1..*",
            paramLabel = "LINK|ethN",
            description = "Remove the interfaces on this link, or this interface.")
    List<String> removed = new ArrayList<>();

    @Parameters(paramLabel = "NODE", arity = "0..1", description = "The node.")
    NodeName word;

    Workspace.Place place(Context context) {
        return lab.placeOfNode(context.workspace());
    }

    @Override
    public int run(Context context) throws InterruptedException {
        var name = name();
        if (added.isEmpty() && removed.isEmpty()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("vconfig: nothing to do", "say --add LINK or --rm LINK, as in: vconfig --add B pc1"));
        }
        return LabOption.on(context.workspace(), place(context), session -> {
            var node = session.topology().node(name);
            var operations = new ArrayList<Operation>();
            var said = new ArrayList<String>();
            var left = without(node, operations, said);
            with(left, operations, said);
            Changes.apply(context, session, operations, true);
            said.forEach(context.screen()::result);
            return 0;
        });
    }

    private NodeName name() {
        if (named != null) {
            return named;
        }
        if (word != null) {
            return word;
        }
        var last = added.size() > 1 ? added : removed.size() > 1 ? removed : null;
        if (last != null) {
            return VstartCommand.asUsage(() -> new NodeName(last.remove(last.size() - 1)));
        }
        throw new LabException(
                LabException.Kind.USAGE,
                Problem.of("vconfig: no node is named", "name it, as in: vconfig --add B pc1"));
    }

    private Node without(Node node, List<Operation> operations, List<String> said) {
        var left = node;
        for (String text : removed) {
            var gone = left.interfaces().values().stream()
                    .filter(plug ->
                            plug.link().text().equals(text) || plug.name().equals(text))
                    .toList();
            if (gone.isEmpty()) {
                throw new LabException(Problem.of(
                        "\"" + node.name() + "\" has no interface on \"" + text + "\"",
                        "it has: "
                                + node.interfaces().values().stream()
                                        .map(plug -> plug.name() + " on " + plug.link())
                                        .toList()));
            }
            for (Interface plug : gone) {
                left = left.withoutInterface(plug.number());
                operations.add(new Operation.Unplug(node.name(), plug.number()));
                said.add(node.name() + " " + plug.name() + " is gone from " + plug.link());
            }
        }
        return left;
    }

    private void with(Node node, List<Operation> operations, List<String> said) {
        var next = node;
        for (String text : added) {
            int free = next.freeNumber();
            var plug = VstartCommand.asUsage(() -> plug(free, text));
            next = next.with(plug);
            operations.add(new Operation.Plug(node.name(), plug));
            said.add(node.name() + " " + plug.name() + " is on " + plug.link());
        }
    }

    /** The link in {@code 3:B/MAC}. */
    private static String linkOf(String text) {
        return plug(0, text).link().text();
    }

    /** {@code 3:B} says the number; a MAC has colons too, but behind a slash. */
    private static Interface plug(int free, String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean numbered = colon >= 0 && (slash < 0 || colon < slash);
        return numbered
                ? Interface.parse(Interface.number(text.substring(0, colon)), text.substring(colon + 1))
                : Interface.parse(free, text);
    }

    @Override
    public List<List<String>> opposite() {
        if (removed.stream().anyMatch(text -> text.matches("eth[0-9]+"))) {
            return List.of(); // on which link it was is not said
        }
        var name = name();
        var words = new ArrayList<Object>(List.of(name));
        if (!added.isEmpty()) {
            words.add("--rm");
            added.forEach(text -> words.add(linkOf(text)));
        }
        if (!removed.isEmpty()) {
            words.add("--add");
            words.addAll(removed);
        }
        return List.of(lab.line("vconfig", words));
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of(
                "vconfig --add B pc1", "vconfig -n pc1 --add 3:C", "vconfig --rm B pc1", "vconfig pc1 --rm eth1");
    }
}
