package kathara.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;

/**
 * How the program was called: its own options, and what stands behind them.
 *
 * @param lines the text of {@code -c}
 * @param complete a line of the operating system's shell up to its cursor, to be completed
 * @param words a command with its arguments, or a file to run; empty for the prompt or the standard input
 */
record Launch(
        Optional<String> platform,
        Optional<String> lines,
        Optional<String> complete,
        boolean quiet,
        boolean explain,
        boolean debug,
        boolean plain,
        boolean help,
        boolean version,
        List<String> words) {

    static final String USAGE = """
            kathara [OPTION…] [COMMAND [ARGUMENT…]]

              kathara                      the prompt, or the commands of the standard input
              kathara COMMAND ARGUMENT…    one command, as in: kathara lstart -d labs/ospf
              kathara -c 'LINE; LINE'      these commands, until one fails
              kathara FILE.ksh ARGUMENT…   the commands of a file

              --platform NAME   docker, podman or native; else KATHARA_PLATFORM, else your settings, else the
                                first that answers
              --no-color        plain text; as with NO_COLOR
              --quiet           results and problems, and nothing besides
              --explain         show each call to the platform before it is made, as commands of the engine, ip
                                and tc that amount to it
              --debug           show where inside the program an error comes from
              --version, --help

            Exit status: 0 done, 1 failed, 2 wrong usage, 3 refused by policy, 4 no platform, 70 a bug of ours.
            All commands: kathara help
            """.stripTrailing();

    private static final List<String> OPTIONS =
            List.of("--platform", "-c", "--quiet", "--explain", "--debug", "--no-color", "--help", "-h", "--version");

    /** The program's own options, for completion. */
    static List<String> options() {
        return OPTIONS.stream().filter(option -> option.length() > 2).toList();
    }

    static Launch parse(List<String> arguments) {
        Optional<String> platform = Optional.empty();
        Optional<String> lines = Optional.empty();
        Optional<String> complete = Optional.empty();
        var flags = new ArrayList<String>();
        int at = 0;
        for (; at < arguments.size() && arguments.get(at).startsWith("-"); at++) {
            var option = arguments.get(at);
            if (option.equals("--platform") || option.equals("-c")) {
                var value = valueOf(arguments, at++);
                platform = option.equals("--platform") ? Optional.of(value) : platform;
                lines = option.equals("-c") ? Optional.of(value) : lines;
            } else if (option.equals("--complete")) {
                complete = Optional.of(valueOf(arguments, at++));
            } else if (option.startsWith("--platform=")) {
                platform = Optional.of(option.substring("--platform=".length()));
            } else if (OPTIONS.contains(option)) {
                flags.add(option);
            } else {
                throw LabException.usage(
                        "kathara has no option \"" + option + "\"", Nearest.orAll(option, "options", OPTIONS));
            }
        }
        if (flags.contains("--quiet") && flags.contains("--explain")) {
            throw LabException.usage("--quiet keeps what --explain would show", "take one of them");
        }
        return new Launch(
                platform,
                lines,
                complete,
                flags.contains("--quiet"),
                flags.contains("--explain"),
                flags.contains("--debug"),
                flags.contains("--no-color"),
                flags.contains("--help") || flags.contains("-h"),
                flags.contains("--version"),
                List.copyOf(arguments.subList(at, arguments.size())));
    }

    /** Whether a file is to be played before an audience, and not by itself. */
    boolean plays() {
        return lines.isEmpty()
                && !words.isEmpty()
                && words.get(0).equals("play")
                && words.stream().noneMatch(List.of("--auto", "--check", "--record", "--help")::contains);
    }

    private static String valueOf(List<String> arguments, int option) {
        if (option + 1 == arguments.size()) {
            throw LabException.usage(
                    "\"" + arguments.get(option) + "\" needs a value", "as in: kathara --platform docker vlist");
        }
        return arguments.get(option + 1);
    }
}
