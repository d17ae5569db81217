package kathara.engine.call;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import kathara.engine.topology.CommandLine;
import kathara.engine.topology.Cpus;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LabName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Memory;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.Port;
import kathara.engine.topology.Sysctl;
import kathara.engine.topology.Ulimit;
import kathara.engine.topology.UserName;
import kathara.engine.topology.Variable;

/** The lines that are accepted, as data: one declaration a verb, its options in the one order they may have. */
final class Grammar {
    private static final Pattern PRINTABLE =
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]{0,65536}");
    private static final Pattern COMMAND_WORD =
            Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]{0,4096}");
    private static final Pattern DIRECTORY = Pattern.compile("/|(?:/[^/\\p{Cc}\\p{Cf}\\p{Cs}]{1,255}){1,60}");
    private static final Pattern RECIPE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** Options of tcpdump(8) that neither read nor write a file, start a program, nor leave the link. */
    private static final Pattern TCPDUMP_OPTION = Pattern.compile(
            "-[AbefHKnNOpqStuUvxXl#]+(?:[csTQjByEM][A-Za-z0-9_=,.+-]{0,80})?|-[csTQjByEM][A-Za-z0-9_=,.+-]{0,80}|-w-"
                    + "|--(?:immediate-mode|number|print|micro|nano|lengths|count|direction=(?:in|out|inout)|snapshot-length=[0-9]{1,6}|packet-buffered)");

    private static final Token LAB = Token.value("LAB", "the name of a lab", word -> new LabName(word).text());
    private static final Token NODE = Token.value("NODE", "the name of a node", word -> new NodeName(word).text());
    private static final Token LINK = Token.value("LINK", "the name of a link", word -> new LinkName(word).text());
    private static final Token SYSCTL =
            Token.value("SYSCTL", "a net.* setting of the node's own", word -> Sysctl.parse(word)
                    .toString());
    private static final Token VARIABLE =
            Token.value("VARIABLE", "NAME=value", word -> Variable.parse(word).toString());
    private static final Token ULIMIT =
            Token.value("ULIMIT", "NAME=SOFT:HARD", word -> Ulimit.parse(word).toString());
    private static final Token PORT =
            Token.value("PORT", "HOST:GUEST/PROTOCOL", word -> Port.parse(word).toString());
    private static final Token COMMAND_LINE =
            Token.value("COMMAND-LINE", "a program and its arguments", word -> new CommandLine(word).text());
    private static final Token YES_OR_NO =
            new Token("YES-OR-NO", "true or false", word -> word.equals("true") || word.equals("false"));
    private static final Token NUMBER = new Token("NUMBER", "0 to 99", word -> word.matches("0|[1-9][0-9]?"));
    private static final Token CABLE =
            Token.value("CABLE", "a change of wiring", word -> Cable.parse(word).text());
    private static final Token INTERFACE = Token.value("INTERFACE", "NUMBER:LINK[/MAC]", word -> {
        int colon = Math.max(0, word.indexOf(':'));
        int number = Interface.number(word.substring(0, colon));
        return number + ":" + Interface.parse(number, word.substring(colon + 1)).text();
    });
    private static final Token PLAIN_DIRECTORY = new Token(
            "DIRECTORY",
            "an absolute path without . and ..",
            word -> DIRECTORY.matcher(word).matches()
                    && List.of(word.split("/")).stream().noneMatch(p -> p.equals(".") || p.equals("..")));
    private static final Token TEXT = new Token(
            "TEXT", "one line of text", word -> COMMAND_WORD.matcher(word).matches());
    private static final Token WORD = new Token(
            "WORD", "any one-line word", word -> PRINTABLE.matcher(word).matches());
    private static final Token TCPDUMP_WORD = new Token(
            "TCPDUMP-WORD",
            "a word of a filter, or an option of tcpdump that touches no file, program or other interface",
            word -> word.startsWith("-")
                    ? TCPDUMP_OPTION.matcher(word).matches()
                    : COMMAND_WORD.matcher(word).matches());
    private static final Token RECIPE_NAME = new Token(
            "RECIPE", "the name of a recipe", word -> RECIPE.matcher(word).matches());

    private final Machine machine = new Machine();
    private final Token owner;

    private Grammar(UserName caller) {
        owner = Token.literal(caller.text());
    }

    /** The machine for this caller under these limits. */
    static Machine machine(UserName caller, Limits limits) {
        var grammar = new Grammar(caller);
        var image = Token.value("IMAGE", "the name of an image", word -> new ImageName(word).text())
                .and("among " + limits.images(), word -> limits.allows(new ImageName(word)));
        var memory = Token.value("MEMORY", "an amount of memory", word -> Memory.parse(word)
                        .text())
                .and(
                        "at most " + limits.memory().text(),
                        word -> Memory.parse(word).bytes() <= limits.memory().bytes());
        var cpus = Token.value("CPUS", "a number of processors", word -> Cpus.parse(word)
                        .text())
                .and(
                        "at most " + limits.cpus().text(),
                        word -> Cpus.parse(word).thousandths() <= limits.cpus().thousandths());

        grammar.lab("create-fabric", "a lab's links live in a namespace made to one fixed pattern")
                .end();
        grammar.lab("remove-fabric", "a lab's links are removed by its owner").end();
        grammar.node(
                        "create-node",
                        "a node is made from an allowed image, inside the ceilings, with nothing of the host's")
                .must("--image", image)
                .may("--memory", memory)
                .may("--cpus", cpus)
                .many("--sysctl", SYSCTL)
                .many("--env", VARIABLE)
                .many("--ulimit", ULIMIT)
                .may("--ipv6", YES_OR_NO)
                .may("--shell", COMMAND_LINE)
                .may("--terminals", NUMBER)
                .may("--entrypoint", COMMAND_LINE)
                .may("--arguments", COMMAND_LINE)
                .may("--bridged", Token.literal("true"))
                .many("--port", PORT)
                .many("--after", NODE)
                .many("--command", TEXT)
                .many("--interface", INTERFACE)
                .may("--files", PLAIN_DIRECTORY)
                .end();
        for (var verb : List.of("start", "stop", "kill", "pause", "resume", "remove-node")) {
            grammar.node(verb, "a node is started and stopped by its owner").end();
        }
        grammar.lab("wire", "cables and links are changed by typed changes alone")
                .many("--record", TEXT)
                .many("--cable", CABLE)
                .end();
        grammar.node("set-sysctls", "kernel parameters are those of the node's own network")
                .many("--sysctl", SYSCTL)
                .end();
        grammar.node("exec", "a command runs in the owner's own node, read by no shell of ours")
                .words(WORD);
        grammar.node("connect", "a command runs in the owner's own node, read by no shell of ours")
                .words(WORD);
        grammar.lab("capture", "a capture hears one link, and touches no file and no program")
                .must("--link", LINK)
                .words(TCPDUMP_WORD);
        grammar.verb("build-image", "an image is built from a recipe of ours")
                .must("--recipe", RECIPE_NAME)
                .end();
        grammar.verb("pull-image", "an image is taken from a registry when its name is allowed")
                .must("--image", image)
                .end();
        return grammar.machine;
    }

    private Verb verb(String name, String rule) {
        return new Verb(name, rule);
    }

    private Verb lab(String name, String rule) {
        return new Verb(name, rule).must("--owner", owner).must("--lab", LAB);
    }

    private Verb node(String name, String rule) {
        return lab(name, rule).must("--node", NODE);
    }

    /** Turns the declaration of one verb into states and edges. */
    private final class Verb {
        private final String name;
        private final String rule;
        /** The states from which the next option may follow. */
        private List<String> open = new ArrayList<>();

        Verb(String name, String rule) {
            this.name = name;
            this.rule = rule;
            machine.add(new Machine.Edge(Machine.START, Token.literal(name), name, rule));
            open.add(name);
        }

        Verb must(String option, Token value) {
            open = new ArrayList<>(List.of(option(option, value)));
            return this;
        }

        Verb may(String option, Token value) {
            open.add(option(option, value));
            return this;
        }

        Verb many(String option, Token value) {
            var after = option(option, value);
            machine.add(new Machine.Edge(after, Token.literal(option), before(option), rule));
            open.add(after);
            return this;
        }

        /** The line ends here; nothing follows. */
        void end() {
            open.forEach(machine::accept);
        }

        /** {@code --} and then at least one word. */
        void words(Token word) {
            var before = name + " --";
            var within = name + " -- " + word.name();
            open.forEach(state -> machine.add(new Machine.Edge(state, Token.literal("--"), before, rule)));
            machine.add(new Machine.Edge(before, word, within, rule));
            machine.add(new Machine.Edge(within, word, within, rule));
            machine.accept(within);
            if (word == TCPDUMP_WORD) {
                machine.accept(before);
            }
        }

        private String option(String option, Token value) {
            open.forEach(state -> machine.add(new Machine.Edge(state, Token.literal(option), before(option), rule)));
            var after = name + " " + option + " " + value.name();
            machine.add(new Machine.Edge(before(option), value, after, rule));
            return after;
        }

        private String before(String option) {
            return name + " " + option;
        }
    }
}
