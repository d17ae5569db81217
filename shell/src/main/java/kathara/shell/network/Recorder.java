package kathara.shell.network;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import kathara.engine.session.Session;

/** Remembers what happens in a lab, the newest ten thousand things, until it is closed. Any thread may use it. */
public final class Recorder implements AutoCloseable {
    private static final int KEPT = 10_000;

    private final Session session;
    private final Monitor monitor;
    private final Deque<Happening> past = new ArrayDeque<>();
    private final List<Consumer<Happening>> followers = new ArrayList<>();

    /** @param session of its own, which it closes */
    public Recorder(Session session) throws InterruptedException {
        this.session = session;
        this.monitor = Monitor.of(session, this::add);
    }

    private synchronized void add(Happening happening) {
        past.add(happening);
        if (past.size() > KEPT) {
            past.remove();
        }
        followers.forEach(follower -> follower.accept(happening));
    }

    /** What has happened so far, in the order in which it was heard. */
    public synchronized List<Happening> past() {
        return List.copyOf(past);
    }

    /** Tells somebody what happens from now on, until what is returned is closed. */
    public synchronized Following follow(Consumer<Happening> follower) {
        followers.add(follower);
        return () -> {
            synchronized (this) {
                followers.remove(follower);
            }
        };
    }

    /** Ends the telling. */
    public interface Following extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        monitor.close();
        session.close();
    }
}
