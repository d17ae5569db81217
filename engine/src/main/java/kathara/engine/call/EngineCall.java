package kathara.engine.call;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Sysctl;

/**
 * Everything a platform may be told to do. This file is the whole list. Each call has one text form, its canonical
 * command line ({@link CallText}), which is what the {@link Policy} reads.
 */
public sealed interface EngineCall {

    <R> R handledBy(Handler<R> handler);

    /** One method a kind of call, so that a new kind does not compile until everyone has answered it. */
    interface Handler<R> {
        R createFabric(CreateFabric call);

        R removeFabric(RemoveFabric call);

        R createNode(CreateNode call);

        R startNode(StartNode call);

        R stopNode(StopNode call);

        R killNode(KillNode call);

        R pauseNode(PauseNode call);

        R resumeNode(ResumeNode call);

        R removeNode(RemoveNode call);

        R wire(Wire call);

        R setSysctls(SetSysctls call);

        R execute(Execute call);

        R capture(Capture call);

        R buildImage(BuildImage call);

        R pullImage(PullImage call);
    }

    /** Makes the namespace that will hold a lab's links. */
    record CreateFabric(LabId lab) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.createFabric(this);
        }
    }

    /** Removes a lab's fabric, and every link and cable with it. */
    record RemoveFabric(LabId lab) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.removeFabric(this);
        }
    }

    /**
     * Makes a node, not started and with nothing plugged in. Its interfaces are remembered, not wired.
     *
     * @param files the lab directory whose {@code NODE/}, {@code NODE.startup} and {@code shared.startup} go into the
     *     node; absolute
     * @param ceilings what it gets at most of what it does not ask for; filled in by the policy
     */
    record CreateNode(LabId lab, Node node, Optional<Path> files, Ceilings ceilings) implements EngineCall {
        public CreateNode {
            node = node.withState(State.RUNNING);
        }

        /** Under no ceilings but those of the policy. */
        public CreateNode(LabId lab, Node node, Optional<Path> files) {
            this(lab, node, files, Ceilings.NONE);
        }

        /** The most that it shall have: what its lab asks for, or else the ceiling. */
        public Ceilings bounds() {
            var asked = node.settings();
            return new Ceilings(
                    asked.memory().or(ceilings::memory), asked.cpus().or(ceilings::cpus), ceilings.processes());
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.createNode(this);
        }
    }

    /** Starts a node that was created or halted. It runs its start-up scripts once it has been wired. */
    record StartNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.startNode(this);
        }
    }

    /** Halts a node in an orderly way. Its files stay. */
    record StopNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.stopNode(this);
        }
    }

    /** Halts a node at once, as when its power fails. Its files stay. */
    record KillNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.killNode(this);
        }
    }

    /** Freezes a running node. */
    record PauseNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.pauseNode(this);
        }
    }

    /** Lets a frozen node go on. */
    record ResumeNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.resumeNode(this);
        }
    }

    /** Removes a node in any state, with its files. */
    record RemoveNode(LabId lab, NodeName node) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.removeNode(this);
        }
    }

    /**
     * Changes any number of cables and links of a lab at once, in order. Before the first change the fabric writes
     * down {@code record}.
     *
     * @param record the lab as it shall be: the lab.conf lines of every node and, where it is not running, its state
     */
    record Wire(LabId lab, List<String> record, List<Cable> cables) implements EngineCall {
        public Wire {
            record = List.copyOf(record);
            cables = List.copyOf(cables);
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.wire(this);
        }
    }

    /** Sets kernel parameters of single interfaces of a running node that has been wired. */
    record SetSysctls(LabId lab, NodeName node, List<Sysctl> sysctls) implements EngineCall {
        public SetSysctls {
            sysctls = List.copyOf(sysctls);
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.setSysctls(this);
        }
    }

    /**
     * Runs a command in a running node; ends with the command's own exit status.
     *
     * @param terminal whether the command gets a terminal of its own
     * @param words the command and its arguments; no shell reads them
     */
    record Execute(LabId lab, NodeName node, boolean terminal, List<String> words) implements EngineCall {
        public Execute {
            words = List.copyOf(words);
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.execute(this);
        }
    }

    /**
     * Listens on a link with tcpdump(8) in the fabric; the nodes notice nothing.
     *
     * @param words options and filter for tcpdump, but no interface and no file: {@code -w-} writes to the stream
     */
    record Capture(LabId lab, LinkName link, List<String> words) implements EngineCall {
        public Capture {
            words = List.copyOf(words);
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.capture(this);
        }
    }

    /** Builds an image from one of our recipes. */
    record BuildImage(String recipe) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.buildImage(this);
        }
    }

    /** Takes an image from a registry. */
    record PullImage(ImageName image) implements EngineCall {
        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.pullImage(this);
        }
    }
}
