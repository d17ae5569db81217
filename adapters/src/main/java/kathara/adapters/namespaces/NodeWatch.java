package kathara.adapters.namespaces;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.PlatformEvent.Kind;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;

/** Looks at the nodes a few times a second, on a thread of its own, and tells what differs from the last look. */
final class NodeWatch implements ContainerPlatform.Watch {
    private static final long POLL_MILLIS = 300;

    /**
     * A node at one look.
     *
     * @param process the last that was started, whether it lives or not
     */
    record Seen(LabId lab, NodeName node, Optional<FirstProcess> process, State state) {}

    private record Key(LabId lab, NodeName node) {}

    private final Supplier<Set<Seen>> look;
    private final Consumer<PlatformEvent> listener;
    private final Thread thread;
    private volatile boolean closed;
    private Map<Key, Seen> before;

    NodeWatch(Supplier<Set<Seen>> look, Consumer<PlatformEvent> listener) {
        this.look = look;
        this.listener = listener;
        this.before = byKey(look.get());
        this.thread = new Thread(this::watch, "native-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static Map<Key, Seen> byKey(Set<Seen> nodes) {
        var found = new HashMap<Key, Seen>();
        nodes.forEach(seen -> found.put(new Key(seen.lab(), seen.node()), seen));
        return found;
    }

    private void watch() {
        while (!closed) {
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                return;
            }
            var now = byKey(look.get());
            before.forEach((key, was) -> {
                if (!now.containsKey(key)) {
                    end(was);
                    tell(was, Kind.REMOVED);
                }
            });
            now.forEach((key, is) -> compare(Optional.ofNullable(before.get(key)), is));
            before = now;
        }
    }

    private void compare(Optional<Seen> last, Seen is) {
        if (last.isEmpty()) {
            tell(is, Kind.CREATED);
        }
        boolean started =
                is.process().isPresent() && !last.flatMap(Seen::process).equals(is.process());
        if (started) {
            last.ifPresent(this::end);
            tell(is, Kind.STARTED);
        }
        var state = started ? State.RUNNING : last.map(Seen::state).orElse(State.HALTED);
        if (is.state() == State.HALTED && state != State.HALTED) {
            tell(is, Kind.ENDED);
        } else if (is.state() == State.PAUSED && state == State.RUNNING) {
            tell(is, Kind.PAUSED);
        } else if (is.state() == State.RUNNING && state == State.PAUSED) {
            tell(is, Kind.RESUMED);
        }
    }

    private void end(Seen was) {
        if (was.state() != State.HALTED) {
            tell(was, Kind.ENDED);
        }
    }

    private void tell(Seen seen, Kind kind) {
        if (!closed) {
            listener.accept(new PlatformEvent(seen.lab(), seen.node(), kind));
        }
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
