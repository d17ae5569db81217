package kathara.engine.topology;

import java.util.regex.Pattern;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** A variable of a node's environment: {@code NAME=value}, one line, at most 4,096 characters. */
public record Variable(String name, String value) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,100}");
    private static final Pattern VALUE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]{0,4096}");

    public Variable {
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches() || bothQuotes(value)) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(name + "=" + value) + "\" is not an environment variable",
                    "write NAME=value, as in EDITOR=vi"));
        }
    }

    /** Such a value could not be written in a lab.conf. */
    private static boolean bothQuotes(String value) {
        return value.indexOf('"') >= 0 && value.indexOf('\'') >= 0;
    }

    public static Variable parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 0) {
            throw new LabException(Problem.of(
                    "\"" + Shown.shortened(text) + "\" is not an environment variable",
                    "write NAME=value, as in EDITOR=vi"));
        }
        return new Variable(text.substring(0, equals), text.substring(equals + 1));
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
