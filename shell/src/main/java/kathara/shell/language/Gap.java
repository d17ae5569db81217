package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;

/**
 * The comments between two statements.
 *
 * @param beside that in the line of the statement before
 * @param below those in lines of their own
 */
record Gap(List<String> beside, List<String> below) {

    /** Of a text without statements. What tells the system how to start a file is no comment. */
    static Gap of(String text) {
        var beside = new ArrayList<String>();
        var below = new ArrayList<String>();
        boolean first = true;
        for (var line : text.lines().toList()) {
            int sign = line.indexOf('#');
            if (sign >= 0 && !line.startsWith("#!")) {
                (first && sign > 0 ? beside : below)
                        .add(line.substring(sign + 1).strip());
            }
            first = false;
        }
        return new Gap(beside, below);
    }
}
