package kathara.shell.script;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;

/** Callbacks of a script. They are called by the script's own thread: while it waits, and behind what it runs. */
final class ScriptEvents implements AutoCloseable {
    private record Callback(PlatformEvent.Kind kind, Closure<?> block) {}

    private final Session session;
    private final Queue<PlatformEvent> happened = new ConcurrentLinkedQueue<>();
    private final List<Callback> callbacks = new ArrayList<>();
    private ContainerPlatform.Watch watch;

    ScriptEvents(Session session) {
        this.session = session;
    }

    void on(String kind, Closure<?> block) {
        callbacks.add(new Callback(kind(kind), block));
        if (watch == null) {
            watch = session.platform().watch(session.lab().owner(), event -> {
                if (event.lab().equals(session.lab())) {
                    happened.add(event);
                }
            });
        }
    }

    private static PlatformEvent.Kind kind(String text) {
        for (var kind : PlatformEvent.Kind.values()) {
            if (kind.name().equalsIgnoreCase(text)) {
                return kind;
            }
        }
        var all = new ArrayList<String>();
        for (var kind : PlatformEvent.Kind.values()) {
            all.add(kind.name().toLowerCase(Locale.ROOT));
        }
        throw new LabException(Problem.of("there is no event \"" + text + "\"", "events: " + String.join(", ", all)));
    }

    void deliver() {
        for (var event = happened.poll(); event != null; event = happened.poll()) {
            for (var callback : List.copyOf(callbacks)) {
                if (callback.kind() == event.kind()) {
                    callback.block().call(event.node().text());
                }
            }
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
    }
}
