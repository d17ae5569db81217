package kathara.shell.workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import kathara.engine.call.EngineCall;
import kathara.engine.call.Journal;
import kathara.engine.call.Policy;
import kathara.engine.labconf.Lab;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.platform.ContainerPlatform;
import kathara.engine.platform.Platforms;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.session.LabLock;
import kathara.engine.session.Session;
import kathara.engine.topology.LabId;
import kathara.engine.topology.LabName;
import kathara.engine.topology.UserName;
import kathara.shell.rules.Rulebook;
import kathara.shell.settings.SettingKey;
import kathara.shell.settings.UserSettings;

/**
 * What the commands of one run of the program share: the caller, the policy, the platform (opened when it is first
 * needed) and the session's lab. Used by the thread that runs commands; others may only read {@link #lab}.
 */
public final class Workspace implements AutoCloseable {
    /** The lab of nodes that belong to no lab directory. */
    public static final LabName DEFAULT = new LabName("default");

    private final UserName owner;
    private final Surroundings surroundings;
    private final Optional<String> platformName;
    private final Supplier<Rulebook> findRules;
    private final Path here;
    private final boolean staying;
    /** Labs whose directory has been named before. */
    private final Map<LabName, Place> known = new ConcurrentHashMap<>();

    /** What commands want to compare with the next time, by lab and by the command's own word. */
    private final Map<String, Map<String, String>> memory = new ConcurrentHashMap<>();

    /** What runs beside the commands for a lab, by lab and kind. */
    private final Map<String, AutoCloseable> attached = new LinkedHashMap<>();

    private volatile ContainerPlatform platform;
    private volatile Place place;
    private Optional<Workspace> lender = Optional.empty();
    private int lesson;
    private Session session;
    private Rulebook rules;

    /**
     * Which lab, and where its files are.
     *
     * @param shown how the user sees its name
     */
    public record Place(LabId lab, Optional<Path> directory, String shown) {}

    /** Under the policy for one's own machine. */
    public Workspace(
            UserName owner, Surroundings surroundings, Optional<String> platformName, Path here, boolean staying) {
        this(owner, surroundings, platformName, here, staying, () -> Rulebook.personal(owner));
    }

    /**
     * @param here the current directory
     * @param staying whether commands follow each other in one session, as at the prompt and in a script
     * @param findRules reads the policy, when it is first needed
     */
    public Workspace(
            UserName owner,
            Surroundings surroundings,
            Optional<String> platformName,
            Path here,
            boolean staying,
            Supplier<Rulebook> findRules) {
        this.owner = owner;
        this.surroundings = surroundings;
        this.platformName = platformName;
        this.findRules = findRules;
        this.here = here;
        this.staying = staying;
        this.place = LabDirectory.isLab(here) ? at(here) : ofDefault();
    }

    public UserName owner() {
        return owner;
    }

    public Surroundings surroundings() {
        return surroundings;
    }

    /** A path as the user means it, from the current directory. */
    public Path path(Path given) {
        return here.resolve(given).normalize();
    }

    /** The session's lab. */
    public Place place() {
        return place;
    }

    public LabId lab() {
        return place.lab();
    }

    /** At which step of the tutorial the user is, from 1; 0 outside it. */
    public int lesson() {
        return lesson;
    }

    public void lessonIs(int step) {
        lesson = step;
    }

    /** Whether commands follow each other in one session. */
    public boolean staying() {
        return staying;
    }

    /** The lab of a directory. */
    public Place at(Path directory) {
        var path = path(directory);
        if (!Files.isDirectory(path)) {
            throw new LabException(Problem.of(
                    "there is no directory \"" + directory + "\"", "name a lab directory, as in -d labs/ospf"));
        }
        var name = LabDirectory.nameOf(path);
        var last = path.getFileName();
        var found = new Place(new LabId(owner, name), Optional.of(path), last == null ? name.text() : last.toString());
        known.put(name, found);
        return found;
    }

    /** The files of a lab; empty when it has no directory. Its problems name files as seen from the current directory. */
    public Optional<Lab> read(Place wanted) {
        return wanted.directory().map(directory -> LabDirectory.read(directory, fromHere(directory)));
    }

    /**
     * The same with all that is wrong in the files.
     *
     * @param folders whether a directory without a lab.conf is a lab of its folders
     */
    public Optional<LabDirectory.Look> look(Place wanted, boolean lenient, boolean folders) {
        return wanted.directory()
                .map(directory -> folders && !LabDirectory.isLab(directory)
                        ? LabDirectory.ofFolders(directory, fromHere(directory))
                        : LabDirectory.look(directory, fromHere(directory), lenient));
    }

    private Path fromHere(Path directory) {
        var relative = here.relativize(directory);
        boolean far = relative.startsWith("../..");
        return far ? directory : relative.toString().isEmpty() ? Path.of(".") : relative;
    }

    /** The user's default lab. */
    public Place ofDefault() {
        return new Place(new LabId(owner, DEFAULT), Optional.empty(), DEFAULT.text());
    }

    /** A lab by its name on this machine. */
    public Place named(LabName name) {
        if (name.equals(DEFAULT)) {
            return ofDefault();
        }
        var shown = name.text().replaceFirst("-[0-9a-f]{6}$", "");
        return known.getOrDefault(name, new Place(new LabId(owner, name), Optional.empty(), shown));
    }

    /** Whether a lab of this name was named here: what else is new on the machine is somebody else's doing. */
    public boolean knows(LabName name) {
        return known.containsKey(name);
    }

