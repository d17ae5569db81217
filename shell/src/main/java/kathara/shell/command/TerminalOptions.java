package kathara.shell.command;

import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Option;

/** {@code --terminals}, for the commands that start nodes. */
final class TerminalOptions {
    @Option(names = "--terminals", description = "Open a terminal on each node, or as many as its num_terms says.")
    boolean wanted;

    @Option(names = "--noterminals", description = "As it is anyway: no terminal is opened.")
    boolean unwanted;

    @Option(
            names = {"--terminal-emu", "--xterm"},
            paramLabel = "PROGRAM",
            description = "The same, with tmux, xterm, gnome-terminal, or a program that takes -e COMMAND.")
    Optional<String> program = Optional.empty();

    /** The terminals that are wanted, before anything is started; empty when none are. */
    Optional<Terminals> chosen(Context context) {
        if (wanted && unwanted) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("--terminals and --noterminals are opposites", "leave one of them out"));
        }
        return (wanted || program.isPresent()) && !unwanted
                ? Optional.of(Terminals.by(context.workspace(), program))
                : Optional.empty();
    }
}
