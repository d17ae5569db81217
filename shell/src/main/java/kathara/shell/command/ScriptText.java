package kathara.shell.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** The text of a file that the user names, such as a .ksh file. */
public final class ScriptText {
    private ScriptText() {}

    /** All of it; {@code shown} is the file as the user calls it. */
    public static String of(String shown, Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException e) {
            throw new LabException(Problem.of("there is no file \"" + shown + "\"", "name a .ksh file"), e);
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + shown + "\" cannot be read as text", "is it a .ksh file, in UTF-8?"), e);
        }
    }
}
