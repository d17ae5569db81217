package kathara.engine.platform;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;

/** Chooses the platform: the one named, or else the first that answers. */
public final class Platforms {
    private Platforms() {}

    /** Names of all platforms, in the order in which they are tried. */
    public static List<String> names() {
        return providers().stream().map(PlatformProvider::name).toList();
    }

    /** Opens one; when none answers, the problems list every attempt with its reason. */
    public static ContainerPlatform open(Optional<String> wanted, Surroundings surroundings) {
        var candidates = wanted.map(Platforms::named).map(List::of).orElseGet(Platforms::providers);
        var attempts = new ArrayList<Problem>();
        for (PlatformProvider candidate : candidates) {
            try {
                return candidate.open(surroundings);
            } catch (LabException e) {
                e.problems()
                        .forEach(problem -> attempts.add(new Problem(
                                candidate.name() + ": " + problem.what(), problem.where(), problem.remedy())));
            }
        }
        throw new LabException(LabException.Kind.NO_PLATFORM, attempts, null);
    }

    /** Throws the user's problem when there is no platform of this name. */
    public static void mustBeNamed(String name) {
        named(name);
    }

    /** What one platform says of itself when it is tried, or why it cannot be used. */
    public record Attempt(String name, Optional<Facts> facts, List<Problem> problems) {}

    /** Tries them all, in their order. */
    public static List<Attempt> tryAll(Surroundings surroundings) {
        return providers().stream()
                .map(provider -> attempt(provider, surroundings))
                .toList();
    }

    private static Attempt attempt(PlatformProvider provider, Surroundings surroundings) {
        try (var platform = provider.open(surroundings)) {
            return new Attempt(provider.name(), Optional.of(platform.facts()), List.of());
        } catch (LabException e) {
            return new Attempt(provider.name(), Optional.empty(), e.problems());
        }
    }

    private static PlatformProvider named(String name) {
        return providers().stream()
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new LabException(
                        LabException.Kind.USAGE,
                        Problem.of(
                                "there is no platform \"" + name + "\"", Nearest.orAll(name, "platforms", names()))));
    }

    private static List<PlatformProvider> providers() {
        return ServiceLoader.load(PlatformProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparingInt(PlatformProvider::rank))
                .toList();
    }
}
