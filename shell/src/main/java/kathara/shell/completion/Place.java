package kathara.shell.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * One place in the arguments of a command.
 *
 * @param given the words between the command and the place
 * @param word what stands there, or its beginning
 */
record Place(CommandSpec spec, List<String> given, String word) {

    /** What the word, or what stands behind the = in it, may be a value of; what comes first is what it most likely is. */
    List<ArgSpec> arguments() {
        var last = given.isEmpty() ? null : spec.findOption(given.get(given.size() - 1));
        if (last != null && last.arity().max() > 0) {
            return List.of(last);
        }
        if (word.startsWith("-") && !foreign()) {
            return optionBefore().map(List::<ArgSpec>of).orElse(List.of());
        }
        var all = new ArrayList<ArgSpec>();
        openOption().ifPresent(all::add);
        positional().ifPresent(all::add);
        return all;
    }

    /** Whether an option of the command may stand there. */
    boolean takesOptions() {
        return !foreign()
                && optionBefore().isEmpty()
                && (word.startsWith("-") || arguments().isEmpty());
    }

    /** What of the word stands before the value of an option: {@code --image=}, or nothing. */
    String before() {
        return optionBefore().isPresent() ? word.substring(0, word.indexOf('=') + 1) : "";
    }

    String value() {
        return word.substring(before().length());
    }

    private Optional<OptionSpec> optionBefore() {
        int equals = word.indexOf('=');
        return equals < 0 || foreign()
                ? Optional.empty()
                : Optional.ofNullable(spec.findOption(word.substring(0, equals)));
    }

    /** Whether the words from here on are another program's. */
    private boolean foreign() {
        return spec.parser().stopAtPositional() && positionals() > 0;
    }

    private Optional<ArgSpec> positional() {
        int index = positionals();
        return spec.positionalParameters().stream()
                .filter(candidate -> candidate.index().contains(index))
                .findFirst()
                .map(ArgSpec.class::cast);
    }

    /** The option of many values that the word may be a further value of. */
    private Optional<ArgSpec> openOption() {
        for (int i = given.size() - 1; i >= 0; i--) {
            var option = spec.findOption(given.get(i));
            if (option != null) {
                return Optional.<ArgSpec>of(option)
                        .filter(found -> found.arity().max() > 1);
            }
        }
        return Optional.empty();
    }

    /** How many words that are neither options nor their values have been given. */
    int positionals() {
        int count = 0;
        for (int i = 0; i < given.size(); i++) {
            var option = spec.parser().stopAtPositional() && count > 0 ? null : spec.findOption(given.get(i));
            if (option != null) {
                i += option.arity().max() > 0 ? 1 : 0;
            } else if (!given.get(i).startsWith("-")
                    || count > 0 && spec.parser().stopAtPositional()) {
                count++;
            }
        }
        return count;
    }

    /** The words that are given to positional parameters. */
    Optional<String> firstPositional() {
        for (int i = 0; i < given.size(); i++) {
            var option = spec.findOption(given.get(i));
            if (option != null) {
                i += option.arity().max() > 0 ? 1 : 0;
            } else if (!given.get(i).startsWith("-")) {
                return Optional.of(given.get(i));
            }
        }
        return Optional.empty();
    }
}
