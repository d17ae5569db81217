package kathara.shell.rules;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.Journal;
import kathara.engine.call.Limits;
import kathara.engine.call.Policy;
import kathara.engine.platform.Surroundings;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.UserName;

/**
 * The policy of one user on this machine, and where it comes from: the administrator's file, or else the profile {@code
 * personal}; then the user's own file, which can only narrow it.
 *
 * @param sources what made it, as users are told
 * @param audit where decisions are written to, when the administrator wants that
 * @param journal what is told of every decision
 */
public record Rulebook(Policy policy, List<String> sources, Optional<Path> audit, Journal journal) {

    /** The administrator's file. No option, variable or setting names another. */
    public static final Path OF_ADMINISTRATOR = Path.of("/etc/kathara/policy.json");

    public Rulebook {
        sources = List.copyOf(sources);
    }

    /** The policy for one's own machine, with no file and no log. */
    public static Rulebook personal(UserName user) {
        return new Rulebook(
                new Policy(user, Limits.PERSONAL),
                List.of("profile personal: no policy file"),
                Optional.empty(),
                Journal.NONE);
    }

    /**
     * Reads the policy of a user.
     *
     * @param administrators the administrator's file, which must be root's alone to change; it need not be there
     */
    public static Rulebook of(UserName user, Surroundings surroundings, Path administrators) {
        var sources = new ArrayList<String>();
        var limits = Limits.PERSONAL;
        var audit = Optional.<Path>empty();
        if (Files.exists(administrators, LinkOption.NOFOLLOW_LINKS)) {
            var file = PolicyFile.parse(administrators.toString(), Trusted.read(administrators), Author.ADMINISTRATOR);
            limits = file.limitsFor(user);
            audit = file.audit();
            sources.add(administrators + ": profile " + file.profile().orElse("personal")
                    + (file.names(user) ? ", with what it says of \"" + user + "\"" : ""));
        } else {
            sources.add("profile personal: there is no " + administrators);
        }
        var own = ofUser(surroundings);
        if (Files.exists(own)) {
            limits = limits.narrowedBy(PolicyFile.read(own, Author.USER).limitsFor(user));
            sources.add(own + ": narrower where it says so");
        }
        Journal journal = audit.<Journal>map(AuditLog::new).orElse(Journal.NONE);
        return new Rulebook(new Policy(user, limits, journal), sources, audit, journal);
    }

    /** The same rules, whose decisions somebody else is told: for what is only tried and not done. */
    public Rulebook toldTo(Journal other) {
        return new Rulebook(new Policy(policy.caller(), policy.limits(), other), sources, audit, other);
    }

    /** Why a file would not be taken as the administrator's; empty when it would. */
    public static Optional<Problem> distrust(Path file) {
        try {
            Trusted.read(file);
            return Optional.empty();
        } catch (LabException e) {
            return Optional.of(e.problem());
        }
    }

    /** Where the user's own file is looked for. */
    public static Path ofUser(Surroundings surroundings) {
        return surroundings
                .variable("XDG_CONFIG_HOME")
                .map(Path::of)
                .orElseGet(() -> surroundings.home().resolve(".config"))
                .resolve("kathara/policy.json");
    }

    /** Who wrote a policy file, and so what it begins with and may say. */
    public enum Author {
        /** Begins with the profile for one's own machine, and may say who may more. */
        ADMINISTRATOR(Limits.PERSONAL),
        /** Begins with all that can be allowed, since it only narrows. */
        USER(Limits.WIDEST);

        private final Limits base;

        Author(Limits base) {
            this.base = base;
        }

        Limits base() {
            return base;
        }
    }
}
