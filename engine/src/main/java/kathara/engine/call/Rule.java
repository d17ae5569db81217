package kathara.engine.call;

import java.util.Locale;

/**
 * The rules of the policy, each with its reason. Every edge of the machine, and so every refusal, names one. Their names
 * are part of what is promised: {@code docs/security.md} and the audit log use them.
 */
public enum Rule {
    /** Verbs. */
    CALLS("a platform does the calls of a fixed list, and no others"),
    /** Options and their order. */
    OPTIONS("a call has the options of its own list, each in its place; none of them mounts, gives rights or devices, "
            + "opens a namespace of the host, or chooses a runtime or its security"),
    /** How a line ends. */
    WHOLE_LINE("a line is read to its last word, and ends only where its call is complete"),
    /** Letters of a word. */
    CHARACTERS("a word is one line of text: no NUL, line break, control or format character, and not too long"),
    /** One form a call. */
    CANONICAL("a call is written in one way: nothing is said twice, and all stands in its order"),
    /** Whose. */
    OWNER("a call concerns labs of its caller alone"),
    /** Labs, nodes, links. */
    NAMES("labs, nodes and links have plain names: no path, no blank, nothing that looks like an option"),
    /** What a node is made from. */
    IMAGES("nodes are made from images that the administrator allows"),
    /** Registries. */
    PULL("images come from a registry only where the administrator allows it"),
    /** Recipes. */
    RECIPES("an image is built from a recipe of ours"),
    /** Memory of a node. */
    MEMORY("a node has no more memory than the administrator allows"),
    /** Processors of a node. */
    CPUS("a node has no more processors than the administrator allows"),
    /** Processes of a node. */
    PROCESSES("a node has no more processes than the administrator allows"),
    /** Nodes of a user. */
    NODES("a user has no more nodes than the administrator allows"),
    /** Kernel parameters. */
    SYSCTLS("kernel parameters are those of the node's own network: net.* and nothing else"),
    /** Variables. */
    ENVIRONMENT(
            "variables are for the programs of a node: none that steers a loader, a shell or a helper of the engine"),
    /** Start-up commands. */
    COMMANDS("start-up commands are lines that the node itself reads"),
    /** Interfaces. */
    INTERFACES("a node has interfaces on links of its own lab"),
    /** Files of the host. */
    FILES("files go into nodes only from below the lab directory, and no link is followed out of it"),
    /** Wiring. */
    WIRING("the fabric does typed changes of wiring and nothing else"),
    /** Programs in nodes. */
    EXECUTE("a command runs in the caller's own node, and no shell of ours reads it"),
    /** Listening. */
    CAPTURE("a capture hears one link, and touches no file, no program and no other interface"),
    /** Published ports. */
    PORTS("ports of the host are bound to loopback alone unless the administrator allows more"),
    /** Limits of a node's processes. */
    ULIMITS("a node's own limits let it not go before other programs of the machine: no rtprio, rttime or nice"),
    /** Bridged nodes. */
    OUTSIDE("nodes have a way out of their lab, to the machine and beyond, only where the administrator allows it"),
    /** lab.ext. */
    HOST_INTERFACES("interfaces of the machine join links only where the administrator names them"),
    /** Groovy. */
    SCRIPTS("Groovy scripts run with all rights of their user, so the administrator may turn them off"),
    /** {@code !}. */
    HOST_COMMANDS("commands of the host run with all rights of their user, so the administrator may turn them off"),
    /** The log. */
    AUDIT("what cannot be written to the administrator's audit log is not done");

    private final String reason;

    Rule(String reason) {
        this.reason = reason;
    }

    /** As users see it: {@code whole-line}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Why, in one sentence without a full stop. */
    public String reason() {
        return reason;
    }

    @Override
    public String toString() {
        return id();
    }
}
