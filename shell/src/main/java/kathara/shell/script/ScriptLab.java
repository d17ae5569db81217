package kathara.shell.script;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.shell.language.Statements;

/**
 * What a Groovy script is given: the session's lab, and nothing below it, so that policy and audit hold for all that it
 * does. Used by the script's thread.
 */
public final class ScriptLab {
    private final Session session;
    private final LineRunner lines;

    ScriptLab(Session session, LineRunner lines) {
        this.session = session;
        this.lines = lines;
    }

    /** What a command came to: its exit status, and what it wrote. */
    public record Result(int exit, String out, String err) {}

    /** A node of the lab. */
    public final class ScriptNode {
        private final NodeName name;

        ScriptNode(NodeName name) {
            this.name = name;
        }

        public String getName() {
            return name.text();
        }

        public String getState() {
            return session.topology().node(name).state().name().toLowerCase(Locale.ROOT);
        }

        /** Links by interface number. */
        public Map<Integer, String> getLinks() {
            var links = new TreeMap<Integer, String>();
            for (Interface plug : session.topology().node(name).interfaces().values()) {
                links.put(plug.number(), plug.link().text());
            }
            return links;
        }

        /** Runs a command line on the node, its words split as at the prompt. */
        public Result exec(String line) throws InterruptedException {
            return exec(Statements.words("exec", line));
        }

        /** Runs a command on the node. */
        public Result exec(List<String> words) throws InterruptedException {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            int exit = session.execute(name, false, words, Streams.to(out, err));
            return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return name.text();
        }
    }

    /** A link of the lab. */
    public final class ScriptLink {
        private final LinkName name;

        ScriptLink(LinkName name) {
            this.name = name;
        }

        public String getName() {
            return name.text();
        }

        /** Its ends, as in {@code pc1.eth0}. */
        public List<String> getEnds() {
            return session.topology().link(name).ends().stream()
                    .map(Object::toString)
                    .toList();
        }

        /** What tcpdump prints with these options and this filter; bound it with {@code -c}. */
        public String capture(String words) throws InterruptedException {
            var out = new ByteArrayOutputStream();
            var call = new EngineCall.Capture(session.lab(), name, Statements.words("capture", words));
            session.perform(call, Streams.to(out, new ByteArrayOutputStream()));
            return out.toString(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return name.text();
        }
    }

    public List<ScriptNode> getNodes() {
        return session.topology().nodes().keySet().stream().map(ScriptNode::new).toList();
    }

    public List<ScriptLink> getLinks() {
        return session.topology().links().keySet().stream().map(ScriptLink::new).toList();
    }

    /** The node of that name; a problem when the lab has none. */
    public ScriptNode node(String name) {
        return new ScriptNode(session.topology().node(new NodeName(name)).name());
    }

    /** The link of that name; a problem when the lab has none. */
    public ScriptLink link(String name) {
        return new ScriptLink(session.topology().link(new LinkName(name)).name());
    }

    /** Runs lines as at the prompt; the status of the first that fails, else 0. */
    public int sh(String text) throws InterruptedException {
        return lines.run(text);
    }

    @Override
    public String toString() {
        return session.lab().toString();
    }
}
