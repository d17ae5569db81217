package kathara.adapters.namespaces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kathara.adapters.fabric.FabricNames;
import kathara.adapters.fabric.ShellLine;
import kathara.adapters.fabric.WiringEquivalent;
import kathara.adapters.image.RootBuilder;
import kathara.adapters.node.FilesEquivalent;
import kathara.adapters.node.NodeDefaults;
import kathara.engine.call.Ceilings;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;

/**
 * What {@link NativePerformer} does, as commands of unshare(1), nsenter(1), mount(8) and ip(8) for people. They make the
 * same namespaces in the same folders; the filter of system calls and the first process of ours are left out, and what
 * control groups do is told.
 */
final class NativeEquivalent implements EngineCall.Handler<List<String>> {
    /** A shell's own process, as the machine counts, also in a namespace that counts anew. */
    private static final String NOTE_PROCESS = "read -r pid rest </proc/self/stat; echo $pid >";

    private final Workshop shop;

    NativeEquivalent(Workshop shop) {
        this.shop = shop;
    }

    @Override
    public List<String> createFabric(EngineCall.CreateFabric call) {
        var folder = shop.root().lab(call.lab()).fabric();
        var user = shop.caller().isRoot() ? "" : " --user --map-root-user";
        return List.of(
                "# the network of all links of lab " + call.lab() + "; left out below: the filter of system calls",
                "mkdir -p " + quoted(folder),
                "unshare --net" + user + " sh -c "
                        + ShellLine.word(NOTE_PROCESS + quoted(folder.resolve("process")) + "; exec sleep infinity")
                        + " &",
                sleepsIn(folder));
    }

    @Override
    public List<String> removeFabric(EngineCall.RemoveFabric call) {
        var lab = shop.root().lab(call.lab());
        return List.of("kill -9 " + processIn(lab.fabric()), "rm -rf " + quoted(lab.path()));
    }

    @Override
    public List<String> createNode(EngineCall.CreateNode call) {
        var node = shop.root().lab(call.lab()).node(call.node().name());
        var lines = new ArrayList<String>();
        lines.add("mkdir -p " + quoted(node.upper()) + " " + quoted(node.path().resolve("work")) + " "
                + quoted(node.path().resolve("root")));
        lines.add("echo " + quoted(shop.images().folder(call.node().image())) + " >"
                + quoted(node.path().resolve("image")));
        var parameters = new ArrayList<String>();
        NodeDefaults.sysctls(call.node().settings()).forEach((key, value) -> parameters.add(key + "=" + value));
        lines.add("printf '%s\\n' " + ShellLine.of(parameters) + " >"
                + quoted(node.path().resolve("sysctls")));
        lines.addAll(FilesEquivalent.into(quoted(node.upper()), call));
        lines.add("# its control group allows " + allowed(call.bounds()));
        return lines;
    }

    private static String allowed(Ceilings bounds) {
        return bounds.processes() + " processes"
                + bounds.memory().map(most -> ", memory of " + most.text()).orElse("")
                + bounds.cpus().map(most -> ", " + most.text() + " processors").orElse("");
    }

    @Override
    public List<String> startNode(EngineCall.StartNode call) {
        var node = shop.root().lab(call.lab()).node(call.node()).path();
        var root = quoted(node.resolve("root"));
        var steps = List.of(
                "mount -t overlay overlay -o lowerdir=$(cat " + quoted(node.resolve("image")) + "),upperdir="
                        + quoted(node.resolve("upper")) + ",workdir=" + quoted(node.resolve("work")) + " " + root,
                "mount -t tmpfs tmpfs " + root + "/run",
                "mount -t tmpfs tmpfs " + root + "/dev",
                "for device in null zero random urandom tty; do : >" + root + "/dev/$device; mount --bind /dev/$device "
                        + root + "/dev/$device; done",
                "mount -t sysfs sysfs " + root + "/sys",
                "sysctl -q -e -p " + quoted(node.resolve("sysctls")),
                "ip link set lo up",
                "hostname " + call.node(),
                NOTE_PROCESS + quoted(node.resolve("process")),
                "mount -t proc proc " + root + "/proc",
                "exec chroot " + root + " sleep infinity");
        var within = shop.caller().isRoot()
                ? ""
                : "nsenter --target " + processIn(shop.root().lab(call.lab()).fabric())
                        + " --user --preserve-credentials ";
        return List.of(
                "rm -f " + quoted(node.resolve("process")),
                within + "unshare --mount --net --uts --ipc --pid --fork sh -c "
                        + ShellLine.word(String.join("; ", steps)) + " &",
                sleepsIn(node));
    }

