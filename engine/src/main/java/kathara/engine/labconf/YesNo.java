package kathara.engine.labconf;

import java.util.List;
import java.util.Locale;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The words for yes and no that lab.conf knows, in small or capital letters. */
final class YesNo {
    private static final List<String> YES = List.of("true", "yes", "y", "t", "on", "1");
    private static final List<String> NO = List.of("false", "no", "n", "f", "off", "0");

    private YesNo() {}

    static boolean parse(String text) {
        var word = text.strip().toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new LabException(Problem.of("this is neither yes nor no", "write true or false"));
        }
        return YES.contains(word);
    }

    static String text(boolean value) {
        return value ? "true" : "false";
    }
}
