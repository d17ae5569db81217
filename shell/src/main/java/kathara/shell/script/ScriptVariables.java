package kathara.shell.script;

import groovy.lang.Binding;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The variables of the shell as those of a script: one word is a text, several are a list of texts. */
final class ScriptVariables {
    private static final Set<String> OWN = Set.of("lab", "args", "out");

    private final Map<String, List<String>> variables;

    ScriptVariables(Map<String, List<String>> variables) {
        this.variables = variables;
    }

    void to(Binding binding) {
        variables.forEach((name, words) -> binding.setVariable(name, words.size() == 1 ? words.get(0) : words));
    }

    /** Texts, numbers and lists of them that a script set are the shell's variables afterwards. */
    void from(Binding binding) {
        ((Map<?, ?>) binding.getVariables()).forEach((name, value) -> {
            if (!OWN.contains(name.toString())) {
                if (value instanceof Collection<?> words) {
                    variables.put(
                            name.toString(), words.stream().map(String::valueOf).toList());
                } else if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
                    variables.put(name.toString(), List.of(value.toString()));
                }
            }
        });
    }
}
