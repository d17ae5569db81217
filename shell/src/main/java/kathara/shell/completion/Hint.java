package kathara.shell.completion;

import java.util.List;

/**
 * What a command takes.
 *
 * @param arguments labels of its words, in order
 * @param next the label of what comes at the cursor, or nothing
 * @param meaning what that is
 */
public record Hint(String command, List<String> arguments, String next, String meaning) {
    public Hint {
        arguments = List.copyOf(arguments);
    }
}
