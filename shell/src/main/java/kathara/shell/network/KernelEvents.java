package kathara.shell.network;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kathara.engine.topology.NodeName;

/** Reads what ip-monitor(8) in one node says, and tells what has happened; what the kernel says twice is told once. */
final class KernelEvents implements Consumer<String> {
    /** With the time of the kernel's word in UTC, and a word for what it is about; "ready" is said before it begins. */
    static final List<String> COMMAND = List.of(
            "env", "TZ=UTC", "sh", "-c", "ip -o link; echo ready; exec ip -ts -o monitor label link address route");

    static final String READY = "ready";

    private static final Pattern LINE = Pattern.compile("\\[([0-9T:.-]+)\\] ?\\[(LINK|ADDR|ROUTE)\\](Deleted )?(.*)");
    private static final Pattern LINK = Pattern.compile("[0-9]+: ([^@:]+)[^:]*: <([^>]*)>.*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]+: (\\S+)\\s+inet6? (\\S+)(?: .*)?");
    /** Of the node itself, and those that every interface has. */
    private static final Pattern OWN_ROUTE =
            Pattern.compile("(local|broadcast|anycast|multicast|none) .*|fe80::.*|ff00::.*|.* table local.*");

    private final NodeName node;
    private final Consumer<Happening> listener;
    private final Map<String, String> states = new HashMap<>();
    private boolean ready;

    KernelEvents(NodeName node, Consumer<Happening> listener) {
        this.node = node;
        this.listener = listener;
    }

    @Override
    public void accept(String line) {
        if (line.equals(READY)) {
            ready = true;
        } else if (!ready) {
            link(line, false);
        } else {
            var found = LINE.matcher(line.strip());
            if (found.matches()) {
                happened(found);
            }
        }
    }

    private void happened(Matcher line) {
        boolean gone = line.group(3) != null;
        var text = line.group(4).strip();
        switch (line.group(2)) {
            case "LINK" -> link(text, gone).ifPresent(what -> tell(line, Happening.Kind.INTERFACE, what));
            case "ADDR" -> address(text, gone).ifPresent(what -> tell(line, Happening.Kind.ADDRESS, what));
            default -> route(text, gone).ifPresent(what -> tell(line, Happening.Kind.ROUTE, what));
        }
    }

    private void tell(Matcher line, Happening.Kind kind, String what) {
        listener.accept(new Happening(time(line.group(1)), node.text(), kind, what));
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.now();
        }
    }

    /** What an interface is like, when it was not so before. */
    private Optional<String> link(String text, boolean gone) {
        var found = LINK.matcher(text);
        if (!found.matches()) {
            return Optional.empty();
        }
        var flags = List.of(found.group(2).split(","));
        var state = gone
                ? "is gone"
                : !flags.contains("UP") ? "is down" : flags.contains("LOWER_UP") ? "is up" : "has no carrier";
        var before = states.put(found.group(1), state);
        return state.equals(before) ? Optional.empty() : Optional.of(found.group(1) + " " + state);
    }

    private static Optional<String> address(String text, boolean gone) {
        var found = ADDRESS.matcher(text);
        return found.matches() && !found.group(2).startsWith("fe80:")
                ? Optional.of((gone ? "- " : "+ ") + found.group(2) + " on " + found.group(1))
                : Optional.empty();
    }

    private static Optional<String> route(String text, boolean gone) {
        var route = text.replace("\\", " ")
                .replaceAll(" (nhid|metric|expires|pref|proto|error) \\S+", "")
                .replaceAll(" onlink\\b| linkdown\\b| dead\\b", "")
                .replaceAll("\\s+", " ")
                .strip();
        return OWN_ROUTE.matcher(text).matches() ? Optional.empty() : Optional.of((gone ? "- " : "+ ") + route);
    }
}
