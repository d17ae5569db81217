package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Screen;
import picocli.CommandLine;
import picocli.CommandLine.Parameters;

final class HelpCommand implements Command {
    private static final int COLUMN = 12;

    @Parameters(paramLabel = "COMMAND", arity = "0..1", description = "The command to explain.")
    String command;

    @Override
    public int run(Context context) {
        if (command == null) {
            context.screen().result(overview(context.screen()));
            return 0;
        }
        var entry = Commands.find(command)
                .orElseThrow(() -> new LabException(
                        LabException.Kind.USAGE,
                        Problem.of(
                                "there is no command \"" + command + "\"",
                                Nearest.orAll(command, "commands", Commands.names()))));
        context.screen().result(page(entry) + Here.examples(entry.make().get(), context.workspace()));
        return 0;
    }

    private static String overview(Screen screen) {
        var text = new StringBuilder();
        for (var group : CommandEntry.Group.values()) {
            text.append(group.heading()).append('\n');
            Commands.ALL.stream().filter(entry -> entry.group() == group).forEach(entry -> text.append("  ")
                    .append(screen.styled(Screen.Role.COMMAND, entry.name()))
                    .append(" ".repeat(Math.max(1, COLUMN - entry.name().length())))
                    .append(entry.summary())
                    .append('\n'));
            text.append('\n');
        }
        return text.append("A line that begins with a node's name runs on that node: pc1 ip address\n")
                .append("help COMMAND explains one command, with examples")
                .toString();
    }

    /** The page of one command: usage, options, examples. */
    static String page(CommandEntry entry) {
        var made = entry.make().get();
        var usage = Parsing.parserOf(entry, made)
                .getUsageMessage(CommandLine.Help.Ansi.OFF)
                .stripTrailing();
        var text = new StringBuilder(usage).append("\n\nExamples:\n");
        made.examples().forEach(example -> text.append("  ").append(example).append('\n'));
        return text.toString().stripTrailing();
    }

    @Override
    public List<String> examples() {
        return List.of("help", "help vstart");
    }
}
