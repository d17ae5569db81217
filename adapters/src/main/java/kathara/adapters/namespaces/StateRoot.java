package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.UserName;

/**
 * The folder below which everything of this platform lies: {@code labs/OWNER/LAB}, {@code images}, {@code helper}. It
 * is on a disk, so that what is in a halted node outlives also the machine's own restart; a process of an earlier boot
 * is never taken for a living one.
 */
record StateRoot(Path path) {
    /** File systems that an overlay cannot write to. */
    private static final Set<String> REMOTE =
            Set.of("nfs", "nfs4", "cifs", "smb3", "afs", "9p", "fuse.sshfs", "ecryptfs");

    private static final String PRIVATE = "rwx------";

    /** The place for this user, made if need be. */
    static StateRoot of(Caller caller, Surroundings surroundings) {
        var problems = new StringBuilder();
        for (Path place : places(caller, surroundings)) {
            var unfit = unfit(place);
            if (unfit.isEmpty()) {
                return new StateRoot(place);
            }
            problems.append(problems.length() == 0 ? "" : "; ").append(unfit.get());
        }
        throw new LabException(Problem.of(
                "there is no place for labs: " + problems, "set XDG_DATA_HOME to a folder of yours on a local disk"));
    }

    private static List<Path> places(Caller caller, Surroundings surroundings) {
        if (caller.isRoot()) {
            return List.of(Path.of("/var/lib/kathara"));
        }
        var data = surroundings
                .variable("XDG_DATA_HOME")
                .map(Path::of)
                .orElse(surroundings.home().resolve(".local/share"))
                .resolve("kathara");
        return surroundings
                .variable("XDG_RUNTIME_DIR")
                .map(run -> List.of(data, Path.of(run).resolve("kathara")))
                .orElse(List.of(data));
    }

    private static Optional<String> unfit(Path place) {
        try {
            if (!place.toString().matches("/[A-Za-z0-9_./+@ -]*")) {
                return Optional.of("\"" + place + "\" has characters in its name that an overlay cannot have");
            }
            Files.createDirectories(
                    place, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(PRIVATE)));
            Files.setPosixFilePermissions(place, PosixFilePermissions.fromString(PRIVATE));
            var type = Files.getFileStore(place).type();
            return REMOTE.contains(type)
                    ? Optional.of("\"" + place + "\" is on " + type + ", which an overlay cannot write to")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("\"" + place + "\" cannot be used: " + e.getMessage());
        }
    }

    Path labs() {
        return path.resolve("labs");
    }

    LabFolder lab(LabId lab) {
        return new LabFolder(
                lab, labs().resolve(lab.owner().text()).resolve(lab.name().text()));
    }

    /** The labs of this owner that have a folder. */
    SortedSet<LabId> labsOf(UserName owner) {
        var labs = new TreeSet<LabId>();
        for (String name : FileTree.names(labs().resolve(owner.text()))) {
            labs.add(new LabId(owner, new LabName(name)));
        }
        return labs;
    }
}
