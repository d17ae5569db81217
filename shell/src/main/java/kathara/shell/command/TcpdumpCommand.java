package kathara.shell.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.Session;
import kathara.engine.topology.LinkName;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class TcpdumpCommand implements Command, StopsAtPositional {
    @Mixin
    LabOption lab;

    @Parameters(index = "0", paramLabel = "LINK", description = "The link.")
    LinkName link;

    @Parameters(
            index = "1..*",
            paramLabel = "OPTION|FILTER",
            description = "tcpdump's own options and filter; -w FILE writes a file here, on your machine.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        var file = takeFile();
        var own = new ArrayList<>(file.isPresent() ? List.of("-U", "-w-") : List.of("--immediate-mode", "-l"));
        own.addAll(FilterWords.understood(words));
        var call = new EngineCall.Capture(place.lab(), link, own);
        allowed(context, call);
        return LabOption.on(context.workspace(), place, session -> {
            session.topology().link(link);
            try {
                return file.isPresent()
                        ? toFile(context, session, call, file.get())
                        : session.perform(
                                call,
                                Streams.to(
                                        context.screen().out(), context.screen().err()));
            } catch (InterruptedException e) {
                return 0; // Ctrl-C is how one ends a capture
            }
        });
    }

    private void allowed(Context context, EngineCall.Capture call) {
        if (words.stream().anyMatch(word -> word.equals("-i") || word.startsWith("-i") && !word.startsWith("--"))) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("tcpdump: -i is not needed", "name the link instead, as in: tcpdump A icmp"));
        }
        context.workspace().mustAllow(call);
    }

    /** {@code -w FILE} is ours: the file is the user's, and tcpdump runs in the fabric. */
    private Optional<String> takeFile() {
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            if (word.equals("-w") && i + 1 < words.size()) {
                words.remove(i);
                return Optional.of(words.remove(i));
            }
            if (word.startsWith("-w") && word.length() > 2) {
                words.remove(i);
                return Optional.of(word.substring(2));
            }
        }
        return Optional.empty();
    }

    private int toFile(Context context, Session session, EngineCall.Capture call, String file)
            throws InterruptedException {
        if (file.equals("-")) {
            return session.perform(
                    call, Streams.to(context.screen().out(), context.screen().err()));
        }
        var path = context.workspace().path(Path.of(file));
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(path))) {
            return session.perform(call, Streams.to(out, context.screen().err()));
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + file + "\" cannot be written: " + e.getMessage(), "name another file with -w"),
                    e);
        }
    }

    @Override
    public List<String> examples() {
        return List.of("tcpdump A", "tcpdump A -c 3 icmp", "tcpdump -d labs/ospf A -n ospf", "tcpdump A -w a.pcap");
    }
}
