package kathara.shell.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kathara.engine.platform.Facts;
import kathara.engine.platform.Platforms;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Option;

final class PlatformCommand implements Command {
    @Option(names = "--json", description = "As JSON.")
    boolean json;

    @Override
    public int run(Context context) {
        var attempts = Platforms.tryAll(context.workspace().surroundings());
        try {
            show(context.screen(), context.workspace().platform().facts(), attempts);
            return 0;
        } catch (LabException e) {
            if (!json && e.kind() == LabException.Kind.NO_PLATFORM) {
                showAll(context.screen(), attempts, "");
            }
            throw e;
        }
    }

    private void show(Screen screen, Facts used, List<Platforms.Attempt> attempts) {
        if (json) {
            var map = asMap(used);
            map.put("all", attempts.stream().map(PlatformCommand::asMap).toList());
            screen.result(Json.write(map));
            return;
        }
        var others = new ArrayList<>(attempts);
        others.removeIf(attempt -> attempt.name().equals(used.name()));
        others.add(0, new Platforms.Attempt(used.name(), Optional.of(used), List.of()));
        showAll(screen, others, used.name());
    }

    private static void showAll(Screen screen, List<Platforms.Attempt> attempts, String used) {
        var everywhere = lackedEverywhere(attempts);
        attempts.forEach(
                attempt -> tell(screen, attempt, everywhere, attempt.name().equals(used)));
        if (!everywhere.isEmpty()) {
            screen.result("this machine lacks");
            everywhere.forEach(lack -> screen.result("  " + lack));
        }
    }

    /** What no platform has here is the machine's, and said once. */
    private static List<String> lackedEverywhere(List<Platforms.Attempt> attempts) {
        var answering =
                attempts.stream().flatMap(attempt -> attempt.facts().stream()).toList();
        if (answering.size() < 2) {
            return List.of();
        }
        var common = new ArrayList<>(answering.get(0).lacks());
        answering.forEach(facts -> common.retainAll(facts.lacks()));
        return common;
    }

    private static void tell(Screen screen, Platforms.Attempt attempt, List<String> everywhere, boolean used) {
        attempt.facts().ifPresent(facts -> {
            screen.result(line(screen, facts, used));
            facts.lacks().stream()
                    .filter(lack -> !everywhere.contains(lack))
                    .forEach(lack -> screen.result("  lacks " + lack));
        });
        for (Problem problem : attempt.problems()) {
            screen.result(screen.styled(Screen.Role.FAINT, attempt.name()) + ": " + problem.what());
            problem.remedy().ifPresent(remedy -> screen.result("  " + remedy));
        }
    }

    private static String line(Screen screen, Facts facts, boolean used) {
        return screen.styled(used ? Screen.Role.GOOD : Screen.Role.FAINT, facts.name()) + " " + facts.version() + " at "
                + facts.where() + (used ? " (used)" : "");
    }

    private static Map<String, Object> asMap(Facts facts) {
        var map = new LinkedHashMap<String, Object>();
        map.put("platform", facts.name());
        map.put("version", facts.version());
        map.put("where", facts.where());
        map.put("lacks", facts.lacks());
        return map;
    }

    private static Map<String, Object> asMap(Platforms.Attempt attempt) {
        return attempt.facts().map(PlatformCommand::asMap).orElseGet(() -> {
            var map = new LinkedHashMap<String, Object>();
            map.put("platform", attempt.name());
            map.put("problems", attempt.problems().stream().map(Problem::what).toList());
            return map;
        });
    }

    @Override
    public List<String> examples() {
        return List.of("platform", "platform --json");
    }
}
