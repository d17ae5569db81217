package kathara.shell.command.filter;

import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Filter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** As grep(1), with the regular expressions of Java. */
public final class GrepCommand implements Filter {
    @Option(names = "-i", description = "Capital and small letters are the same.")
    boolean anyCase;

    @Option(names = "-v", description = "The lines in which it is not.")
    boolean without;

    @Option(names = "-c", description = "Only count the lines.")
    boolean counting;

    @Option(names = "-q", description = "Print nothing; only the exit status tells.")
    boolean quiet;

    @Option(names = "-n", description = "With the number of each line.")
    boolean numbered;

    @Option(names = "-F", description = "The pattern is no regular expression but a plain text.")
    boolean plain;

    @Parameters(paramLabel = "PATTERN", description = "A regular expression.")
    String pattern;

    private Pattern wanted;
    private Sink sink;
    private long lines;
    private long found;

    @Override
    public void begin(Sink into) {
        sink = into;
        try {
            wanted = Pattern.compile(pattern, (anyCase ? Pattern.CASE_INSENSITIVE : 0) | (plain ? Pattern.LITERAL : 0));
        } catch (PatternSyntaxException e) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            "grep: \"" + pattern + "\" is no regular expression: " + e.getDescription(),
                            "with -F it is taken as a plain text"));
        }
    }

    @Override
    public boolean line(String line) {
        lines++;
        if (wanted.matcher(line).find() == without) {
            return true;
        }
        found++;
        if (!counting && !quiet) {
            sink.line(numbered ? lines + ":" + line : line);
        }
        return !quiet;
    }

    @Override
    public int end() {
        if (counting) {
            sink.line(String.valueOf(found));
        }
        return found > 0 ? 0 : 1;
    }

    @Override
    public List<String> examples() {
        return List.of("vlist | grep running", "pc1 ip route | grep -q default", "tcpdump A -c 20 | grep -i arp");
    }
}
