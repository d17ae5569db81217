package kathara.adapters.dockerapi;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/**
 * An engine's events about the nodes of one owner. The engine ends its stream when it is restarted: the stream is then
 * opened anew, from where it ended, until this is closed. Runs a thread of its own.
 */
final class NodeEvents implements ContainerPlatform.Watch {
    private static final Map<String, PlatformEvent.Kind> KINDS = Map.of(
            "create", PlatformEvent.Kind.CREATED,
            "start", PlatformEvent.Kind.STARTED,
            "die", PlatformEvent.Kind.ENDED,
            "died", PlatformEvent.Kind.ENDED,
            "pause", PlatformEvent.Kind.PAUSED,
            "unpause", PlatformEvent.Kind.RESUMED,
            "destroy", PlatformEvent.Kind.REMOVED,
            "remove", PlatformEvent.Kind.REMOVED);

    private static final Duration BEFORE_THE_NEXT_TRY = Duration.ofSeconds(1);

    private final EngineClient engine;
    private final UserName owner;
    private final Consumer<PlatformEvent> listener;
    private final Thread thread;
    private volatile boolean closed;
    private volatile Closeable stream = () -> {};
    /** Of the last event, in nanoseconds since 1970; 0 before the first. */
    private volatile long heard;
    /** What is told again of the time up to this was told before. */
    private volatile long toldUntil;

    /** Returns when the engine has begun to tell. */
    NodeEvents(EngineClient engine, UserName owner, Consumer<PlatformEvent> listener) {
        this.engine = engine;
        this.owner = owner;
        this.listener = listener;
        var first = open(Optional.empty());
        try {
            first.awaitStarted();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        this.thread = new Thread(() -> follow(first), "events");
        thread.setDaemon(true);
        thread.start();
    }

    private ResultCallback.Adapter<Event> open(Optional<Instant> since) {
        var callback = new ResultCallback.Adapter<Event>() {
            @Override
            public void onNext(Event event) {
                long time = event.getTimeNano() == null ? Long.MAX_VALUE : event.getTimeNano();
                if (time > toldUntil && !closed) {
                    heard = time;
                    translated(event).ifPresent(listener);
                }
            }

            @Override
            public void onError(Throwable ended) {
                // nothing is logged: the thread, which waits for the end, tries again
                try {
                    close();
                } catch (IOException e) {
                    // it is closed either way
                }
            }
        };
        stream = callback;
        var command = engine.streaming().eventsCmd();
        since.ifPresent(instant -> command.withSince(Long.toString(instant.getEpochSecond())));
        command.exec(callback);
        return callback;
    }

    private void follow(ResultCallback.Adapter<Event> first) {
        var current = first;
        try {
            while (!closed) {
                current.awaitCompletion();
                var ended = Instant.now();
                Thread.sleep(BEFORE_THE_NEXT_TRY.toMillis());
                if (!closed) {
                    toldUntil = heard;
                    current = open(Optional.of(ended.minusSeconds(1)));
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    /** Filtered here, since engines differ in what their filters know. */
    private Optional<PlatformEvent> translated(Event event) {
        var kind = event.getAction() == null ? null : KINDS.get(event.getAction());
        var labels = event.getActor() == null ? null : event.getActor().getAttributes();
        if (kind == null
                || labels == null
                || !Labels.NODE_KIND.equals(labels.get(Labels.KIND))
                || !owner.text().equals(labels.get(Labels.OWNER))) {
            return Optional.empty();
        }
        return Optional.of(new PlatformEvent(Labels.lab(labels), new NodeName(labels.get(Labels.NODE)), kind));
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            stream.close();
        } catch (IOException e) {
            // it is closed either way
        }
    }
}
