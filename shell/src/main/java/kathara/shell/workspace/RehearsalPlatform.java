package kathara.shell.workspace;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Facts;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.PlatformEvent;
import kathara.engine.platform.Running;
import kathara.engine.platform.Startup;
import kathara.engine.platform.Streams;
import kathara.engine.platform.Usage;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/** Answers as another platform does, or as one on which nothing runs, and performs nothing. */
final class RehearsalPlatform implements ContainerPlatform {
    private final Optional<ContainerPlatform> real;
    /** Labs that would be gone by now: what is started after that is started anew. */
    private final Set<LabId> removed = ConcurrentHashMap.newKeySet();

    RehearsalPlatform(Optional<ContainerPlatform> real) {
        this.real = real;
    }

    @Override
    public String name() {
        return "rehearsal";
    }

    @Override
    public Facts facts() {
        return real.map(ContainerPlatform::facts)
                .orElseGet(() -> new Facts(name(), "", "nowhere", List.of("everything")));
    }

    @Override
    public SortedSet<LabId> labs(UserName owner) {
        return real.map(platform -> platform.labs(owner)).orElseGet(TreeSet::new);
    }

    @Override
    public Running inspect(LabId lab) {
        return removed.contains(lab)
                ? Running.NOTHING
                : real.map(platform -> platform.inspect(lab)).orElse(Running.NOTHING);
    }

    @Override
    public SortedMap<NodeName, Usage> usage(LabId lab) {
        return new TreeMap<>();
    }

    @Override
    public Optional<Startup> startup(LabId lab, NodeName node) {
        return Optional.of(Startup.FINE);
    }

    @Override
    public ImageCatalog images() {
        return real.map(ContainerPlatform::images).orElseGet(() -> new ImageCatalog(List.of(), List.of()));
    }

    @Override
    public int perform(Approved call, Streams streams) {
        if (call.call() instanceof EngineCall.RemoveFabric whole) {
            removed.add(whole.lab());
        }
        return 0;
    }

    @Override
    public List<String> equivalent(EngineCall call) {
        return real.map(platform -> platform.equivalent(call)).orElse(List.of());
    }

    @Override
    public Watch watch(UserName owner, Consumer<PlatformEvent> listener) {
        return () -> {};
    }

    /** The real one belongs to somebody else. */
    @Override
    public void close() {}
}
