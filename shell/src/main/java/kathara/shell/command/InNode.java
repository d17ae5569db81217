package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;

/** Runs a command in a node for us, to read what it writes. */
final class InNode {
    private InNode() {}

    static Result run(Session session, NodeName node, String... words) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = session.perform(
                new EngineCall.Execute(session.lab(), node, false, List.of(words)), Streams.to(out, err));
        return new Result(
                status,
                out.toString(StandardCharsets.UTF_8).stripTrailing(),
                err.toString(StandardCharsets.UTF_8).stripTrailing());
    }
}
