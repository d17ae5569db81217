package kathara.shell.command.filter;

import java.util.List;
import kathara.shell.command.Filter;
import kathara.shell.screen.JsonPath;
import picocli.CommandLine.Parameters;

/** Takes a part out of what is written with --json. */
public final class JsonCommand implements Filter {
    @Parameters(
            paramLabel = "PATH",
            arity = "0..1",
            defaultValue = "",
            description = "As in nodes.pc1.state: keys, numbers in a list, names of things in a list, * for each.")
    String path;

    private final StringBuilder text = new StringBuilder();
    private Sink sink;

    @Override
    public void begin(Sink into) {
        sink = into;
    }

    @Override
    public boolean line(String line) {
        text.append(line).append('\n');
        return true;
    }

    @Override
    public int end() {
        JsonPath.of(path).in(text.toString()).forEach(sink::line);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("linfo --json | json nodes.pc1.state", "r1 ip -j route | json *.dst", "linfo --json | json");
    }
}
