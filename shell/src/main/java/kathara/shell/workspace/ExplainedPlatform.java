package kathara.shell.workspace;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import java.util.function.Supplier;
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

/** Another platform; what each call amounts to is told before it is performed, while somebody wants to know. */
final class ExplainedPlatform implements ContainerPlatform {
    private final ContainerPlatform real;
    private final Supplier<Optional<Consumer<String>>> listener;

    ExplainedPlatform(ContainerPlatform real, Supplier<Optional<Consumer<String>>> listener) {
        this.real = real;
        this.listener = listener;
    }

    @Override
    public String name() {
        return real.name();
    }

    @Override
    public Facts facts() {
        return real.facts();
    }

    @Override
    public SortedSet<LabId> labs(UserName owner) {
        return real.labs(owner);
    }

    @Override
    public Running inspect(LabId lab) {
        return real.inspect(lab);
    }

    @Override
    public SortedMap<NodeName, Usage> usage(LabId lab) {
        return real.usage(lab);
    }

    @Override
    public Optional<Startup> startup(LabId lab, NodeName node) {
        return real.startup(lab, node);
    }

    @Override
    public ImageCatalog images() {
        return real.images();
    }

    @Override
    public int perform(Approved call, Streams streams) throws InterruptedException {
        listener.get().ifPresent(told -> told.accept(String.join("\n", real.equivalent(call.call()))));
        return real.perform(call, streams);
    }

    @Override
    public List<String> equivalent(EngineCall call) {
        return real.equivalent(call);
    }

    @Override
    public Watch watch(UserName owner, Consumer<PlatformEvent> events) {
        return real.watch(owner, events);
    }

    /** The real one belongs to somebody else. */
    @Override
    public void close() {}
}
