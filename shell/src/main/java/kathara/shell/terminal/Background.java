package kathara.shell.terminal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.problem.LabException;
import kathara.engine.topology.LabId;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;
import kathara.shell.completion.InsideNodes;
import kathara.shell.completion.LiveNames;
import kathara.shell.workspace.Workspace;

/**
 * What goes on behind the prompt, on one thread of its own: it opens the platform, says what runs, keeps the live names
 * that completion reads, tells above the prompt what happens to nodes by other hands, and wires again what they
 * restarted. Events are hints: it looks at the lab after each and tells what differs from the last look.
 */
final class Background implements AutoCloseable {
    private static final Duration SOON = Duration.ofMillis(200);
    /** Another terminal that starts a lab wires it within this time after its last node; it is not disturbed. */
    static final Duration QUIET = Duration.ofSeconds(4);

    private final Workspace workspace;
    private final PromptLine reader;
    private final InsideNodes inside;
    private final Duration quiet;
    private final LookingInside looking;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var named = new Thread(work, "background");
        named.setDaemon(true);
        return named;
    });
    /** Held while a command runs and while cables are repaired. */
    private final ReentrantLock changing = new ReentrantLock();

    /** Counts beginnings and ends of commands; odd while one runs. */
    private final AtomicLong turns = new AtomicLong();

    private volatile LiveNames names = LiveNames.NONE;
    private volatile long lastEvent;
    private volatile Optional<ContainerPlatform.Watch> watch = Optional.empty();
    /** Used by the background thread alone. */
    private Optional<Seen> seen = Optional.empty();

    /** The lab at a look, and in which turn that was. */
    private record Seen(LabId lab, Topology topology, long turn) {}

    /**
     * @param quiet how long nothing must have happened to the lab before its cables are repaired
     */
    Background(Workspace workspace, PromptLine reader, InsideNodes inside, Duration quiet) {
        this.inside = inside;
        this.workspace = workspace;
        this.reader = reader;
        this.quiet = quiet;
        this.looking = new LookingInside(workspace, inside);
    }

    LiveNames names() {
        return names;
    }

    void start() {
        inside.tell(looking::wish);
        later(Duration.ZERO, () -> {
            try {
                var platform = workspace.platform();
                greet(platform);
                watch = Optional.of(platform.watch(workspace.owner(), this::heard));
                look(platform);
            } catch (LabException e) {
                reader.printAbove("no platform answers; the command \"platform\" says why");
            }
        });
    }

    private void greet(ContainerPlatform platform) {
        for (LabId lab : platform.labs(workspace.owner())) {
            int nodes = platform.inspect(lab).topology().nodes().size();
            reader.printAbove("lab " + workspace.named(lab.name()).shown() + ": " + nodes
                    + (nodes == 1 ? " node is here" : " nodes are here"));
        }
    }

    /** A command runs: what happens now is its own doing, and said by it. */
    void pause() throws InterruptedException {
        changing.lockInterruptibly();
        turns.incrementAndGet();
    }

    /** The command has ended: names may have changed. */
    void resume() {
        turns.incrementAndGet();
        changing.unlock();
        later(Duration.ZERO, () -> workspace.openPlatform().ifPresent(this::look));
    }

    private void heard(PlatformEvent event) {
        if (event.lab().equals(workspace.lab())) {
            lastEvent = System.nanoTime();
            later(SOON, () -> workspace.openPlatform().ifPresent(this::look));
            if (event.kind() == PlatformEvent.Kind.STARTED) {
                later(quiet, this::repair);
            }
        }
    }

    /** Learns the names, and tells what is not as it was at the last look, unless a command has run since. */
    private void look(ContainerPlatform platform) {
        long turn = turns.get();
        try {
            var lab = workspace.lab();
            var now = new Seen(lab, platform.inspect(lab).topology(), turn);
            var live = LiveNames.of(now.topology(), platform.images(), platform.labs(workspace.owner()));
            if (turn % 2 != 0 || turns.get() != turn) {
                return; // a command runs or has run meanwhile; its end looks again
            }
            seen.filter(before -> before.turn() == turn && before.lab().equals(lab))
                    .ifPresent(before -> tell(before.topology(), now.topology()));
            seen = Optional.of(now);
            names = live;
            inside.forgetFolders();
            reader.refresh();
        } catch (LabException e) {
            // the next command says that the platform has gone
        }
    }

    private void tell(Topology before, Topology now) {
        var said = new ArrayList<String>();
        before.nodes().forEach((name, node) -> {
            var after = now.nodes().get(name);
            if (after == null) {
                said.add("\"" + name + "\" was removed from elsewhere");
            } else if (after.state() != node.state()) {
                said.add("\"" + name + "\" " + happened(node.state(), after.state()));
            }
        });
        now.nodes().keySet().stream()
                .filter(name -> !before.nodes().containsKey(name))
                .forEach(name -> said.add("\"" + name + "\" was added from elsewhere"));
        said.forEach(reader::printAbove);
    }

    private static String happened(State before, State after) {
        return switch (after) {
            case HALTED -> "has ended";
            case PAUSED -> "was paused from elsewhere";
            case RUNNING -> before == State.PAUSED ? "was resumed from elsewhere" : "was started from elsewhere";
        };
    }

    /** A node that was restarted by other hands has lost its cables. */
    private void repair() {
        boolean settled = System.nanoTime() - lastEvent >= quiet.toNanos();
        if (!settled || !changing.tryLock()) {
            return;
        }
        try (var session = workspace.open(workspace.place())) {
            if (session.needsRepair()) {
                session.repair();
                reader.printAbove("lab " + workspace.place().shown() + " is wired again");
            }
        } catch (LabException e) {
            reader.printAbove(e.problem().headline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            changing.unlock();
        }
    }

    private void later(Duration delay, Runnable work) {
        try {
            thread.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // the prompt has been left
        }
    }

    @Override
    public void close() {
        watch.ifPresent(ContainerPlatform.Watch::close);
        thread.shutdownNow();
        looking.close();
    }
}
