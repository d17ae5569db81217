package kathara.adapters.dockerapi;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import kathara.engine.platform.Running;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.UserName;

/** Finds our containers by their labels. */
final class Containers {
    private final EngineClient engine;

    Containers(EngineClient engine) {
        this.engine = engine;
    }

    /** The containers of a lab: nodes by name, and the fabric. */
    record OfLab(Map<NodeName, Container> nodes, Optional<Container> fabric) {
        Running.Fabric fabricState() {
            return fabric.isEmpty()
                    ? Running.Fabric.NONE
                    : liveFabric().isPresent() ? Running.Fabric.LIVE : Running.Fabric.DEAD;
        }

        /** The fabric, when it runs. */
        Optional<Container> liveFabric() {
            return fabric.filter(container -> state(container) == State.RUNNING);
        }
    }

    OfLab of(LabId lab) {
        var nodes = new TreeMap<NodeName, Container>();
        Optional<Container> fabric = Optional.empty();
        for (Container container : list(Labels.of(lab))) {
            var labels = container.getLabels();
            if (Labels.FABRIC_KIND.equals(labels.get(Labels.KIND))) {
                fabric = Optional.of(container);
            } else if (Labels.NODE_KIND.equals(labels.get(Labels.KIND))) {
                nodes.put(new NodeName(labels.get(Labels.NODE)), container);
            }
        }
        return new OfLab(nodes, fabric);
    }

    List<LabId> labsOf(UserName owner) {
        return list(Map.of(Labels.OWNER, owner.text())).stream()
                .map(container -> Labels.lab(container.getLabels()))
                .distinct()
                .toList();
    }

    private List<Container> list(Map<String, String> labels) {
        return engine.call("listing containers", docker -> docker.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(labels)
                .exec());
    }

    static State state(Container container) {
        return switch (container.getState() == null ? "" : container.getState()) {
            case "running", "restarting" -> State.RUNNING;
            case "paused" -> State.PAUSED;
            default -> State.HALTED;
        };
    }

    /** A node's container by its name, which tells its owner and lab. */
    InspectContainerResponse node(LabId lab, NodeName node) {
        return find(Labels.nodeName(lab, node))
                .orElseThrow(() -> new LabException(Problem.of(
                        "there is no node \"" + node + "\" in lab \"" + lab + "\"",
                        "vlist shows the nodes there are")));
    }

    Optional<InspectContainerResponse> find(String name) {
        try {
            return Optional.of(engine.call("inspecting " + name, docker -> docker.inspectContainerCmd(name)
                    .exec()));
        } catch (LabException e) {
            if (e.getCause() instanceof NotFoundException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** A process of each of these nodes, as the host counts; only of those that run. */
    Map<NodeName, Long> processes(LabId lab, Collection<NodeName> nodes) {
        var names = List.copyOf(nodes);
        var found = engine.<Long>callAll(
                "inspecting nodes",
                names.stream()
                        .<Function<DockerClient, Long>>map(name -> docker -> {
                            var container = docker.inspectContainerCmd(Labels.nodeName(lab, name))
                                    .exec();
                            return container.getState().getPidLong();
                        })
                        .toList());
        var processes = new TreeMap<NodeName, Long>();
        for (int i = 0; i < names.size(); i++) {
            if (found.get(i) != null && found.get(i) > 0) {
                processes.put(names.get(i), found.get(i));
            }
        }
        return processes;
    }
}
