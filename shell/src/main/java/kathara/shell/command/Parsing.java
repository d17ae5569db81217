package kathara.shell.command;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.NodeName;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** Fills a command from the words that were given, and makes a usage problem of what does not fit. */
public final class Parsing {
    private static final List<String> OF_THE_PROGRAM = List.of("--platform", "--debug", "--no-color", "--version");

    private Parsing() {}

    /** The parser of a command, as picocli has it: for its options, its help and its completion. */
    public static CommandLine parserOf(CommandEntry entry, Command command) {
        var parser = new CommandLine(CommandSpec.forAnnotatedObjectLenient(command));
        parser.setCommandName(entry.name());
        parser.getCommandSpec().usageMessage().description(entry.summary() + ".");
        parser.registerConverter(Path.class, Parsing::path);
        parser.registerConverter(NodeName.class, NodeName::new);
        parser.registerConverter(LinkName.class, LinkName::new);
        parser.registerConverter(ImageName.class, ImageName::new);
        parser.setTrimQuotes(false);
        parser.setUnmatchedOptionsArePositionalParams(false);
        parser.setExpandAtFiles(false);
        parser.setStopAtPositional(command instanceof StopsAtPositional);
        return parser;
    }

    /** A command that is ready to run; empty when help was asked for, which then has been shown. */
    static Optional<Command> filled(CommandEntry entry, List<String> words, Context context) {
        if (words.contains("--help")
                && (words.indexOf("--") < 0 || words.indexOf("--help") < words.indexOf("--"))
                && words.indexOf("--help") == 0) {
            context.screen().result(HelpCommand.page(entry));
            return Optional.empty();
        }
        var command = entry.make().get();
        try {
            parserOf(entry, command).parseArgs(words.toArray(new String[0]));
            return Optional.of(command);
        } catch (CommandLine.UnmatchedArgumentException e) {
            throw unmatched(entry, e.getUnmatched().get(0), e.getCommandLine().getCommandSpec());
        } catch (CommandLine.ParameterException e) {
            // A mistyped option makes its value a word that fits nowhere; the option is what is wrong.
            var spec = e.getCommandLine().getCommandSpec();
            throw words.stream()
                    .filter(word -> word.startsWith("--") && spec.findOption(word.split("=", 2)[0]) == null)
                    .findFirst()
                    .map(word -> unmatched(entry, word, spec))
                    .orElseGet(() -> usage(entry, e));
        }
    }

    /** Under a locale such as C a name with letters beyond ASCII is no path. */
    private static Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    List.of(Problem.of(
                            "\"" + word + "\" cannot be a path here",
                            "letters beyond ASCII need a UTF-8 locale, as in LC_ALL=C.UTF-8")),
                    e);
        }
    }

    private static LabException unmatched(CommandEntry entry, String word, CommandSpec spec) {
        if (OF_THE_PROGRAM.stream().anyMatch(option -> word.equals(option) || word.startsWith(option + "="))) {
            return new LabException(
                    LabException.Kind.USAGE,
                    Problem.of(
                            entry.name() + ": \"" + word + "\" is an option of kathara itself",
                            "it stands before the command, as in: kathara --platform docker " + entry.name()));
        }
        if (word.startsWith("-") && spec.userObject() instanceof StopsAtPositional command) {
            var special = command.unknownOption(word);
            if (special.isPresent()) {
                return new LabException(LabException.Kind.USAGE, special.get());
            }
        }
        var options = spec.optionsMap().keySet();
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        entry.name() + ": \"" + word + "\" "
                                + (word.startsWith("-") ? "is no option of it" : "is one word too many"),
                        Nearest.to(word, options)
                                .map(near -> "did you mean " + near + "?")
                                .orElse("see: help " + entry.name())));
    }

    private static LabException usage(CommandEntry entry, CommandLine.ParameterException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof LabException known) {
                return new LabException(LabException.Kind.USAGE, known.problem());
            }
        }
        return new LabException(
                LabException.Kind.USAGE,
                Problem.of(
                        entry.name() + ": "
                                + lowerFirst(e.getMessage().lines().findFirst().orElse("")),
                        "see: help " + entry.name()));
    }

    private static String lowerFirst(String text) {
        return text.isEmpty() ? text : Character.toLowerCase(text.charAt(0)) + text.substring(1);
    }
}
