package kathara.adapters.namespaces;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.PlatformProvider;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;

/** Linux itself, for root and for any user who may make user namespaces. */
public final class NativeProvider implements PlatformProvider {
    private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

    @Override
    public String name() {
        return NativePlatform.NAME;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public ContainerPlatform open(Surroundings surroundings) {
        if (!Files.exists(Path.of("/proc/self/ns/pid_for_children"))) {
            throw new LabException(Problem.of("this is not Linux, or /proc is not there", "use docker or podman"));
        }
        if (HelperBuild.find("ip").isEmpty()) {
            throw new LabException(Problem.of("there is no ip(8)", "install it, as with: apt-get install iproute2"));
        }
        var caller = Caller.find();
        var root = StateRoot.of(caller, surroundings);
        var helper = new HelperBuild(root).ready();
        check(root, caller, helper);
        var locks = new Locks(root.path().resolve("lock"));
        var images = new RootImages(root, caller, helper, locks);
        return new NativePlatform(new Workshop(root, caller, helper, locks, ControlGroups.find(caller), images));
    }

    /** Tries what nodes need, once in each boot. */
    private static void check(StateRoot root, Caller caller, Helper helper) {
        var passed = root.path().resolve("helper/checked");
        var now = helper.program() + " " + GroupFiles.read(BOOT).orElse("");
        if (GroupFiles.read(passed).filter(now::equals).isPresent()) {
            return;
        }
        try {
            var place = Files.createTempDirectory(root.path(), "check-");
            try {
                for (String folder : List.of("lower", "upper", "work", "root")) {
                    Files.createDirectory(place.resolve(folder));
                }
                var result = helper.command("check", List.of(place.toString())).run();
                if (result.status() != 0) {
                    throw new LabException(
                            Problem.of("the machine does not permit it: " + result.words(), remedy(caller)));
                }
            } finally {
                FileTree.delete(place);
            }
            FileTree.write(passed, now.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new LabException(
                    Problem.of("\"" + root.path() + "\" cannot be written: " + e.getMessage(), "is there room?"), e);
        }
    }

    private static String remedy(Caller caller) {
        return caller.isRoot()
                ? "root must be allowed to mount and to make namespaces; in a container that takes --privileged"
                : "an administrator can allow user namespaces: sysctl user.max_user_namespaces=15000, and on Ubuntu"
                        + " sysctl kernel.apparmor_restrict_unprivileged_userns=0";
    }
}
