package kathara.shell.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The variables of a session or of a file that runs: each is a list of words. Used by one thread. */
final class Scope {
    private final Map<String, List<String>> variables = new TreeMap<>();
    private final List<String> arguments;
    private boolean stopping = true;
    private boolean echoing;
    private boolean explaining;

    Scope(List<String> arguments) {
        this.arguments = List.copyOf(arguments);
    }

    /** One with the same in it, for another thread. */
    Scope copy() {
        var copy = new Scope(arguments);
        copy.variables.putAll(variables);
        copy.stopping = stopping;
        copy.echoing = echoing;
        copy.explaining = explaining;
        return copy;
    }

    Optional<List<String>> get(String name) {
        if (name.equals("@")) {
            return Optional.of(arguments);
        }
        if (name.equals("#")) {
            return Optional.of(List.of(String.valueOf(arguments.size())));
        }
        if (Character.isDigit(name.charAt(0))) {
            int number = Integer.parseInt(name);
            return number >= 1 && number <= arguments.size()
                    ? Optional.of(List.of(arguments.get(number - 1)))
                    : Optional.empty();
        }
        return Optional.ofNullable(variables.get(name));
    }

    void set(String name, List<String> words) {
        variables.put(name, List.copyOf(words));
    }

    Map<String, List<String>> variables() {
        return variables;
    }

    /** Whether the first failure ends what runs. */
    boolean stopping() {
        return stopping;
    }

    void stopping(boolean on) {
        stopping = on;
    }

    /** Whether each line is shown before it runs. */
    boolean echoing() {
        return echoing;
    }

    void echoing(boolean on) {
        echoing = on;
    }

    /** Whether the commands that a call to the platform amounts to are shown before it is made. */
    boolean explaining() {
        return explaining;
    }

    void explaining(boolean on) {
        explaining = on;
    }
}