    /** The policy, and where it comes from; read when it is first needed. */
    public synchronized Rulebook rules() {
        if (rules == null) {
            rules = findRules.get();
        }
        return rules;
    }

    public Policy policy() {
        return rules().policy();
    }

    /**
     * One in which all is as here, but on which nothing is done: the platform answers, when it is open or can be
     * opened, and performs nothing.
     *
     * @param journal is told what the policy says; the administrator's log is not, since nothing happens
     */
    public Workspace rehearsal(Journal journal) {
        Optional<ContainerPlatform> answering;
        try {
            answering = Optional.of(platform());
        } catch (LabException e) {
            answering = Optional.empty();
        }
        var rehearsed = new Workspace(owner, surroundings, platformName, here, staying, () -> rules().toldTo(journal));
        rehearsed.platform = new RehearsalPlatform(answering);
        rehearsed.place = place;
        rehearsed.known.putAll(known);
        return rehearsed;
    }

    /**
     * One for work on another thread: the same caller, policy, platform and lab, and a session of its own. Closing it
     * leaves the platform open.
     */
    public Workspace beside() {
        var beside = new Workspace(owner, surroundings, platformName, here, staying, this::rules);
        beside.lender = Optional.of(this);
        beside.place = place;
        beside.known.putAll(known);
        return beside;
    }

    /**
     * The same in another folder, as a session: on the lab of the folder, or else on one of this name without a folder.
     */
    public Workspace in(Path folder, LabName otherwise) {
        var other = new Workspace(owner, surroundings, platformName, folder, true, this::rules);
        other.lender = Optional.of(this);
        if (!LabDirectory.isLab(folder)) {
            other.place = new Place(new LabId(owner, otherwise), Optional.empty(), otherwise.text());
            other.known.put(otherwise, other.place);
        }
        return other;
    }

    /** Forgets the session, which a thread that does not end still uses; the next use opens another. */
    public void letGo() {
        session = null;
    }

    /** Whether this is one on which nothing is done. */
    public boolean rehearsing() {
        return platform() instanceof RehearsalPlatform;
    }

    /** Refuses what the policy would, without a platform. */
    public void mustAllow(EngineCall call) {
        policy().mustAllow(call);
    }

    /** The platform; opened now unless it is open. */
    public synchronized ContainerPlatform platform() {
        if (platform == null && lender.isPresent()) {
            platform = lender.get().platform();
        } else if (platform == null) {
            platform = Platforms.open(
                    platformName.or(() -> settings().get(SettingKey.PLATFORM).map(UserSettings.Value::text)),
                    surroundings);
        }
        return platform;
    }

    /** What the files of settings say, read now. */
    public UserSettings settings() {
        return UserSettings.read(surroundings, place.directory());
    }

    /** Keeps something about a lab, under a word, until this program ends. */
    public void remember(LabId lab, String word, Map<String, String> what) {
        memory.put(lab + " " + word, Map.copyOf(what));
    }

    /** What was kept last under that word; empty when nothing was. */
    public Map<String, String> remembered(LabId lab, String word) {
        return memory.getOrDefault(lab + " " + word, Map.of());
    }

    /** The caller's own folder for what is kept of a lab after this program has ended; need not exist. */
    public Path kept(LabId lab) {
        return surroundings.data().resolve("labs").resolve(lab.name().text());
    }

    /** Begins something that goes on beside the commands. */
    public interface Beginning<T> {
        T begin() throws InterruptedException;
    }

    /** What goes on for a lab until this program ends, one of a kind; begun now unless it has begun. */
    public <T extends AutoCloseable> T attached(LabId lab, Class<T> kind, Beginning<T> beginning)
            throws InterruptedException {
        if (lender.isPresent()) {
            return lender.get().attached(lab, kind, beginning);
        }
        synchronized (attached) {
            var key = lab + " " + kind.getName();
            var found = kind.cast(attached.get(key));
            if (found == null) {
                found = beginning.begin();
                attached.put(key, found);
            }
            return found;
        }
    }

    private void endAttached() {
        synchronized (attached) {
            attached.values().forEach(each -> {
                try {
                    each.close();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            attached.clear();
        }
    }

    /** The platform if it has been opened already. */
    public Optional<ContainerPlatform> openPlatform() {
        return Optional.ofNullable(platform);
    }

    /** All labs of the caller. */
    public SortedSet<LabId> labs() {
        return platform().labs(owner);
    }

    /** The session on the session's lab. */
    public Session session() {
        if (session == null) {
            session = open(place);
        }
        return session;
    }

    /** Makes another lab the session's. */
    public void moveTo(Place other) {
        if (!other.lab().equals(place.lab())) {
            if (session != null) {
                session.close();
                session = null;
            }
        }
        place = other;
    }

    /** A session on any lab; the caller closes it. */
    public Session open(Place other) {
        var opened = new Session(other.lab(), platform(), policy(), LabLock.in(locks()));
        other.directory().filter(LabDirectory::isLab).map(LabDirectory::real).ifPresent(opened::takeFilesFrom);
        return opened;
    }

    /** A folder of the caller's own, for as long as the machine runs. */
    private Path locks() {
        return surroundings
                .variable("XDG_RUNTIME_DIR")
                .map(dir -> Path.of(dir).resolve("kathara"))
                .orElseGet(() -> surroundings.home().resolve(".cache").resolve("kathara"))
                .resolve("locks");
    }

    @Override
    public void close() {
        endAttached();
        if (session != null) {
            session.close();
        }
        if (platform != null && lender.isEmpty()) {
            platform.close();
        }
    }
}
