package kathara.shell.command.filter;

import java.util.List;
import kathara.shell.command.Filter;

/** Shows what is written page by page, as less(1); where it is not a terminal, all at once. */
public final class LessCommand implements Filter {
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
        sink.page(text.toString());
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("help | less", "r1 vtysh -c 'show running-config' | less");
    }
}
