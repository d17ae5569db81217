package kathara.engine.call;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * A second opinion on lines, written from docs/security.md and without the machine, its patterns or our value classes: by
 * hand, letter by letter. It is stricter nowhere and looser in small things; what it refuses, the policy must refuse.
 */
final class SecondChecker {
    /** What follows the verb: options in their order; + stands for any number, ? for at most one. */
    private static final Map<String, String> FORMS = Map.ofEntries(
            Map.entry("create-fabric", "owner lab"),
            Map.entry("remove-fabric", "owner lab"),
            Map.entry(
                    "create-node",
                    "owner lab node image most-processes most-memory? most-cpus? memory? cpus? sysctl+ env+ ulimit+"
                            + " ipv6? shell? terminals? entrypoint? arguments? bridged? port+ after+ command+ interface+"
                            + " files?"),
            Map.entry("start", "owner lab node"),
            Map.entry("stop", "owner lab node"),
            Map.entry("kill", "owner lab node"),
            Map.entry("pause", "owner lab node"),
            Map.entry("resume", "owner lab node"),
            Map.entry("remove-node", "owner lab node"),
            Map.entry("wire", "owner lab record+ cable+"),
            Map.entry("set-sysctls", "owner lab node sysctl+"),
            Map.entry("exec", "owner lab node --"),
            Map.entry("connect", "owner lab node --"),
            Map.entry("capture", "owner lab link --"),
            Map.entry("build-image", "recipe"),
            Map.entry("pull-image", "image"));

    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";
    private static final String DIGITS = "0123456789";
    private static final String LETTERS = LOWER + "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private final String owner;

    SecondChecker(String owner) {
        this.owner = owner;
    }

