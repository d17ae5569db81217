package kathara.shell.terminal;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.problem.LabException;
import kathara.engine.topology.LabId;
import kathara.shell.completion.LiveNames;
import kathara.shell.workspace.Workspace;
import org.jline.reader.LineReader;

/**
 * What goes on behind the prompt, on one thread of its own: it opens the platform, says what runs, keeps the live names
 * that completion reads, and tells above the prompt what happens to nodes by other hands.
 */
final class Background implements AutoCloseable {
    private final Workspace workspace;
    private final LineReader reader;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var named = new Thread(work, "background");
        named.setDaemon(true);
        return named;
    });
    private volatile LiveNames names = LiveNames.NONE;
    private volatile boolean commandRuns;
    private volatile ContainerPlatform.Watch watch;

    Background(Workspace workspace, LineReader reader) {
        this.workspace = workspace;
        this.reader = reader;
    }

    LiveNames names() {
        return names;
    }

    void start() {
        later(() -> {
            try {
                var platform = workspace.platform();
                greet(platform);
                watch = platform.watch(workspace.owner(), this::heard);
                refresh();
            } catch (LabException e) {
                reader.printAbove("no platform answers; platform says why");
            }
        });
    }

    private void greet(ContainerPlatform platform) {
        var counts = new HashMap<String, Integer>();
        for (LabId lab : platform.labs(workspace.owner())) {
            counts.put(
                    workspace.named(lab.name()).shown(),
                    platform.inspect(lab).topology().nodes().size());
        }
        for (Map.Entry<String, Integer> lab : counts.entrySet()) {
            reader.printAbove("lab " + lab.getKey() + ": " + lab.getValue()
                    + (lab.getValue() == 1 ? " node is here" : " nodes are here"));
        }
    }

    /** A command runs: what happens now is most likely its own doing, and said by it. */
    void pause() {
        commandRuns = true;
    }

    /** The command has ended: names may have changed. */
    void resume() {
        commandRuns = false;
        later(this::refresh);
    }

    private void refresh() {
        workspace.openPlatform().ifPresent(platform -> {
            try {
                names = LiveNames.of(
                        platform.inspect(workspace.lab()).topology(),
                        platform.images(),
                        platform.labs(workspace.owner()));
            } catch (LabException e) {
                // the next command says that the platform has gone
            }
        });
    }

    private void heard(PlatformEvent event) {
        if (commandRuns || !event.lab().equals(workspace.lab())) {
            return;
        }
        switch (event.kind()) {
            case ENDED -> reader.printAbove("\"" + event.node() + "\" has ended");
            case STARTED -> {
                reader.printAbove("\"" + event.node() + "\" was started from elsewhere");
                later(this::repair);
            }
            case REMOVED -> reader.printAbove("\"" + event.node() + "\" was removed from elsewhere");
            default -> {}
        }
        later(this::refresh);
    }

    /** A node that was restarted by other hands has lost its cables. */
    private void repair() {
        if (commandRuns) {
            return;
        }
        try (var session = workspace.open(workspace.place())) {
            session.repair();
        } catch (LabException e) {
            reader.printAbove(e.problem().headline());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void later(Runnable work) {
        try {
            thread.execute(work);
        } catch (RejectedExecutionException e) {
            // the prompt has been left
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.close();
        }
        thread.shutdownNow();
    }
}
