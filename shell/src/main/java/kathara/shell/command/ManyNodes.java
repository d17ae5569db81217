package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;

/** Runs a command on several nodes at once. All calls are approved before the first begins. */
final class ManyNodes {
    private static final int AT_ONCE = 8;

    private ManyNodes() {}

    /**
     * What it came to on each node; a problem on one does not keep it from the others.
     *
     * @param words what is run on each node
     */
    static Map<NodeName, Result> run(Context context, Session session, Map<NodeName, List<String>> words)
            throws InterruptedException {
        var policy = context.workspace().policy();
        var approved = new TreeMap<NodeName, Approved>();
        words.forEach((node, each) ->
                approved.put(node, policy.approve(new EngineCall.Execute(session.lab(), node, false, each))));
        var pool = Executors.newFixedThreadPool(Math.min(AT_ONCE, words.size()));
        try {
            var running = new TreeMap<NodeName, Future<Result>>();
            approved.forEach((node, call) -> running.put(node, pool.submit(() -> performed(session, call))));
            var results = new TreeMap<NodeName, Result>();
            for (var each : running.entrySet()) {
                results.put(each.getKey(), result(each.getValue()));
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Result performed(Session session, Approved call) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        try {
            int status = session.platform().perform(call, Streams.to(out, err));
            return new Result(
                    status,
                    out.toString(StandardCharsets.UTF_8).stripTrailing(),
                    err.toString(StandardCharsets.UTF_8).stripTrailing());
        } catch (LabException e) {
            return new Result(e.kind().exitStatus(), "", e.problem().headline());
        }
    }

    private static Result result(Future<Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The nodes that came to the same, the most first. */
    static List<Map.Entry<Result, List<NodeName>>> folded(Map<NodeName, Result> results) {
        var same = new java.util.LinkedHashMap<Result, List<NodeName>>();
        results.forEach((node, result) ->
                same.computeIfAbsent(result, key -> new ArrayList<>()).add(node));
        var groups = new ArrayList<>(same.entrySet());
        groups.sort((a, b) -> b.getValue().size() - a.getValue().size());
        return groups;
    }
}
