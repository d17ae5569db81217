package kathara.engine.session;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kathara.engine.call.Approved;
import kathara.engine.call.Cable;
import kathara.engine.call.EngineCall;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.operation.Operation;
import kathara.engine.plan.Plan;
import kathara.engine.plan.Planner;
import kathara.engine.platform.Cancelled;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.Running;
import kathara.engine.platform.Startup;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.LabId;
import kathara.engine.topology.Node;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import kathara.engine.topology.Topology;

/**
 * A lab that runs. Every change goes: the operation makes the wanted topology, the planner compares it with what the
 * platform finds, the policy approves the whole plan, and only then is the first call performed. A change that fails,
 * or is interrupted, is taken back.
 *
 * <p>Use it from one thread; interrupt that thread to cancel. Labs outlive sessions.
 */
public final class Session implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    /** How much longer we wait than asking takes: what starts needs the processor more than we do. */
    private static final int PAUSE = 4;
    /** Engine calls under way at once; see docs/decisions for the measurement. */
    private static final int CALLS_AT_ONCE = 16;

    private final LabId lab;
    private final ContainerPlatform platform;
    private final Policy policy;
    private final LabLock lock;
    private final Rollout rollout;
    private final History history = new History();
    private Optional<Path> files = Optional.empty();

    public Session(LabId lab, ContainerPlatform platform, Policy policy) {
        this(lab, platform, policy, LabLock.NONE);
    }

    /**
     * A session on a lab, there or not yet.
     *
     * @param lock keeps others from changing the lab while this one does
     */
    public Session(LabId lab, ContainerPlatform platform, Policy policy, LabLock lock) {
        this.lab = lab;
        this.platform = platform;
        this.policy = policy;
        this.lock = lock;
        this.rollout = new Rollout(platform, CALLS_AT_ONCE);
    }

    public LabId lab() {
        return lab;
    }

    public ContainerPlatform platform() {
        return platform;
    }

    /** The directory that new nodes take their files from, if the lab has one. */
    public Optional<Path> files() {
        return files;
    }

    /** Nodes that are created from now on take their files from here. */
    public void takeFilesFrom(Path directory) {
        files = Optional.of(directory);
    }

    private boolean endsByScript(NodeName node) {
        return files.filter(directory -> LabDirectory.hasShutdown(directory, node))
                .isPresent();
    }

    /** What the platform finds now. */
    public Running inspect() {
        return platform.inspect(lab);
    }

    /** The lab as it is now. */
    public Topology topology() {
        return inspect().topology();
    }

    /** What was done here. */
    public History history() {
        return history;
    }

    /** Gives the lab as it is now a name to come back to. */
    public void checkpoint(String name) {
        history.name(name, topology());
    }

    /** What applying this would do. */
    public Plan planFor(Operation operation) {
        var running = inspect();
        return completePlan(running, operation.applyTo(running.topology()), operation.atOnce());
    }

    /**
     * Makes a change.
     *
     * @param wait whether to wait for the start-up scripts of nodes that start
     */
    public Outcome apply(Operation operation, boolean wait, Watcher watcher) throws InterruptedException {
        try (var held = lock.hold(lab, watcher)) {
            var running = inspect();
            var before = running.topology();
            var outcome = moveTo(running, operation.applyTo(before), operation.atOnce(), wait, watcher);
            history.made(new Event(Instant.now(), operation, before, outcome.after()));
            return outcome;
        }
    }

    /** Whether something of the lab is not as it shall be, as the cables of a node that was restarted by other hands. */
    public boolean needsRepair() {
        var running = inspect();
        return !new Planner(lab, files).plan(running, running.topology(), false).isEmpty();
    }

    /** Makes what {@link #needsRepair} finds good. */
    public void repair() throws InterruptedException {
        try (var held = lock.hold(lab, Watcher.NONE)) {
            var running = inspect();
            moveTo(running, running.topology(), false, false, Watcher.NONE);
        }
    }

    /** Takes the last change back: wiring and settings return, files inside a removed node do not. */
    public Outcome undo(Watcher watcher) throws InterruptedException {
        return goTo(history.position() - 1, watcher);
    }

    /** Makes the last undone change again. */
    public Outcome redo(Watcher watcher) throws InterruptedException {
        return goTo(history.position() + 1, watcher);
    }

    /** What going there would do. */
    public Plan planTo(int position) {
        return completePlan(inspect(), history.at(position), true);
    }

    /** Brings the lab to what it was at a position of its {@link #history}, by one plan from what runs now. */
    public Outcome goTo(int position, Watcher watcher) throws InterruptedException {
        var wanted = history.at(position);
        try (var held = lock.hold(lab, watcher)) {
            var outcome = moveTo(inspect(), wanted, true, true, watcher);
            history.isAt(position);
            return outcome;
        }
    }

    /** Runs a command in a running node and returns its exit status. */
    public int execute(NodeName node, boolean terminal, List<String> words, Streams streams)
            throws InterruptedException {
        return perform(new EngineCall.Execute(lab, node, terminal, words), streams);
    }

    /** Runs commands in nodes, many at once; the result of each in their order. */
    public List<Ran> executeAll(List<EngineCall.Execute> commands) throws InterruptedException {
        return rollout.performAll(policy.approve(commands));
    }

    /**
     * Listens on several links at once until all captures have ended, or the time is over, or the caller is interrupted.
     *
     * @param streams where each writes, in the order of the captures
     * @return the highest exit status of those that ended by themselves
     */
    public int captureAll(List<EngineCall.Capture> captures, List<Streams> streams, Duration most)
            throws InterruptedException {
        if (captures.size() > CALLS_AT_ONCE) {
            throw new LabException(Problem.of(
                    captures.size() + " links are too many to listen on at once", "name at most " + CALLS_AT_ONCE));
        }
        return rollout.performUntil(policy.approve(captures), streams, most);
    }

    /** Approves and performs one call that changes no topology. */
    public int perform(EngineCall call, Streams streams) throws InterruptedException {
        return platform.perform(policy.approve(call), streams);
    }

    private Outcome moveTo(Running running, Topology wanted, boolean atOnce, boolean wait, Watcher watcher)
            throws InterruptedException {
        var plan = new Planner(lab, files, this::endsByScript).plan(running, wanted, atOnce);
        mustHold(wanted);
        var changes = approved(plan); // a refusal comes before whatever else is wrong
        plan = withImages(plan);
        mustBeAbleTo(plan);
        var stages = approved(plan, changes);
        plan.notes().forEach(watcher::note);
        SortedMap<NodeName, Startup> started;
        try {
            for (var stage : stages) {
                if (Thread.interrupted()) { // a call that ends at that moment does not see it
                    throw new InterruptedException();
                }
                awaitStartup(stage.after(), watcher);
                rollout.perform(List.of(stage), Streams.NONE, watcher);
            }
            started = wait ? awaitStartup(plan.starting(), watcher) : new TreeMap<>();
        } catch (LabException failure) {
            throw takenBack(running.topology(), failure);
        } catch (InterruptedException | Cancelled cancelled) {
            throw takenBack(running.topology(), new LabException(Problem.of("cancelled")));
        }
        return new Outcome(running.topology(), wanted, started, plan.notes());
    }

    private Plan completePlan(Running running, Topology wanted, boolean atOnce) {
        return withImages(new Planner(lab, files, this::endsByScript).plan(running, wanted, atOnce));
    }

    private Plan withImages(Plan plan) {
        var stages = new ArrayList<Plan.Stage>();
        var notes = new ArrayList<>(plan.notes());
        for (var building : buildingImages(plan)) {
            stages.add(building);
            notes.add(building.what() + ", once: from Debian's packages, which takes a minute or two");
        }
        stages.addAll(plan.stages());
        return new Plan(stages, notes, plan.starting());
    }

    /** The images that the plan needs and that only a recipe can give; a problem for each that nothing can. */
    private List<Plan.Stage> buildingImages(Plan plan) {
        var needed = new LinkedHashSet<ImageName>();
        plan.calls().forEach(call -> {
            if (call instanceof EngineCall.CreateNode create) {
                needed.add(create.node().image());
            } else if (call instanceof EngineCall.CreateFabric) {
                needed.add(ImageName.BASE);
            }
        });
        if (needed.isEmpty()) {
            return List.of();
        }
        var catalog = platform.images();
        var recipes = new LinkedHashSet<String>();
        var problems = new ArrayList<Problem>();
        for (ImageName image : needed) {
            if (catalog.find(image).isEmpty()) {
                catalog.recipeFor(image)
                        .ifPresentOrElse(
                                recipe -> recipes.add(recipe.name()),
                                () -> problems.add(missing(image, plan, catalog)));
            }
        }
        if (!problems.isEmpty()) {
            throw new LabException(problems);
        }
        // One after the other: an image may stand on another, and the mirror is the bottleneck.
        return recipes.stream()
                .map(recipe ->
                        new Plan.Stage("building image " + recipe, List.of(List.of(new EngineCall.BuildImage(recipe)))))
                .toList();
    }

    private static Problem missing(ImageName image, Plan plan, ImageCatalog catalog) {
        var wanting = plan.calls()
                .filter(call -> call instanceof EngineCall.CreateNode create
                        && create.node().image().equals(image))
                .map(call -> "\"" + ((EngineCall.CreateNode) call).node().name() + "\"")
                .toList();
        var recipes = catalog.recipes().stream().map(ImageCatalog.Recipe::name).toList();
        var near = Nearest.to(
                image.untagged(),
                catalog.recipes().stream().flatMap(r -> r.aliases().stream()).toList());
        return Problem.of(
                "image \"" + image + "\" of " + String.join(", ", wanting)
                        + " is not here, and there is no recipe for it yet",
                near.map(name -> "did you mean \"" + name + "\"? ").orElse("")
                        + "take it from a registry with: image pull " + image + "; recipes: "
                        + String.join(", ", recipes));
    }

    /** The whole plan, of which the last stages have been approved. */
    private List<Rollout.Stage> approved(Plan plan, List<Rollout.Stage> last) {
        int first = plan.stages().size() - last.size();
        var stages = new ArrayList<>(approved(new Plan(plan.stages().subList(0, first), List.of(), List.of())));
        stages.addAll(last);
        return stages;
    }

    /** Refuses what this machine is known to lack before anything is started. */
    private void mustBeAbleTo(Plan plan) {
        boolean netem = plan.calls()
                .anyMatch(call -> call instanceof EngineCall.Wire wire
                        && wire.cables().stream()
                                .anyMatch(cable -> cable instanceof Cable.Adjust adjust
                                        && adjust.condition().quality().needsNetem()));
        if (netem && platform.facts().lacks().stream().anyMatch(lack -> lack.contains("sch_netem"))) {
            throw new LabException(Problem.of(
                    "the kernel here has no netem (sch_netem), so links have no delay, jitter, loss, duplicate or corrupt",
                    "a rate works without it; nothing was changed"));
        }
    }

    /** Counts the nodes that the owner would have, over all labs, where their number is limited. */
    private void mustHold(Topology wanted) {
        if (policy.limits().nodes() < Limits.ANY_NUMBER) {
            int others = platform.labs(lab.owner()).stream()
                    .filter(other -> !other.equals(lab))
                    .mapToInt(
                            other -> platform.inspect(other).topology().nodes().size())
                    .sum();
            policy.mustHold(others + wanted.nodes().size());
        }
    }

    private List<Rollout.Stage> approved(Plan plan) {
        return plan.stages().stream()
                .map(stage -> new Rollout.Stage(
                        stage.what(),
                        stage.tracks().stream()
                                .<List<Approved>>map(policy::approve)
                                .toList(),
                        stage.after()))
                .toList();
    }

    /** Waits until the start-up of each node has ended. A node that ends meanwhile is reported as failed. */
    public SortedMap<NodeName, Startup> awaitStartup(Collection<NodeName> nodes, Watcher watcher)
            throws InterruptedException {
        var waiting = new ArrayList<>(nodes);
        var ended = new TreeMap<NodeName, Startup>();
        while (!waiting.isEmpty()) {
            long began = System.nanoTime();
            for (var node : List.copyOf(waiting)) {
                platform.startup(lab, node).ifPresent(startup -> {
                    ended.put(node, startup);
                    waiting.remove(node);
                    watcher.progress("start-up scripts", ended.size(), nodes.size());
                });
            }
            if (!waiting.isEmpty()) {
                var asking = Duration.ofNanos(System.nanoTime() - began).multipliedBy(PAUSE);
                Thread.sleep(Math.max(POLL.toMillis(), asking.toMillis()));
            }
        }
        return ended;
    }

    /** Brings the lab back to what it was before a change that went wrong, and says how that went. */
    private LabException takenBack(Topology before, LabException failure) {
        Thread.interrupted(); // the way back is not cut short by the same Ctrl-C
        try {
            var plan = new Planner(lab, files).plan(inspect(), before, true);
            rollout.perform(approved(plan), Streams.NONE, Watcher.NONE);
            return with(failure, Problem.of("what had been done was taken back; the lab is as it was before"));
        } catch (LabException e) {
            return with(
                    failure,
                    Problem.of(
                            "what had been done could not be taken back: "
                                    + e.problem().what(),
                            "once the platform answers again, lstart finishes the lab, lclean or wipe removes it"));
        } catch (InterruptedException | Cancelled e) {
            Thread.currentThread().interrupt();
            return with(
                    failure,
                    Problem.of(
                            "cancelled again: a part of what had been done is left",
                            "lstart finishes the lab, lclean removes it"));
        }
    }

    private static LabException with(LabException failure, Problem more) {
        var problems = new ArrayList<>(failure.problems());
        problems.add(more);
        return new LabException(failure.kind(), problems, failure);
    }

    /** Nodes that run, for commands that act on all of them. */
    public List<Node> runningNodes() {
        return topology().nodes().values().stream()
                .filter(node -> node.state() == State.RUNNING)
                .toList();
    }

    /** Lets the session go; the lab stays. */
    @Override
    public void close() {
        rollout.close();
    }
}
