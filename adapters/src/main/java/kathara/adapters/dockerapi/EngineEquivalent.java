package kathara.adapters.dockerapi;

import java.util.ArrayList;
import java.util.List;
import kathara.adapters.fabric.FabricNames;
import kathara.adapters.fabric.ShellLine;
import kathara.adapters.fabric.WiringEquivalent;
import kathara.adapters.node.FilesEquivalent;
import kathara.adapters.node.NodeArchive;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;

/**
 * What {@link Performer} does, as commands of the engine's own program for people. They make the same containers and the
 * same network; our labels, the filter of system calls and our first process are left out.
 */
final class EngineEquivalent implements EngineCall.Handler<List<String>> {
    private final EngineClient engine;
    private final Images images;
    private final Specs specs;
    private final String program;

    EngineEquivalent(EngineClient engine, Images images, EngineDifferences differences) {
        this.engine = engine;
        this.images = images;
        this.specs = new Specs(differences);
        this.program = differences.program(engine.socket());
    }

    @Override
    public List<String> createFabric(EngineCall.CreateFabric call) {
        var image = images.called(ImageName.BASE);
        var fabric = engine.call("", docker -> specs.fabric(docker, call.lab(), image));
        return List.of(
                "# the network of all links of lab " + call.lab()
                        + "; left out here and below: labels, and the filter of system calls",
                line("run", "--detach") + CreateLine.of(fabric, List.of("sleep", "infinity")));
    }

    @Override
    public List<String> removeFabric(EngineCall.RemoveFabric call) {
        return List.of(
                line("rm", "--force", Labels.fabricName(call.lab())),
                line("volume", "rm", "--force", Labels.sharedName(call.lab())));
    }

    @Override
    public List<String> createNode(EngineCall.CreateNode call) {
        var node = call.node();
        var image = images.called(node.image());
        var lines = new ArrayList<String>();
        var create = engine.call("", docker -> specs.node(docker, call, image, List.of()));
        lines.add(line("create") + CreateLine.of(create, List.of("sleep", "infinity")));
        var container = Labels.nodeName(call.lab(), node.name());
        var files = FilesEquivalent.into("$files", call);
        if (!files.isEmpty()) {
            lines.add("files=$(mktemp -d)");
            lines.addAll(files);
            lines.add(program + " cp $files/. " + container + ":/");
        }
        call.files()
                .filter(NodeArchive::isShared)
                .map(lab -> lab.resolve("shared"))
                .ifPresent(shared -> lines.add(line("cp", shared + "/.", container + ":/shared/")));
        if (node.settings().bridged()) {
            lines.add("# its way out, eth0 for " + program + ", is called eth" + node.interfaceToOutside()
                    + " once it has started");
        }
        return lines;
    }

    @Override
    public List<String> startNode(EngineCall.StartNode call) {
        return List.of(line("start", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> stopNode(EngineCall.StopNode call) {
        return List.of(line("stop", "--time", "10", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> killNode(EngineCall.KillNode call) {
        return List.of(line("kill", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> pauseNode(EngineCall.PauseNode call) {
        return List.of(line("pause", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> resumeNode(EngineCall.ResumeNode call) {
        return List.of(line("unpause", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> removeNode(EngineCall.RemoveNode call) {
        return List.of(line("rm", "--force", "--volumes", Labels.nodeName(call.lab(), call.node())));
    }

    @Override
    public List<String> wire(EngineCall.Wire call) {
        return WiringEquivalent.of(call.cables(), new Names(call.lab()));
    }

    @Override
    public List<String> setSysctls(EngineCall.SetSysctls call) {
        var node = Labels.nodeName(call.lab(), call.node());
        var image = images.called(ImageName.BASE);
        var setter = engine.call("", docker -> specs.sysctlSetter(docker, call.lab(), node, image, call.sysctls()));
        return List.of(line("run", "--rm") + CreateLine.of(setter, List.of("true")));
    }

    @Override
    public List<String> execute(EngineCall.Execute call) {
        var container = Labels.nodeName(call.lab(), call.node());
        return List.of((call.terminal() ? line("exec", "-it", container) : line("exec", container)) + " "
                + ShellLine.of(call.words()));
    }

    @Override
    public List<String> capture(EngineCall.Capture call) {
        return List.of(line("exec", Labels.fabricName(call.lab())) + " tcpdump -i " + FabricNames.bridge(call.link())
                + " " + ShellLine.of(call.words()));
    }

    @Override
    public List<String> buildImage(EngineCall.BuildImage call) {
        return images.equivalentOfBuild(call.recipe(), program);
    }

    @Override
    public List<String> pullImage(EngineCall.PullImage call) {
        return List.of(line("pull", call.image().text()));
    }

    private String line(String... words) {
        return program + " " + ShellLine.of(words);
    }

    /** The fabric sees the processes of the machine, so a node's process is called the same there. */
    private final class Names implements WiringEquivalent.Names {
        private final LabId lab;

        Names(LabId lab) {
            this.lab = lab;
        }

        @Override
        public String inFabric() {
            return line("exec", Labels.fabricName(lab));
        }

        @Override
        public String fabricProcess() {
            return processOf(Labels.fabricName(lab));
        }

        @Override
        public String process(NodeName node) {
            return processOf(Labels.nodeName(lab, node));
        }

        private String processOf(String container) {
            return "$(" + program + " inspect -f '{{.State.Pid}}' " + container + ")";
        }

        @Override
        public List<String> startup(NodeName node) {
            return List.of(line("exec", "--detach", Labels.nodeName(lab, node)) + " "
                    + ShellLine.of(FilesEquivalent.startup(node)));
        }
    }
}
