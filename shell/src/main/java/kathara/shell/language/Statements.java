package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/**
 * Reads a text as statements. There is one grammar for the prompt, for {@code -c} and for files; docs/language.md has it
 * with examples. Total, in time that grows with the text's length, and what is wrong always has a place.
 */
public final class Statements {

    /** The text ends inside a quote, a block or behind a backslash: more may complete it. */
    public static final class Unfinished extends LabException {
        private static final long serialVersionUID = 1L;

        Unfinished(Problem problem) {
            super(Kind.USAGE, problem);
        }
    }

    private Statements() {}

    /** The statements of a text; {@code file} names it in problems. */
    public static List<Step> of(String file, String text) {
        return script(file, text).steps();
    }

    /** The same with the text of each, and with the comments. */
    public static Script script(String file, String text) {
        return new Reader(new Source(file, text)).script();
    }

    /** Words alone, as in a command line for a node: quotes are taken away, and nothing else has a meaning. */
    public static List<String> words(String file, String text) {
        var words = new ArrayList<String>();
        var source = new Source(file, text);
        while (!source.ended()) {
            if (Character.isWhitespace(source.here())) {
                source.at++;
            } else {
                words.add(Words.bare(source));
            }
        }
        return words;
    }
}
