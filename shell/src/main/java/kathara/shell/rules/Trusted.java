package kathara.shell.rules;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Reads a file that nobody but root can have changed: it, and every folder above it, is root's alone to write. */
final class Trusted {
    private static final int WRITABLE_BY_OTHERS = 0022;

    private Trusted() {}

    static byte[] read(Path file) {
        try {
            for (Path part = file.toAbsolutePath(); part != null; part = part.getParent()) {
                check(file, part);
            }
            // No folder on the way can be changed by others, so this is the file that was looked at.
            try (var channel = Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS))) {
                return Channels.newInputStream(channel).readNBytes(PolicyFile.LARGEST + 1);
            }
        } catch (IOException e) {
            throw refused(file, "it cannot be read: " + e.getMessage(), "chmod 644 " + file);
        }
    }

    private static void check(Path file, Path part) throws IOException {
        var attributes = Files.readAttributes(part, "unix:uid,mode", LinkOption.NOFOLLOW_LINKS);
        if (Files.isSymbolicLink(part)) {
            throw refused(file, "\"" + part + "\" is a link", "put a file and folders there, no links");
        }
        if ((Integer) attributes.get("uid") != 0) {
            throw refused(file, "\"" + part + "\" does not belong to root", "chown root " + part);
        }
        if (((Integer) attributes.get("mode") & WRITABLE_BY_OTHERS) != 0) {
            throw refused(file, "\"" + part + "\" can be written by others than root", "chmod go-w " + part);
        }
    }

    private static LabException refused(Path file, String why, String remedy) {
        return new LabException(
                LabException.Kind.REFUSED,
                Problem.of(
                        "the policy in \"" + file + "\" is not to be trusted: " + why,
                        "nothing is done until root has put that right: " + remedy));
    }
}