    /** Why the line is refused; null when it is not. */
    String complaint(List<String> words) {
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                int type = Character.getType(word.charAt(i));
                if (type == Character.CONTROL
                        || type == Character.FORMAT
                        || type == Character.LINE_SEPARATOR
                        || type == Character.PARAGRAPH_SEPARATOR
                        || type == Character.UNASSIGNED
                        || type == Character.PRIVATE_USE) {
                    return "a letter that does not show";
                }
            }
        }
        if (words.isEmpty() || !FORMS.containsKey(words.get(0))) {
            return "no such verb";
        }
        var rest = words.subList(1, words.size()).iterator();
        var verb = words.get(0);
        return verb.isEmpty() ? "no verb" : form(verb, List.of(FORMS.get(verb).split(" ")), rest);
    }

    private String form(String verb, List<String> options, Iterator<String> words) {
        var seen = new HashSet<String>();
        int at = 0;
        while (words.hasNext()) {
            var option = words.next();
            while (at < options.size() && !option.equals(spelled(options.get(at)))) {
                if (!options.get(at).endsWith("+") && !options.get(at).endsWith("?")) {
                    return "\"" + option + "\" where " + options.get(at) + " is due";
                }
                at++;
            }
            if (at == options.size()) {
                return "\"" + option + "\" has no place";
            }
            if (option.equals("--")) {
                return command(verb, words);
            }
            if (!words.hasNext()) {
                return option + " without a value";
            }
            var value = words.next();
            var name = option.substring(2);
            var wrong = value(name, value);
            if (wrong != null) {
                return wrong;
            }
            var key = name + "/"
                    + (List.of("env", "sysctl", "ulimit").contains(name)
                            ? value.substring(0, value.indexOf('='))
                            : name.equals("interface") ? value.substring(0, value.indexOf(':')) : null);
            if (!key.endsWith("/null") && !seen.add(key)) {
                return "twice: " + key;
            }
            at += options.get(at).endsWith("+") ? 0 : 1;
        }
        for (; at < options.size(); at++) {
            if (!options.get(at).endsWith("+") && !options.get(at).endsWith("?")) {
                return options.get(at) + " is missing";
            }
        }
        return null;
    }

    private static String spelled(String option) {
        return option.equals("--") ? "--" : "--" + option.replace("+", "").replace("?", "");
    }

    private static String command(String verb, Iterator<String> words) {
        var all = new ArrayList<String>();
        words.forEachRemaining(all::add);
        if (all.isEmpty() && !verb.equals("capture")) {
            return "no command";
        }
        if (verb.equals("capture")) {
            for (String word : all) {
                boolean file = word.startsWith("-")
                        && !word.startsWith("--")
                        && !word.equals("-w-")
                        && holdsAny(beforeValue(word), "wrzFViIZGCWDLmPRJd");
                if (file || word.startsWith("--") && holdsAny(word, "/")) {
                    return "tcpdump " + word;
                }
                for (String option : List.of("--interface", "--relinquish", "--list", "--monitor", "--version")) {
                    if (word.startsWith(option)) {
                        return "tcpdump " + word;
                    }
                }
            }
        }
        return null;
    }

    /** The letters of an option up to the first that takes a value. */
    private static String beforeValue(String word) {
        int end = 1;
        while (end < word.length() && "csTQjByEM".indexOf(word.charAt(end)) < 0) {
            end++;
        }
        return word.substring(0, Math.min(word.length(), end));
    }

    private static boolean holdsAny(String word, String letters) {
        return word.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static boolean madeOf(String word, String letters, int most) {
        return !word.isEmpty() && word.length() <= most && word.chars().allMatch(c -> letters.indexOf(c) >= 0);
    }

    private String value(String option, String value) {
        boolean fine =
                switch (option) {
                    case "owner" -> value.equals(owner);
                    case "lab" -> madeOf(value, LOWER + DIGITS + "_-", 63) && !value.startsWith("-");
                    case "node" -> madeOf(value, LETTERS + DIGITS + "_-", 30) && !value.startsWith("-");
                    case "link" -> link(value);
                    case "image" ->
                        madeOf(value, LETTERS + DIGITS + "._-/:@", 255)
                                && !value.startsWith("-")
                                && !value.contains("..")
                                && !value.contains("//");
                    case "recipe" -> madeOf(value, LOWER + DIGITS + "-", 31);
                    case "most-processes" -> madeOf(value, DIGITS, 6) && Integer.parseInt(value) <= 2048;
                    case "most-memory", "memory" -> madeOf(value, DIGITS + "bkmg", 20);
                    case "most-cpus", "cpus" -> madeOf(value, DIGITS + ".", 10);
                    case "sysctl" -> sysctl(value);
                    case "env" -> variable(value);
                    case "ulimit" -> {
                        int equals = value.indexOf('=');
                        yield equals > 0
                                && madeOf(value.substring(0, equals), LOWER, 20)
                                && madeOf(value.substring(equals + 1), DIGITS + ":-", 40)
                                && !List.of("rtprio", "rttime", "nice").contains(value.substring(0, equals));
                    }
                    case "ipv6" -> value.equals("true") || value.equals("false");
                    case "bridged" -> value.equals("true");
                    case "terminals" -> madeOf(value, DIGITS, 2);
                    case "port" -> {
                        int slash = value.indexOf('/');
                        yield slash > 0
                                && madeOf(value.substring(0, slash), DIGITS + ":", 11)
                                && List.of("tcp", "udp", "sctp").contains(value.substring(slash + 1));
                    }
                    case "after" -> madeOf(value, LETTERS + DIGITS + "_-", 30) && !value.startsWith("-");
                    case "shell", "entrypoint", "arguments" -> value.length() <= 65_536;
                    case "command", "record" -> value.length() <= 4096;
                    case "interface" -> {
                        int colon = value.indexOf(':');
                        yield colon > 0
                                && madeOf(value.substring(0, colon), DIGITS, 3)
                                && link(value.substring(colon + 1).split("/", 2)[0]);
                    }
                    case "files" ->
                        value.startsWith("/")
                                && !value.contains("//")
                                && !(value + "/").contains("/../")
                                && !(value + "/").contains("/./");
                    case "cable" -> cable(value);
                    default -> false;
                };
        return fine ? null : "--" + option + " " + value;
    }

    private static boolean link(String value) {
        return !value.isEmpty()
                && value.codePointCount(0, value.length()) <= 60
                && !value.startsWith("-")
                && value.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-');
    }

    private static boolean sysctl(String value) {
        int equals = value.indexOf('=');
        return equals > 4
                && value.startsWith("net.")
                && madeOf(value.substring(0, equals), LETTERS + DIGITS + "._-", 300)
                && !value.substring(0, equals).contains("..");
    }

    private static boolean variable(String value) {
        int equals = value.indexOf('=');
        if (equals < 1 || !madeOf(value.substring(0, equals), LETTERS + DIGITS + "_", 100)) {
            return false;
        }
        var name = value.substring(0, equals);
        for (String bad : List.of("LD_", "BASH_", "DOCKER_", "KATHARA_", "_LIBCONTAINER_", "_CONTAINERS_", "LISTEN_")) {
            if (name.startsWith(bad)) {
                return false;
            }
        }
        return !List.of("ENV", "GLIBC_TUNABLES", "GCONV_PATH", "SHELLOPTS", "BASHOPTS", "PS4", "IFS", "NOTIFY_SOCKET")
                .contains(name);
    }

    private static boolean cable(String value) {
        var parts = value.split(":", -1);
        return switch (parts[0]) {
            case "link", "unlink" -> parts.length == 2 && link(parts[1]);
            case "release" -> parts.length == 2 && madeOf(parts[1], LETTERS + DIGITS + "_-", 30);
            case "part" -> parts.length == 3 && link(parts[1]) && madeOf(parts[2], LETTERS + DIGITS + "_-.", 20);
            case "unplug" -> parts.length == 3 && madeOf(parts[2], DIGITS, 3);
            case "adjust" ->
                parts.length == 6
                        && madeOf(parts[2], DIGITS, 3)
                        && link(parts[3])
                        && madeOf(parts[4], DIGITS + "abcdefABCDEF-", 17)
                        && madeOf(parts[5], LOWER + DIGITS + ",.%", 200);
            case "plug" ->
                parts.length == 5
                        && madeOf(parts[2], DIGITS, 3)
                        && link(parts[3])
                        && madeOf(parts[4], DIGITS + "abcdefABCDEF-", 17);
            default -> false;
        };
    }
}
