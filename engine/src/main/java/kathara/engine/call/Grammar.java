package kathara.engine.call;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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
    /** A blank line of text is one, too; what no line may hold the machine has looked for already. */
    private static final int LONGEST_WORD = 65_536;

    private static final int LONGEST_TEXT = 4_096;
    private static final Pattern DIRECTORY = Pattern.compile("/|(?:/[^/\\p{Cc}\\p{Cf}\\p{Cs}]{1,255}){1,60}");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern RECIPE = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    /** Options of tcpdump(8) that neither read nor write a file, start a program, nor leave the link. */
    private static final Pattern TCPDUMP_OPTION = Pattern.compile(
            "-[AbefHKnNOpqStuUvxXl#]+(?:[csTQjByEM][A-Za-z0-9_=,.+-]{0,80})?|-[csTQjByEM][A-Za-z0-9_=,.+-]{0,80}|-w-"
                    + "|--(?:immediate-mode|number|print|micro|nano|lengths|count|direction=(?:in|out|inout)|snapshot-length=[0-9]{1,6}|packet-buffered)");

    /** Variables that a loader, a shell, an init or a container runtime obeys before the node's own program has begun. */
    private static final Pattern STEERING = Pattern.compile("LD_.*|GLIBC_TUNABLES|GCONV_PATH|MALLOC_.*|LOCPATH|NLSPATH"
            + "|BASH_.*|ENV|SHELLOPTS|BASHOPTS|PS4|IFS|PERL5.*|PYTHON(?:PATH|HOME|STARTUP|INSPECT)|RUBY(?:OPT|LIB)"
            + "|NODE_OPTIONS|JAVA_TOOL_OPTIONS|_JAVA_OPTIONS|JDK_JAVA_OPTIONS|_LIBCONTAINER_.*|_CONTAINERS_.*|NOTIFY_SOCKET"
            + "|LISTEN_.*|DOCKER_.*|CONTAINER_.*|KATHARA_.*|TAR_OPTIONS|GZIP|TMPDIR");

    private static final Token LAB =
            Token.value("LAB", Rule.NAMES, "the name of a lab", word -> new LabName(word).text());
    private static final Token NODE =
            Token.value("NODE", Rule.NAMES, "the name of a node", word -> new NodeName(word).text());
    private static final Token LINK =
            Token.value("LINK", Rule.NAMES, "the name of a link", word -> new LinkName(word).text());
    private static final Token SYSCTL =
            Token.value("SYSCTL", Rule.SYSCTLS, "a net.* setting of the node's own", word -> Sysctl.parse(word)
                    .toString());
    private static final Token VARIABLE = Token.value(
                    "VARIABLE", Rule.ENVIRONMENT, "NAME=value", word -> Variable.parse(word)
                            .toString())
            .and(Rule.ENVIRONMENT, "of a name that no loader, shell or engine obeys", word -> !STEERING.matcher(
                            Variable.parse(word).name())
                    .matches());
    private static final Token MEMORY =
            Token.value("MEMORY", Rule.MEMORY, "an amount of memory", word -> Memory.parse(word)
                    .text());
    private static final Token CPUS = Token.value("CPUS", Rule.CPUS, "a number of processors", word -> Cpus.parse(word)
            .text());
    private static final Set<String> PRIORITIES = Set.of("rtprio", "rttime", "nice");
    private static final Token ULIMIT = Token.value("ULIMIT", Rule.ULIMITS, "NAME=SOFT:HARD", word -> Ulimit.parse(word)
                    .toString())
            .and(
                    Rule.ULIMITS,
                    "of another name than rtprio, rttime and nice",
                    word -> !PRIORITIES.contains(Ulimit.parse(word).name()));
    private static final Token PORT = Token.value(
            "PORT", Rule.PORTS, "HOST:GUEST/PROTOCOL", word -> Port.parse(word).toString());
    private static final Token COMMAND_LINE = Token.value(
            "COMMAND-LINE", Rule.COMMANDS, "a program and its arguments", word -> new CommandLine(word).text());
    private static final Token YES_OR_NO = Token.matching(
            "YES-OR-NO", Rule.OPTIONS, "true or false", word -> word.equals("true") || word.equals("false"));
    private static final Token TERMINALS =
            Token.matching("TERMINALS", Rule.OPTIONS, "0 to 99", word -> word.matches("0|[1-9][0-9]?"));
    private static final Token CABLE = Token.value("CABLE", Rule.WIRING, "a change of wiring", word -> Cable.parse(word)
            .text());
    private static final Token INTERFACE = Token.value("INTERFACE", Rule.INTERFACES, "NUMBER:LINK[/MAC]", word -> {
        int colon = Math.max(0, word.indexOf(':'));
        int number = Interface.number(word.substring(0, colon));
        return number + ":" + Interface.parse(number, word.substring(colon + 1)).text();
    });
    private static final Token PLAIN_DIRECTORY = Token.matching(
            "DIRECTORY",
            Rule.FILES,
            "an absolute path without . and ..",
            word -> DIRECTORY.matcher(word).matches()
                    && List.of(word.split("/")).stream().noneMatch(p -> p.equals(".") || p.equals("..")));
    private static final Token COMMAND = Token.matching(
            "COMMAND", Rule.COMMANDS, "a line of at most 4,096 letters", word -> word.length() <= LONGEST_TEXT);
    private static final Token RECORD = Token.matching(
            "RECORD", Rule.WIRING, "a line of at most 4,096 letters", word -> word.length() <= LONGEST_TEXT);
    private static final Token WORD = Token.matching(
            "WORD", Rule.EXECUTE, "a word of at most 65,536 letters", word -> word.length() <= LONGEST_WORD);
    private static final Token TCPDUMP_WORD = Token.matching(
            "TCPDUMP-WORD",
            Rule.CAPTURE,
            "a word of a filter, or an option of tcpdump that touches no file, program or other interface",
            word -> word.startsWith("-") ? TCPDUMP_OPTION.matcher(word).matches() : word.length() <= LONGEST_TEXT);
    private static final Token RECIPE_NAME =
            Token.matching("RECIPE", Rule.RECIPES, "the name of a recipe", word -> RECIPE.matcher(word)
                    .matches());

    private final Machine machine = new Machine();
    private final Token owner;

    private Grammar(UserName caller) {
        owner = Token.literal(caller.text(), Rule.OWNER);
    }

    /** The machine for this caller under these limits. */
    static Machine machine(UserName caller, Limits limits) {
        var grammar = new Grammar(caller);
        var image = Token.value("IMAGE", Rule.NAMES, "the name of an image", word -> new ImageName(word).text())
                .and(Rule.IMAGES, "among " + limits.images(), word -> limits.allows(new ImageName(word)));

        grammar.lab("create-fabric").end();
        grammar.lab("remove-fabric").end();
        grammar.createNode(limits, image);
        for (var verb : List.of("start", "stop", "kill", "pause", "resume", "remove-node")) {
            grammar.node(verb).end();
        }
        grammar.lab("wire")
                .many("--record", RECORD)
                .many("--cable", cable(limits))
                .end();
        grammar.node("set-sysctls").many("--sysctl", SYSCTL).end();
        grammar.node("exec").words(WORD);
        grammar.node("connect").words(WORD);
        grammar.lab("capture").must("--link", LINK).words(TCPDUMP_WORD);
        grammar.verb("build-image").must("--recipe", RECIPE_NAME).end();
        grammar.verb("pull-image")
                .must(
                        "--image",
                        image.and(
                                Rule.PULL,
                                limits.pull() ? "from a registry" : "from no registry",
                                word -> limits.pull()))
                .end();
        return grammar.machine;
    }

    /** What is lent to a lab may always be given back. */
    private static Token cable(Limits limits) {
        return CABLE.and(
                Rule.HOST_INTERFACES,
                limits.outside() && !limits.hostInterfaces().isEmpty()
                        ? "with no interface of the machine but " + String.join(", ", limits.hostInterfaces())
                        : "with no interface of the machine: the key \"host-interfaces\" of the policy names none",
                word -> !word.startsWith("join:") || limits.allows(((Cable.Join) Cable.parse(word)).joining()));
    }

    private void createNode(Limits limits, Token image) {
        var processes = Token.matching("NUMBER", Rule.PROCESSES, "a number", word -> NUMBER.matcher(word)
                        .matches())
                .and(
                        Rule.PROCESSES,
                        "at most " + limits.processes(),
                        word -> Integer.parseInt(word) <= limits.processes());
        var memory = limits.memory()
                .map(most -> MEMORY.and(
                        Rule.MEMORY,
                        "at most " + most.text(),
                        word -> Memory.parse(word).bytes() <= most.bytes()))
                .orElse(MEMORY);
        var cpus = limits.cpus()
                .map(most -> CPUS.and(
                        Rule.CPUS,
                        "at most " + most.text(),
                        word -> Cpus.parse(word).thousandths() <= most.thousandths()))
                .orElse(CPUS);
        var files = PLAIN_DIRECTORY.and(
                Rule.FILES, "below one of " + limits.files(), word -> limits.allowsFilesFrom(Path.of(word)));
        var ports = PORT.and(
                Rule.PORTS,
                limits.ports() == Limits.Ports.NONE ? "no port at all" : "on this machine's own loopback",
                word -> limits.ports() != Limits.Ports.NONE);
        node("create-node")
                .must("--image", image)
                .must("--most-processes", processes)
                .option(limits.memory().isPresent(), "--most-memory", memory)
                .option(limits.cpus().isPresent(), "--most-cpus", cpus)
                .may("--memory", memory)
                .may("--cpus", cpus)
                .many("--sysctl", SYSCTL)
                .many("--env", VARIABLE)
                .many("--ulimit", ULIMIT)
                .may("--ipv6", YES_OR_NO)
                .may("--shell", COMMAND_LINE)
                .may("--terminals", TERMINALS)
                .may("--entrypoint", COMMAND_LINE)
                .may("--arguments", COMMAND_LINE)
                .may(
                        "--bridged",
                        Token.literal("true", Rule.INTERFACES)
                                .and(
                                        Rule.OUTSIDE,
                                        limits.outside() ? "a way out" : "no way out of the lab",
                                        word -> limits.outside()))
                .many("--port", ports)
                .many("--after", NODE)
                .many("--command", COMMAND)
                .many("--interface", INTERFACE)
                .may("--files", files)
                .end();
    }

    private Verb verb(String name) {
        return new Verb(name);
    }

    private Verb lab(String name) {
        return new Verb(name).must("--owner", owner).must("--lab", LAB);
    }

    private Verb node(String name) {
        return lab(name).must("--node", NODE);
    }

    /** Turns the declaration of one verb into states and edges. */
    private final class Verb {
        private final String name;
        /** The states from which the next option may follow. */
        private List<String> open = new ArrayList<>();

        Verb(String name) {
            this.name = name;
            machine.add(new Machine.Edge(Machine.START, Token.literal(name, Rule.CALLS), name));
            open.add(name);
        }

        Verb must(String option, Token value) {
            open = new ArrayList<>(List.of(next(option, value)));
            return this;
        }

        Verb may(String option, Token value) {
            open.add(next(option, value));
            return this;
        }

        Verb option(boolean must, String option, Token value) {
            return must ? must(option, value) : may(option, value);
        }

        Verb many(String option, Token value) {
            var after = next(option, value);
            machine.add(new Machine.Edge(after, Token.literal(option, Rule.OPTIONS), before(option)));
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
            open.forEach(state -> machine.add(new Machine.Edge(state, Token.literal("--", Rule.OPTIONS), before)));
            machine.add(new Machine.Edge(before, word, within));
            machine.add(new Machine.Edge(within, word, within));
            machine.accept(within);
            if (word == TCPDUMP_WORD) {
                machine.accept(before);
            }
        }

        private String next(String option, Token value) {
            open.forEach(
                    state -> machine.add(new Machine.Edge(state, Token.literal(option, Rule.OPTIONS), before(option))));
            var after = name + " " + option + " " + value.name();
            machine.add(new Machine.Edge(before(option), value, after));
            return after;
        }

        private String before(String option) {
            return name + " " + option;
        }
    }
}