    @Override
    public List<String> stopNode(EngineCall.StopNode call) {
        var process = process(call.lab(), call.node());
        return List.of(
                "kill " + process + "; timeout 10 tail --pid=" + process + " -f /dev/null || kill -9 " + process);
    }

    @Override
    public List<String> killNode(EngineCall.KillNode call) {
        return List.of("kill -9 " + process(call.lab(), call.node()));
    }

    @Override
    public List<String> pauseNode(EngineCall.PauseNode call) {
        return List.of(inNode(call.lab(), call.node()) + "sh -c 'kill -STOP -1'");
    }

    @Override
    public List<String> resumeNode(EngineCall.ResumeNode call) {
        return List.of(inNode(call.lab(), call.node()) + "sh -c 'kill -CONT -1'");
    }

    @Override
    public List<String> removeNode(EngineCall.RemoveNode call) {
        var node = shop.root().lab(call.lab()).node(call.node()).path();
        return List.of("kill -9 " + processIn(node), "rm -rf " + quoted(node));
    }

    @Override
    public List<String> wire(EngineCall.Wire call) {
        return WiringEquivalent.of(call.cables(), new Names(call.lab()));
    }

    @Override
    public List<String> setSysctls(EngineCall.SetSysctls call) {
        return call.sysctls().stream()
                .map(sysctl -> enter(process(call.lab(), call.node()), "--net") + "sysctl -w "
                        + ShellLine.word(sysctl.toString()))
                .toList();
    }

    @Override
    public List<String> execute(EngineCall.Execute call) {
        return List.of(inNode(call.lab(), call.node()) + ShellLine.of(call.words()));
    }

    @Override
    public List<String> capture(EngineCall.Capture call) {
        return List.of(new Names(call.lab()).inFabric() + " tcpdump -i " + FabricNames.bridge(call.link()) + " "
                + ShellLine.of(call.words()));
    }

    @Override
    public List<String> buildImage(EngineCall.BuildImage call) {
        var recipe = shop.images().recipe(call.recipe());
        var root = quoted(shop.images().folder(recipe));
        return List.of(
                "# and then, in it, our own files and set-up of recipe " + recipe.name(),
                "mkdir -p " + root,
                ShellLine.of(RootBuilder.equivalent(recipe)) + " | tar -x -p --numeric-owner -C " + root
                        + " --exclude='./dev/*'");
    }

    @Override
    public List<String> pullImage(EngineCall.PullImage call) {
        return List.of("# the native platform uses no registry");
    }

    /** Waits until the process of a folder is where it shall be: it sleeps once it is there. */
    private static String sleepsIn(Path folder) {
        return "until grep -qs sleep /proc/$(cut -d' ' -f1 " + quoted(folder.resolve("process"))
                + " 2>/dev/null)/comm; do sleep 0.1; done";
    }

    private String process(LabId lab, NodeName node) {
        return processIn(shop.root().lab(lab).node(node).path());
    }

    private static String processIn(Path folder) {
        return "$(cut -d' ' -f1 " + quoted(folder.resolve("process")) + ")";
    }

    private String inNode(LabId lab, NodeName node) {
        return enter(process(lab, node), "--mount --uts --ipc --net --pid --root");
    }

    /** Who is not root enters the user namespace first. */
    private String enter(String process, String namespaces) {
        var user = shop.caller().isRoot() ? "" : "--user --preserve-credentials ";
        return "nsenter --target " + process + " " + user + namespaces + " ";
    }

    private static String quoted(Path path) {
        return ShellLine.word(path.toString());
    }

    private final class Names implements WiringEquivalent.Names {
        private final LabId lab;

        Names(LabId lab) {
            this.lab = lab;
        }

        @Override
        public String inFabric() {
            return enter(fabricProcess(), "--net").stripTrailing();
        }

        @Override
        public String fabricProcess() {
            return processIn(shop.root().lab(lab).fabric());
        }

        @Override
        public String process(NodeName node) {
            return NativeEquivalent.this.process(lab, node);
        }

        @Override
        public List<String> startup(NodeName node) {
            return List.of(inNode(lab, node) + ShellLine.of(FilesEquivalent.startup(node)) + " &");
        }
    }
}
