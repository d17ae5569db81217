package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A command with the filters behind it, all words known.
 *
 * @param calls at least one
 * @param target the file that what comes out is written to
 * @param behind whether it runs behind the prompt
 * @param source how it was written
 */
record Line(List<Call> calls, Optional<Target> target, boolean behind, String source) {

    /** One command with its arguments, at least one word. */
    record Call(boolean onHost, List<Argument> words) {
        Call {
            words = List.copyOf(words);
        }

        String name() {
            return words.get(0).text();
        }

        List<String> texts() {
            return words.stream().map(Argument::text).toList();
        }

        /** With another first word. */
        Call named(String name) {
            var changed = new ArrayList<>(words);
            changed.set(0, new Argument(name, words.get(0).quoted()));
            return new Call(onHost, changed);
        }

        Call from(int first) {
            return new Call(onHost, words.subList(first, words.size()));
        }

        /** What stands behind {@code expect} may begin with a {@code !} as well. */
        private Call ofHost() {
            var first = words.get(0);
            if (onHost || first.quoted() || !first.text().startsWith("!")) {
                return this;
            }
            var rest = new ArrayList<>(words.subList(1, words.size()));
            if (first.text().length() > 1) {
                rest.add(0, new Argument(first.text().substring(1), false));
            }
            return rest.isEmpty() ? this : new Call(true, rest);
        }
    }

    /** A file, and whether what it has is kept. */
    record Target(String file, boolean append) {}

    Line {
        calls = List.copyOf(calls);
    }

    static Line of(List<String> words) {
        var arguments = words.stream().map(word -> new Argument(word, false)).toList();
        return new Line(List.of(new Call(false, arguments)), Optional.empty(), false, String.join(" ", words));
    }

    Call first() {
        return calls.get(0);
    }

    Call last() {
        return calls.get(calls.size() - 1);
    }

    /** Without the first words of the first command. */
    Line from(int word) {
        return withCall(0, first().from(word).ofHost());
    }

    /** With fewer words at the end of the last command. */
    Line without(int words) {
        int at = calls.size() - 1;
        var last = last();
        return withCall(
                at, new Call(last.onHost(), last.words().subList(0, last.words().size() - words)));
    }

    Line inFront() {
        return new Line(calls, target, false, source);
    }

    /** It as it would be typed, without quotes. */
    String shown() {
        return calls.stream()
                .map(call -> (call.onHost() ? "!" : "") + String.join(" ", call.texts()))
                .collect(Collectors.joining(" | "));
    }

    private Line withCall(int at, Call call) {
        var changed = new ArrayList<>(calls);
        changed.set(at, call);
        return new Line(changed, target, behind, source);
    }
}
