package kathara.shell.cast;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a recording says of itself in its first line, as docs.asciinema.org has it for asciicast v2 and v3.
 *
 * @param version 2 or 3
 * @param columns how wide the window is; of what was recorded without a terminal, 80 by convention
 * @param terminal the kind of terminal it was recorded on; empty when there was none
 * @param seconds when it began, since 1970
 */
public record CastHeader(
        int version, int columns, int rows, Optional<String> terminal, long seconds, Optional<String> title) {
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    /** Players need not wait as long as the user thought. */
    private static final int LONGEST_PAUSE = 2;

    Map<String, Object> asMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("version", version);
        if (version == 2) {
            map.put("width", columns);
            map.put("height", rows);
        } else {
            var term = new LinkedHashMap<String, Object>(Map.of("cols", columns));
            term.put("rows", rows);
            terminal.ifPresent(kind -> term.put("type", kind));
            map.put("term", term);
        }
        map.put("timestamp", seconds);
        map.put("idle_time_limit", LONGEST_PAUSE);
        title.ifPresent(text -> map.put("title", text));
        if (version == 2) {
            terminal.ifPresent(kind -> map.put("env", Map.of("TERM", kind)));
        }
        return map;
    }

    /** Empty when these are the words of no recording that we know. */
    static Optional<CastHeader> of(Map<?, ?> map) {
        int version = number(map.get("version"), 0);
        if (version != 2 && version != 3) {
            return Optional.empty();
        }
        var term = inner(map, "term");
        return Optional.of(new CastHeader(
                version,
                number(version == 2 ? map.get("width") : term.get("cols"), USUAL_COLUMNS),
                number(version == 2 ? map.get("height") : term.get("rows"), USUAL_ROWS),
                text(version == 2 ? inner(map, "env").get("TERM") : term.get("type")),
                number(map.get("timestamp"), 0),
                text(map.get("title"))));
    }

    private static Map<?, ?> inner(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> inner ? inner : Map.of();
    }

    private static int number(Object value, int otherwise) {
        return value instanceof Number number ? number.intValue() : otherwise;
    }

    private static Optional<String> text(Object value) {
        return value instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
