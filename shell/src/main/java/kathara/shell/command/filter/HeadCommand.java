package kathara.shell.command.filter;

import java.util.List;
import kathara.shell.command.Filter;
import picocli.CommandLine.Option;

/** The first lines, as head(1). */
public final class HeadCommand implements Filter {
    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many lines; 10 unless it is said. -5 is -n 5.")
    long lines;

    private Sink sink;
    private long seen;

    @Override
    public void begin(Sink into) {
        sink = into;
    }

    @Override
    public boolean line(String line) {
        if (seen < lines) {
            sink.line(line);
        }
        return ++seen < lines;
    }

    @Override
    public int end() {
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("tcpdump A | head -n 5", "vlist | head -n 3");
    }
}
