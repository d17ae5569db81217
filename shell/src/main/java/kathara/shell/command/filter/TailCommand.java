package kathara.shell.command.filter;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import kathara.shell.command.Filter;
import picocli.CommandLine.Option;

/** The last lines, as tail(1). */
public final class TailCommand implements Filter {
    @Option(
            names = "-n",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many lines; 10 unless it is said. -5 is -n 5.")
    int lines;

    private final Deque<String> last = new ArrayDeque<>();
    private Sink sink;

    @Override
    public void begin(Sink into) {
        sink = into;
    }

    @Override
    public boolean line(String line) {
        last.add(line);
        if (last.size() > lines) {
            last.remove();
        }
        return true;
    }

    @Override
    public int end() {
        last.forEach(sink::line);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("pc1 cat /var/log/startup.log | tail -n 5", "vlist | tail -n 1");
    }
}
