package kathara.shell.cast;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Json;

/** A recording that was read: what was seen behind each marker, but for what was left out of the file beside it. */
public record Cast(CastHeader header, List<Take> takes) {

    /**
     * One command.
     *
     * @param line the marker: the command as it was typed
     * @param shown what it wrote, without the prompt and itself
     */
    public record Take(String line, String shown) {}

    public Cast {
        takes = List.copyOf(takes);
    }

    /** Reads the text of an asciicast v2 or v3; {@code file} names it in problems. */
    public static Cast of(String file, String text) {
        var lines = text.lines().toList();
        var header = lines.isEmpty() ? Optional.<CastHeader>empty() : header(lines.get(0));
        if (header.isEmpty()) {
            throw new LabException(Problem.of("this is no asciicast of version 2 or 3", "record writes them")
                    .at(new Problem.Place(file, 1, 1)));
        }
        var takes = new ArrayList<Take>();
        Open open = null;
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).isBlank() || lines.get(i).startsWith("#")) {
                continue;
            }
            var event = event(new Problem.Place(file, i + 1, 1), lines.get(i));
            if (event.get(1).equals("m")) {
                var line = event.get(2).toString();
                close(line.isEmpty() ? null : open, takes);
                open = line.isEmpty() ? null : new Open(line);
            } else if (event.get(1).equals("o") && open != null) {
                open.shown.add(event.get(2).toString());
            }
        }
        close(open, takes);
        return new Cast(header.get(), takes);
    }

    private static Optional<CastHeader> header(String line) {
        return Json.read(line)
                .filter(Map.class::isInstance)
                .map(map -> (Map<?, ?>) map)
                .flatMap(CastHeader::of);
    }

    private static List<?> event(Problem.Place place, String line) {
        var read = Json.read(line);
        if (read.isPresent() && read.get() instanceof List<?> event && event.size() == 3 && !event.contains(null)) {
            return event;
        }
        throw new LabException(Problem.of("this is no event of an asciicast", "record it again")
                .at(place));
    }

    /** A take whose end has not been seen; the first that is shown is the line itself. */
    private static final class Open {
        final String line;
        final List<String> shown = new ArrayList<>();

        Open(String line) {
            this.line = line;
        }
    }

    private static void close(Open open, List<Take> takes) {
        if (open != null) {
            var shown = open.shown.subList(Math.min(1, open.shown.size()), open.shown.size());
            takes.add(new Take(open.line, String.join("", shown)));
        }
    }
}
