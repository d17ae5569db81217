package kathara.shell.terminal;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.topology.NodeName;
import kathara.shell.completion.InsideNodes;
import kathara.shell.completion.InsideNodes.Wish;
import kathara.shell.workspace.Workspace;

/**
 * Looks into nodes for completion, with ls(1) and under the policy like everything else, on a thread of its own: a node
 * that does not answer stops nothing but further looking.
 */
final class LookingInside implements AutoCloseable {
    private static final List<String> PROGRAMS = List.of(
            "ls", "-1", "/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/usr/lib/frr", "/sbin", "/bin");

    private static final int LARGEST = 1 << 20;

    private final Workspace workspace;
    private final InsideNodes inside;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(work -> {
        var named = new Thread(work, "looking inside");
        named.setDaemon(true);
        return named;
    });

    LookingInside(Workspace workspace, InsideNodes inside) {
        this.workspace = workspace;
        this.inside = inside;
    }

    void wish(Wish wish) {
        try {
            thread.execute(() -> look(wish));
        } catch (RejectedExecutionException e) {
            // the prompt has been left
        }
    }

    private void look(Wish wish) {
        var all = output(wish).lines().toList();
        var names = all;
        if (wish instanceof InsideNodes.Programs) {
            names = all.stream()
                    .filter(name -> name.matches("[A-Za-z0-9_.+\\[-]+"))
                    .distinct()
                    .sorted()
                    .toList();
        }
        inside.found(wish, names);
    }

    private String output(Wish wish) {
        var words = new ArrayList<String>();
        if (wish instanceof InsideNodes.Folder folder) {
            words.addAll(List.of("ls", "-1Ap", "--", folder.path()));
        } else {
            words.addAll(PROGRAMS);
        }
        var out = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int offset, int length) {
                if (count < LARGEST) {
                    super.write(bytes, offset, length);
                }
            }
        };
        try (var session = workspace.open(workspace.place())) {
            session.execute(new NodeName(wish.node()), false, words, Streams.to(out, OutputStream.nullOutputStream()));
        } catch (LabException e) {
            return ""; // it does not run, or may not be looked into
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
