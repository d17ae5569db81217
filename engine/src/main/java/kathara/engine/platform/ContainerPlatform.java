package kathara.engine.platform;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Consumer;
import kathara.engine.call.Approved;
import kathara.engine.call.EngineCall;
import kathara.engine.topology.LabId;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.UserName;

/**
 * A container engine that can run labs. To add one, implement this and {@link PlatformProvider}, make your test extend
 * {@code PlatformContract}, and name the provider in {@code META-INF/services}.
 *
 * <p>All state lives with the platform: what another process did is seen by the next call here. Implementations are
 * safe for many threads at once, since the calls of one stage arrive together. Each translates the errors of its
 * engine into {@link kathara.engine.problem.LabException}: the call, the node, the engine's words, what to do. A query
 * whose thread is interrupted throws {@link Cancelled}.
 */
public interface ContainerPlatform extends AutoCloseable {

    /** The name the user chooses it by, as in {@code --platform podman}. */
    String name();

    /** What it is and what it can do on this machine. */
    Facts facts();

    /** The labs of this owner of which anything is left: a node in any state, or a fabric. */
    SortedSet<LabId> labs(UserName owner);

    /** The lab as it really is now; empty when nothing of it is there. */
    Running inspect(LabId lab);

    /** What each running node uses now. */
    SortedMap<NodeName, Usage> usage(LabId lab);

    /** How the last start-up of a running node went; empty while it goes on. */
    Optional<Startup> startup(LabId lab, NodeName node);

    /** The images that are here, and those that could be built. */
    ImageCatalog images();

    /**
     * Does one approved call. Ends early, and stops what it began, when the calling thread is interrupted.
     *
     * @return the exit status of the command, for a call that runs one; else 0
     */
    int perform(Approved call, Streams streams) throws InterruptedException;

    /**
     * What an approved call amounts to, for people: commands of the engine's own, of ip(8) and tc(8), one a line, to be
     * read or pasted into a shell; a line that begins with # says what no command does. Changes nothing.
     */
    List<String> equivalent(EngineCall call);

    /** Tells the listener, on a thread of the platform's, of changes to nodes of this owner until it is closed. */
    Watch watch(UserName owner, Consumer<PlatformEvent> listener);

    /** Ends the telling when it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    void close();
}
