package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.engine.session.Session;
import kathara.shell.workspace.Workspace;
import picocli.CommandLine.Option;

/** {@code -d DIR}: which lab. Without it, the session's; outside a session, the one of the current directory. */
public final class LabOption {
    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "The lab in this directory; else the session's lab.")
    Path directory;

    @Option(
            names = {"-v", "--vmachine"},
            description = "The default lab, where nodes of no lab directory live.")
    boolean ofDefault;

    /** A line of a command with the same lab. */
    List<String> line(String command, List<?> words) {
        var line = new ArrayList<>(List.of(command));
        if (directory != null) {
            line.addAll(List.of("-d", directory.toString()));
        } else if (ofDefault) {
            line.add("-v");
        }
        words.forEach(word -> line.add(word.toString()));
        return line;
    }

    /** The lab that is meant. */
    public Workspace.Place place(Workspace workspace) {
        if (ofDefault) {
            return workspace.ofDefault();
        }
        return directory == null ? workspace.place() : workspace.at(directory);
    }

    /** For commands on single nodes: outside a session, the default lab. */
    Workspace.Place placeOfNode(Workspace workspace) {
        return directory == null && !workspace.staying() ? workspace.ofDefault() : place(workspace);
    }

    /** Uses the session of the session's lab, or opens one for the time of the work. */
    public static int on(Workspace workspace, Workspace.Place place, Work work) throws InterruptedException {
        if (place.lab().equals(workspace.lab())) {
            return work.with(workspace.session());
        }
        try (var session = workspace.open(place)) {
            return work.with(session);
        }
    }

    /** What is done with a session. */
    public interface Work {
        int with(Session session) throws InterruptedException;
    }
}
