package kathara.shell.command;

import java.util.List;

/**
 * What a command came to.
 *
 * @param out what it wrote, without the end of its last line
 * @param err what it said besides
 */
record Result(int status, String out, String err) {
    private static final int SHOWN = 12;

    /** Both for a human, the last lines of them. */
    String shown() {
        var all = (out + "\n" + err).lines().filter(line -> !line.isBlank()).toList();
        List<String> last = all.subList(Math.max(0, all.size() - SHOWN), all.size());
        return last.isEmpty() ? "(nothing)" : String.join("\n    ", last);
    }
}
