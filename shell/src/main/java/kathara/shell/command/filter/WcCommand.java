package kathara.shell.command.filter;

import java.util.List;
import kathara.shell.command.Filter;
import picocli.CommandLine.Option;

/** Counts lines, words and characters, as wc(1). */
public final class WcCommand implements Filter {
    @Option(names = "-l", description = "Lines alone.")
    boolean onlyLines;

    @Option(names = "-w", description = "Words alone.")
    boolean onlyWords;

    private Sink sink;
    private long lines;
    private long words;
    private long characters;

    @Override
    public void begin(Sink into) {
        sink = into;
    }

    @Override
    public boolean line(String line) {
        lines++;
        words += line.isBlank() ? 0 : line.strip().split("\\s+").length;
        characters += line.codePointCount(0, line.length()) + 1L;
        return true;
    }

    @Override
    public int end() {
        sink.line(
                onlyLines
                        ? String.valueOf(lines)
                        : onlyWords ? String.valueOf(words) : lines + " " + words + " " + characters);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("vlist | wc -l", "pc1 ip route | wc");
    }
}
