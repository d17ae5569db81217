package kathara.shell.completion;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import kathara.engine.labconf.LabDirectory;
import kathara.shell.workspace.Workspace;

/** The user's files and folders as suggestions; a folder that is a lab is a whole word. */
record UserFiles(Workspace workspace) {
    /** What lies in the folder that is written so far. */
    List<Suggestion> startingWith(String typed, boolean directories) {
        int slash = typed.lastIndexOf('/');
        var folder = slash < 0 ? "" : typed.substring(0, slash + 1);
        boolean hidden = typed.startsWith(".", slash + 1);
        try (Stream<Path> all = Files.list(workspace.path(Path.of(folder.isEmpty() ? "." : folder)))) {
            return all.filter(file -> hidden || !file.getFileName().toString().startsWith("."))
                    .filter(file -> !directories || Files.isDirectory(file))
                    .sorted()
                    .map(file -> suggestion(folder, file))
                    .toList();
        } catch (IOException | InvalidPathException e) {
            return List.of();
        }
    }

    private static Suggestion suggestion(String folder, Path file) {
        boolean directory = Files.isDirectory(file);
        boolean lab = directory && LabDirectory.isLab(file);
        return new Suggestion(
                folder + file.getFileName() + (directory && !lab ? "/" : ""),
                lab ? "labs" : directory ? "folders" : "files",
                lab ? "lab" : "",
                !directory || lab);
    }
}
