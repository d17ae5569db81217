package kathara.shell.network;

import kathara.engine.topology.NodeName;

/**
 * The first thing that is broken.
 *
 * @param node where
 * @param what in the user's words
 * @param mend the command that mends it, as it is typed at the prompt
 */
public record Finding(NodeName node, Kind kind, String what, String mend) {

    /** What kind of thing is broken. */
    public enum Kind {
        NODE,
        INTERFACE,
        LINK,
        ADDRESS,
        MASK,
        DUPLICATE,
        NEIGHBOUR,
        ROUTE,
        GATEWAY,
        FORWARDING,
        REVERSE_PATH,
        FILTER,
        MTU,
        IPV6,
        OSPF,
        BGP,
        SERVICE,
        NAME,
        UNKNOWN
    }

    /** How it ends a search: nobody need look further. */
    static final class Found extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final transient Finding finding;

        Found(Finding finding) {
            super(finding.what());
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }
}
