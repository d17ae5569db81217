package kathara.shell.script;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import kathara.shell.script.ScriptWords.Word;

/** The types of expressions in a script, as far as the API declares them. */
final class ScriptTypes {
    private static final int DEEPEST = 8;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*$");
    private static final Pattern ASSIGNED = Pattern.compile("\\b(\\w+)\\s*=(?![=~])\\s*([^;\\n]*)");
    private static final Pattern LOOP = Pattern.compile("\\bfor\\s*\\(\\s*(?:def\\s+)?(\\w+)\\s+in\\s+([^)]*)\\)");
    private static final Pattern BLOCK = Pattern.compile("([\\w.()\"' ]*)\\.\\w+\\s*\\{\\s*(?:(\\w+)\\s*->)?");

    private final String code;

    ScriptTypes(String code) {
        this.code = code;
    }

    /** What may come at the end: members of what stands before a dot, or what a script has without naming anything. */
    List<Word> wordsAtEnd() {
        var text = code.stripTrailing();
        if (text.endsWith(".")) {
            return of(text.substring(0, text.length() - 1), DEEPEST)
                    .map(ScriptTypes::members)
                    .orElse(List.of());
        }
        var all = new ArrayList<>(members(GroovyRunner.ScriptBase.class));
        all.add(new Word("lab", "the session's lab"));
        all.add(new Word("args", "the script's arguments"));
        all.add(new Word("println", "prints"));
        ASSIGNED.matcher(code)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .forEach(name -> all.add(new Word(name, "set above")));
        return all;
    }

    /** The type of the expression at the end of a text. */
    private Optional<Type> of(String text, int deep) {
        var end = text.stripTrailing();
        boolean called = end.endsWith(")");
        var before = called ? withoutArguments(end) : end;
        var name = NAME.matcher(before);
        if (deep == 0 || !name.find()) {
            return Optional.empty();
        }
        var receiver = before.substring(0, name.start()).stripTrailing();
        if (receiver.endsWith(".")) {
            return of(receiver.substring(0, receiver.length() - 1), deep - 1)
                    .flatMap(type -> member(type, name.group(), called));
        }
        return called ? member(GroovyRunner.ScriptBase.class, name.group(), true) : variable(name.group(), deep);
    }

    private static String withoutArguments(String text) {
        int open = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            open += text.charAt(i) == ')' ? 1 : text.charAt(i) == '(' ? -1 : 0;
            if (open == 0) {
                return text.substring(0, i).stripTrailing();
            }
        }
        return "";
    }

    private Optional<Type> variable(String name, int deep) {
        if (name.equals("lab")) {
            return Optional.of(ScriptLab.class);
        }
        Optional<Type> found = Optional.empty();
        for (var assigned : ASSIGNED.matcher(code).results().toList()) {
            if (assigned.group(1).equals(name)) {
                found = of(assigned.group(2), deep - 1);
            }
        }
        for (var loop : LOOP.matcher(code).results().toList()) {
            if (loop.group(1).equals(name)) {
                found = of(loop.group(2), deep - 1).flatMap(ScriptTypes::element);
            }
        }
        for (var block : BLOCK.matcher(code).results().toList()) {
            if (name.equals(block.group(2) == null ? "it" : block.group(2))) {
                found = of(block.group(1), deep - 1).flatMap(ScriptTypes::element);
            }
        }
        return found;
    }

    private static Optional<Type> element(Type list) {
        return list instanceof ParameterizedType many && many.getActualTypeArguments().length == 1
                ? Optional.of(many.getActualTypeArguments()[0])
                : Optional.empty();
    }

    private static Optional<Type> member(Type type, String name, boolean called) {
        return methods(type).stream()
                .filter(method -> called
                        ? method.getName().equals(name)
                        : property(method).equals(name))
                .map(Method::getGenericReturnType)
                .findFirst();
    }

    /** Those that we declare, and not what every object has. */
    private static List<Method> methods(Type type) {
        return type instanceof Class<?> declared && declared.getName().startsWith("kathara.")
                ? Arrays.stream(declared.getDeclaredMethods())
                        .filter(method -> Modifier.isPublic(method.getModifiers())
                                && !method.isSynthetic()
                                && !method.getName().matches("toString|hashCode|equals"))
                        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::getParameterCount))
                        .toList()
                : List.of();
    }

    /** As Groovy names it: {@code getNodes} is {@code nodes}, and so are the parts of a record. */
    private static String property(Method method) {
        var name = method.getName();
        if (method.getParameterCount() > 0) {
            return "";
        }
        return name.matches("get[A-Z].*") ? Character.toLowerCase(name.charAt(3)) + name.substring(4) : name;
    }

    private static List<Word> members(Type type) {
        var words = new TreeMap<String, Word>();
        for (var method : methods(type)) {
            var property = property(method);
            var name = property.isEmpty() ? method.getName() : property;
            words.putIfAbsent(name, new Word(name, meaning(method)));
        }
        return List.copyOf(words.values());
    }

    /** As in {@code String → Result}. */
    private static String meaning(Method method) {
        var takes = Arrays.stream(method.getGenericParameterTypes())
                .map(ScriptTypes::shown)
                .collect(Collectors.joining(", "));
        var gives = method.getReturnType() == void.class ? "" : shown(method.getGenericReturnType());
        return takes.isEmpty() || gives.isEmpty() ? takes + gives : takes + " → " + gives;
    }

    private static String shown(Type type) {
        return type.getTypeName()
                .replaceAll("[\\w.]*[.$](?=\\w)", "")
                .replaceAll("Closure<\\?>", "{ … }")
                .replace("Script", "");
    }
}
