package kathara.shell.script;

import groovy.lang.Closure;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import kathara.shell.language.Statements;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/**
 * What a Groovy script is given: the session's lab, and nothing below it, so that policy and audit hold for all that it
 * does. Used by the script's thread.
 */
public final class ScriptLab {
    private static final long POLL_MILLIS = 200;

    private final Session session;
    private final LineRunner lines;
    private final ScriptEvents events;

    ScriptLab(Session session, LineRunner lines, ScriptEvents events) {
        this.session = session;
        this.lines = lines;
        this.events = events;
    }

    /** What a command came to: its exit status, what it wrote, and how long it took. */
    public record Result(int exit, String out, String err, Duration time) {}

    /** An interface of a node: its name, its link's name, its address of hardware. */
    public record Eth(String name, String link, String mac) {}

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

        /** The interface of that number; a problem when there is none. */
        public Eth eth(int number) {
            var plug = session.topology().node(name).interfaces().get(number);
            if (plug == null) {
                throw new LabException(Problem.of(
                        "\"" + name + "\" has no eth" + number,
                        "it has: " + getLinks().keySet()));
            }
            return new Eth(
                    plug.name(),
                    plug.link().text(),
                    plug.macIn(session.lab(), name).toString());
        }

        /** Runs a command line on the node, its words split as at the prompt. */
        public Result exec(String line) throws InterruptedException {
            return exec(Statements.words("exec", line));
        }

        /** Runs a command on the node. */
        public Result exec(List<String> words) throws InterruptedException {
            var out = new ByteArrayOutputStream();
            var err = new ByteArrayOutputStream();
            long began = System.nanoTime();
            int exit = session.execute(name, false, words, Streams.to(out, err));
            var time = Duration.ofNanos(System.nanoTime() - began);
            events.deliver();
            return new Result(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), time);
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

        /** The lines that tcpdump prints of what passes while the block runs. */
        public List<String> capture(Closure<?> block) throws InterruptedException {
            return capture("", block);
        }

        /** The same, of what a filter lets through, as in {@code capture("arp") { … }}. */
        public List<String> capture(String filter, Closure<?> block) throws InterruptedException {
            var words = Statements.words("capture", "-n -l " + filter);
            return new Recording(session, new EngineCall.Capture(session.lab(), name, words)).during(block);
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

    /** Calls the block with a node's name each time one is created, started, ended, paused, resumed or removed. */
    public void on(String event, Closure<?> block) {
        events.on(event, block);
    }

    /** Tries again until the block gives something that is true for Groovy; a problem after so many seconds. */
    public void waitUntil(Number seconds, Closure<?> block) throws InterruptedException {
        long last = System.nanoTime() + (long) (seconds.doubleValue() * 1e9);
        Object found;
        do {
            events.deliver();
            found = block.call();
            if (DefaultTypeTransformation.castToBoolean(found)) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        } while (System.nanoTime() < last);
        throw new LabException(Problem.of(
                "what is waited for did not come within " + seconds + " s", "the last attempt gave: " + found));
    }

    /** Runs lines as at the prompt; the status of the first that fails, else 0. */
    public int sh(String text) throws InterruptedException {
        int status = lines.run(text);
        events.deliver();
        return status;
    }

    @Override
    public String toString() {
        return session.lab().toString();
    }
}
