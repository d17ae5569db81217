package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import picocli.CommandLine.Parameters;

/** As on routers: the same line with {@code no} before it takes back what it did, at any time later. */
final class NoCommand implements Command, StopsAtPositional {
    @Parameters(
            index = "0..*",
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "The command to take back, with the words that it had.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        var name = words.get(0);
        var entry = Commands.meant(name)
                .orElseThrow(() -> LabException.usage(
                        "there is no command \"" + name + "\"", Nearest.orAll(name, "commands", Commands.names())));
        var command = Parsing.filled(entry, words.subList(1, words.size()), context);
        if (command.isEmpty()) {
            return 0;
        }
        var lines = command.get().opposite();
        if (lines.isEmpty()) {
            throw LabException.usage(
                    "\"no " + entry.name() + "\" means nothing: " + entry.name() + " cannot be taken back by a line",
                    "the last change of this session goes with: undo");
        }
        for (var line : lines) {
            context.screen().note(String.join(" ", line));
            int status = context.interpreter().run(line);
            if (status != 0) {
                return status;
            }
        }
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("no vstart pc1", "no vconfig pc1 --add B", "no vpause pc1");
    }
}
