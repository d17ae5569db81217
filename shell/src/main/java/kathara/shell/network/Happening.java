package kathara.shell.network;

import java.time.Instant;
import java.util.Locale;

/**
 * Something that happened in a lab.
 *
 * @param where the node, or the link, or the lab itself
 * @param what one line
 */
public record Happening(Instant when, String where, Kind kind, String what) {

    /** What it happened to. */
    public enum Kind {
        /** A node, by whosever doing. */
        NODE,
        /** The lab, by a command of this session. */
        LAB,
        INTERFACE,
        ADDRESS,
        ROUTE;

        /** As it is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
