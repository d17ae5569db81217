package kathara.attack;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/**
 * What an attack has to work with.
 *
 * @param folder an empty folder of its own
 * @param node a running node, for attacks from within one; null for the others
 */
record Grounds(Path folder, Session node) {
    static final UserName ANNA = new UserName("anna");

    /** The policy for one's own machine: the widest that anybody has. */
    static final Policy PERSONAL = new Policy(ANNA, Limits.PERSONAL);

    static final Policy CLASSROOM = new Policy(ANNA, Limits.CLASSROOM);

    static final NodeName ATTACKER = new NodeName("mallory");

    /** What a script that runs as root in the node says. */
    String inNode(String script) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        node.execute(ATTACKER, false, List.of("/bin/bash", "-c", script), Streams.to(out, out));
        return out.toString(StandardCharsets.UTF_8);
    }
}
