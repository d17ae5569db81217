package kathara.shell.network;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;

/**
 * Hears what happens in a lab until it is closed: from the platform, and from the kernel of each node, also of nodes that
 * start later. Tells it to one listener, one thing at a time, on threads of its own.
 */
public final class Monitor implements AutoCloseable {
    private static final Duration LONGEST_BEGIN = Duration.ofSeconds(5);

    private final Session session;
    private final Consumer<Happening> listener;
    private final SortedMap<NodeName, Thread> threads = new TreeMap<>();
    private final ContainerPlatform.Watch watch;
    private boolean closed;

    private Monitor(Session session, Consumer<Happening> listener) {
        this.session = session;
        this.listener = listener;
        this.watch = session.platform().watch(session.lab().owner(), this::happened);
    }

    /** Listens to all running nodes, from now on. */
    public static Monitor of(Session session, Consumer<Happening> listener) throws InterruptedException {
        var monitor = new Monitor(session, listener);
        var running = session.runningNodes().stream().map(Node::name).toList();
        var begun = new CountDownLatch(running.size());
        running.forEach(node -> monitor.listenTo(node, begun));
        begun.await(LONGEST_BEGIN.toMillis(), TimeUnit.MILLISECONDS);
        return monitor;
    }

    private synchronized void tell(Happening happening) {
        if (!closed) {
            listener.accept(happening);
        }
    }

    private void happened(PlatformEvent event) {
        if (!event.lab().equals(session.lab())) {
            return;
        }
        tell(new Happening(
                Instant.now(),
                event.node().text(),
                Happening.Kind.NODE,
                switch (event.kind()) {
                    case CREATED -> "created";
                    case STARTED -> "started";
                    case ENDED -> "ended";
                    case PAUSED -> "paused";
                    case RESUMED -> "resumed";
                    case REMOVED -> "removed";
                }));
        if (event.kind() == PlatformEvent.Kind.STARTED) {
            listenTo(event.node(), new CountDownLatch(0));
        }
    }

    private synchronized void listenTo(NodeName node, CountDownLatch begun) {
        if (closed) {
            return;
        }
        var earlier = threads.get(node);
        if (earlier != null) {
            earlier.interrupt();
        }
        var thread = new Thread(() -> listen(node, begun), "monitor " + node);
        thread.setDaemon(true);
        threads.put(node, thread);
        thread.start();
    }

    private void listen(NodeName node, CountDownLatch begun) {
        var events = new KernelEvents(node, this::tell);
        var lines = new Lines(line -> {
            events.accept(line);
            if (line.equals(KernelEvents.READY)) {
                begun.countDown();
            }
        });
        try {
            session.perform(
                    new EngineCall.Execute(session.lab(), node, false, KernelEvents.COMMAND),
                    Streams.to(lines, Streams.NONE.err()));
        } catch (LabException | Cancelled e) {
            // the node has ended, which the platform tells
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            begun.countDown(); // also when it has no ip; counting below zero does nothing
        }
    }

    @Override
    public void close() {
        watch.close();
        List<Thread> ending;
        synchronized (this) {
            closed = true;
            ending = List.copyOf(threads.values());
        }
        ending.forEach(Thread::interrupt);
        try {
            for (Thread thread : ending) {
                thread.join(LONGEST_BEGIN.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
