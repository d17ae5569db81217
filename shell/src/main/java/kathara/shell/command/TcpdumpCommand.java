package kathara.shell.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.EngineCall;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Topology;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class TcpdumpCommand implements Command, StopsAtPositional {
    private static final String ALL = "all";
    /** KiB of packets that wait while tcpdump is kept from its work: at 20,000 a second for some four seconds. */
    private static final String ROOM = "-B16384";

    @Mixin
    LabOption lab;

    @Option(names = "--names", description = "With the names of nodes at their addresses.")
    boolean names;

    @Option(names = "--json", description = "A line of JSON for each packet.")
    boolean json;

    @Option(names = "--count", description = "Count what passes between whom, and show that at the end.")
    boolean counting;

    @Option(names = "--for", paramLabel = "SECONDS", description = "End after so many seconds.")
    Double seconds;

    @Parameters(
            index = "0",
            paramLabel = "LINK",
            description = "The link; several with commas between, as in A,B; all for every link.")
    String link;

    @Parameters(
            index = "1..*",
            paramLabel = "OPTION|FILTER",
            description =
                    "tcpdump's own options and filter, for each link; -w FILE writes a file here, on your machine, "
                            + "in pcapng when its name ends so or there are several links.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var place = lab.place(context.workspace());
        var file = takeFile();
        if (words.stream().anyMatch(word -> word.equals("-i") || word.startsWith("-i") && !word.startsWith("--"))) {
            throw LabException.usage("tcpdump: -i is not needed", "name the link instead, as in: tcpdump A icmp");
        }
        if (file.isPresent() && (names || json || counting)) {
            throw LabException.usage(
                    "tcpdump: a file holds the packets as they are", "leave out --names, --json and --count, or -w");
        }
        var most = seconds == null ? Duration.ofDays(365) : Duration.ofMillis(Math.round(seconds * 1000));
        var given = link.equals(ALL) ? List.<LinkName>of() : links();
        given.forEach(each -> context.workspace().mustAllow(call(place.lab(), each, file)));
        return LabOption.on(context.workspace(), place, session -> {
            var topology = session.topology();
            var chosen = given.isEmpty() ? List.copyOf(topology.links().keySet()) : given;
            chosen.forEach(topology::link);
            var calls =
                    chosen.stream().map(each -> call(place.lab(), each, file)).toList();
            var capture = new Capture(context, session, chosen, most);
            return file.isPresent()
                    ? capture.toFile(calls, file.get(), comments(topology, chosen))
                    : json ? capture.asJson(calls) : counting ? capture.counted(calls) : capture.toScreen(calls, names);
        });
    }

    private EngineCall.Capture call(LabId lab, LinkName name, Optional<String> file) {
        var own = new ArrayList<>(file.isPresent() ? List.of("-U", ROOM, "-w-") : List.of("--immediate-mode", "-l"));
        if (json || counting) {
            own.addAll(List.of("-n", "-tt", "-e"));
        } else if (names) {
            own.add("-n");
        }
        own.addAll(FilterWords.understood(words));
        return new EngineCall.Capture(lab, name, own);
    }

    private List<LinkName> links() {
        return VstartCommand.asUsage(() ->
                List.of(link.split(",")).stream().map(LinkName::new).distinct().toList());
    }

    private static List<String> comments(Topology topology, List<LinkName> links) {
        return links.stream()
                .map(each -> topology.link(each).ends().stream()
                        .map(Object::toString)
                        .toList())
                .map(ends -> "link of " + String.join(", ", ends))
                .toList();
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

    @Override
    public Optional<Problem> unknownOption(String option) {
        return Optional.of(Problem.of(
                "tcpdump: \"" + option + "\" is no option of ours, and tcpdump's own stand behind the link",
                "as in: tcpdump A -c 3 -w FILE icmp"));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "tcpdump A",
                "tcpdump A -c 3 icmp",
                "tcpdump -d labs/ospf A -n ospf",
                "tcpdump --names A,B icmp",
                "tcpdump --json --for 10 all",
                "tcpdump --count --for 10 all",
                "tcpdump A -w a.pcap",
                "tcpdump all -w all.pcapng");
    }
}
