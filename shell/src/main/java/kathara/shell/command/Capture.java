package kathara.shell.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.LinkName;
import kathara.shell.network.Lines;
import kathara.shell.network.NetworkView;
import kathara.shell.network.NodeWords;
import kathara.shell.network.PcapNg;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;

/**
 * Listens on some links at once.
 *
 * @param most when to end at the latest; Ctrl-C ends it too
 */
record Capture(Context context, Session session, List<LinkName> links, Duration most) {

    /** Shows what tcpdump prints, with the link before each line when there are several. */
    int toScreen(List<EngineCall.Capture> calls, boolean names) throws InterruptedException {
        if (links.size() == 1 && !names) {
            return listen(calls, List.of(Streams.to(context.screen().out(), context.screen().err())));
        }
        var words = names ? new NodeWords(NetworkView.of(session)) : null;
        UnaryOperator<String> node = text -> context.screen().styled(Screen.Role.NODE, text);
        return eachLine(calls, (link, line) -> {
            var named = words == null ? line : words.named(line, node);
            var before = links.size() == 1 ? "" : context.screen().styled(Screen.Role.LINK, link.text()) + "  ";
            context.screen().result(before + named);
        });
    }

    /** Shows each packet as a line of JSON. */
    int asJson(List<EngineCall.Capture> calls) throws InterruptedException {
        var words = new NodeWords(NetworkView.of(session));
        return eachLine(calls, (link, line) -> {
            var map = new LinkedHashMap<String, Object>();
            map.put("link", link.text());
            map.putAll(words.parts(line));
            context.screen().result(Json.line(map));
        });
    }

    /** Counts packets and bytes by link, sender and receiver. */
    int counted(List<EngineCall.Capture> calls) throws InterruptedException {
        var words = new NodeWords(NetworkView.of(session));
        var counts =
                new TreeMap<List<String>, long[]>((a, b) -> String.join("\0", a).compareTo(String.join("\0", b)));
        int status = eachLine(calls, (link, line) -> {
            var parts = words.parts(line);
            if (parts.containsKey("length")) {
                var key = List.of(link.text(), name(parts, "from", "sender"), name(parts, "to", "to"));
                synchronized (counts) {
                    var count = counts.computeIfAbsent(key, each -> new long[2]);
                    count[0]++;
                    count[1] += (Integer) parts.get("length");
                }
            }
        });
        var rows = new ArrayList<List<String>>();
        counts.forEach((key, count) -> {
            var row = new ArrayList<>(key);
            row.addAll(List.of(String.valueOf(count[0]), Amount.of(count[1])));
            rows.add(row);
        });
        context.screen().table(List.of("LINK", "FROM", "TO", "FRAMES", "BYTES"), rows);
        return status;
    }

    private static String name(Map<String, Object> parts, String key, String otherwise) {
        return String.valueOf(
                parts.getOrDefault(key + "Node", parts.getOrDefault(key, parts.getOrDefault(otherwise, "?"))));
    }

    /** Writes a file: pcapng with the names of links when there are several or the file's name says so. */
    int toFile(List<EngineCall.Capture> calls, String file, List<String> comments) throws InterruptedException {
        if (file.equals("-")) {
            return written(calls, context.screen().out(), links.size() > 1, comments);
        }
        var path = context.workspace().path(Path.of(file));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            return written(calls, out, links.size() > 1 || file.endsWith(".pcapng"), comments);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be written: " + e.getMessage(), "name another file with -w"),
                    e);
        }
    }

    private int written(List<EngineCall.Capture> calls, OutputStream out, boolean next, List<String> comments)
            throws InterruptedException {
        var streams = new ArrayList<Streams>();
        try {
            var file = next ? new PcapNg(out, links.stream().map(LinkName::text).toList(), comments) : null;
            for (int i = 0; i < calls.size(); i++) {
                streams.add(Streams.to(next ? file.streamOf(i) : out, said(links.get(i))));
            }
        } catch (IOException e) {
            throw new LabException(Problem.of("the capture cannot be written: " + e.getMessage()), e);
        }
        return listen(calls, streams);
    }

    /** What is done with a line of a link. */
    private interface Reader {
        void read(LinkName link, String line);
    }

    private int eachLine(List<EngineCall.Capture> calls, Reader reader) throws InterruptedException {
        var streams = new ArrayList<Streams>();
        for (LinkName link : links) {
            streams.add(Streams.to(new Lines(line -> reader.read(link, line)), said(link)));
        }
        return listen(calls, streams);
    }

    /** What tcpdump says of itself, as how many packets it has lost. */
    private OutputStream said(LinkName link) {
        Consumer<String> note = line -> {
            if (!line.isBlank() && !line.startsWith("tcpdump: verbose output suppressed")) {
                context.screen().note(links.size() == 1 ? line : link + ": " + line);
            }
        };
        return new Lines(note);
    }

    private int listen(List<EngineCall.Capture> calls, List<Streams> streams) throws InterruptedException {
        try {
            return session.captureAll(calls, streams, most);
        } catch (InterruptedException e) {
            return 0; // Ctrl-C is how one ends a capture
        }
    }
}
