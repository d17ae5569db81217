package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.JsonPath;

/**
 * What is expected of a line, and the line itself: the clauses stand at its end. Without {@code exit} the status has to
 * be 0.
 */
record Expectation(Line line, int exit, List<Clause> clauses) {

    /** One thing that has to hold. */
    interface Clause {
        /** As it was said. */
        String said();

        boolean holds(Result result);

        /** What is there instead, where the output itself does not say it. */
        default String actual(Result result) {
            return "";
        }
    }

    private record OfText(String said, Comparison comparison, String text, boolean not) implements Clause {
        @Override
        public boolean holds(Result result) {
            return comparison.holds(result.out() + "\n" + result.err(), text) != not;
        }
    }

    private record OfJson(String path, Comparison comparison, String value) implements Clause {
        @Override
        public String said() {
            return "json " + path + " " + comparison.word() + " " + value;
        }

        @Override
        public boolean holds(Result result) {
            try {
                return comparison.holds(there(result), value);
            } catch (LabException e) {
                if (e.kind() == LabException.Kind.USAGE) {
                    throw e;
                }
                return false;
            }
        }

        @Override
        public String actual(Result result) {
            try {
                return "json " + path + " is " + there(result);
            } catch (LabException e) {
                return e.problem().what();
            }
        }

        private String there(Result result) {
            return String.join(" ", JsonPath.of(path).in(result.out()));
        }
    }

    /** Takes the clauses from the end of a line. */
    static Expectation of(Line line) {
        int exit = 0;
        var clauses = new ArrayList<Clause>();
        var rest = line;
        for (int taken = 1; taken > 0; rest = taken > 0 ? rest.without(taken) : rest) {
            var words = rest.last().words();
            int size = words.size();
            taken = 0;
            if (size > 2
                    && is(words, size - 2, "exit")
                    && words.get(size - 1).text().matches("[0-9]{1,3}")) {
                exit = Integer.parseInt(words.get(size - 1).text());
                taken = 2;
            } else if (size > 2 && (is(words, size - 2, "contains") || is(words, size - 2, "matches"))) {
                boolean not = size > 3 && is(words, size - 3, "not");
                clauses.add(0, ofText(words, not));
                taken = not ? 3 : 2;
            } else if (size > 4 && is(words, size - 4, "json")) {
                clauses.add(
                        0,
                        new OfJson(
                                words.get(size - 3).text(),
                                Comparison.of(words.get(size - 2).text()),
                                words.get(size - 1).text()));
                taken = 4;
            }
        }
        return new Expectation(rest, exit, clauses);
    }

    private static Clause ofText(List<Argument> words, boolean not) {
        var comparison = words.get(words.size() - 2).text();
        var text = words.get(words.size() - 1).text();
        return new OfText((not ? "not " : "") + comparison + " \"" + text + "\"", Comparison.of(comparison), text, not);
    }

    private static boolean is(List<Argument> words, int at, String clause) {
        return !words.get(at).quoted() && words.get(at).text().equals(clause);
    }

    boolean holds(Result result) {
        return result.status() == exit && clauses.stream().allMatch(clause -> clause.holds(result));
    }

    /** What went otherwise than it was expected. */
    Problem missed(String what, Result result) {
        var expected = new ArrayList<String>(List.of("exit " + exit));
        clauses.forEach(clause -> expected.add(clause.said()));
        var actual = new ArrayList<String>(List.of("exit " + result.status()));
        clauses.stream()
                .filter(clause -> !clause.holds(result))
                .map(clause -> clause.actual(result))
                .filter(text -> !text.isEmpty())
                .forEach(actual::add);
        return Problem.of(
                what,
                "expected: " + String.join(", ", expected) + "\n  actual: " + String.join(", ", actual)
                        + "\n  it wrote:\n    " + result.shown());
    }
}
