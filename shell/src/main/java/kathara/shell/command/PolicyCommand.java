package kathara.shell.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kathara.engine.call.Refusal;
import kathara.engine.call.Rule;
import kathara.engine.call.Walk;
import kathara.engine.call.Words;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.problem.Problem;
import kathara.shell.drawing.DrawingFile;
import kathara.shell.rules.PolicyFile;
import kathara.shell.rules.Rulebook;
import kathara.shell.screen.Json;
import kathara.shell.screen.Screen;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class PolicyCommand implements Command, StopsAtPositional {
    private static final List<String> VERBS = List.of("show", "explain", "graph", "check");

    @Option(names = "--json", description = "As JSON; for show and explain.")
    boolean json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "show|explain|graph|check",
            description = "What to do; show when not given.")
    String verb = "show";

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "COMMAND|FILE",
            description =
                    "A command or an engine call to explain; the file to draw to, .svg or .dot, as graph has them; or the policy to check.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        while (!words.isEmpty() && words.get(0).equals("--json")) { // behind the verb it means the same
            json = true;
            words.remove(0);
        }
        switch (verb) {
            case "show" -> show(context);
            case "explain" -> {
                return explain(context);
            }
            case "graph" -> graph(context);
            case "check" -> check(context);
            default ->
                throw LabException.usage(
                        "policy: there is no \"" + verb + "\"", Nearest.orAll(verb, "there are", VERBS));
        }
        return 0;
    }

    private void show(Context context) {
        var rules = context.workspace().rules();
        var limits = new LinkedHashMap<>(PolicyFile.asWritten(rules.policy().limits()));
        var screen = context.screen();
        if (json) {
            var map = new LinkedHashMap<String, Object>();
            map.put("user", rules.policy().caller().text());
            map.put("sources", rules.sources());
            map.put("audit", rules.audit().map(Path::toString).orElse(null));
            map.put("limits", limits);
            map.put("rules", Stream.of(Rule.values()).map(PolicyCommand::asMap).toList());
            screen.result(Json.write(map));
            return;
        }
        screen.result("policy of \"" + rules.policy().caller() + "\"");
        rules.sources().forEach(source -> screen.result("  " + source));
        screen.result("  audit log: " + rules.audit().map(Path::toString).orElse("none"));
        screen.result("");
        screen.table(
                List.of("KEY", "IS"),
                limits.entrySet().stream()
                        .map(entry -> List.of(entry.getKey(), Json.line(entry.getValue())))
                        .toList());
        screen.result("");
        screen.table(
                List.of("RULE", "SAYS"),
                Stream.of(Rule.values())
                        .map(rule -> List.of(rule.id(), rule.reason()))
                        .toList());
    }

    private int explain(Context context) throws InterruptedException {
        if (words.isEmpty()) {
            throw LabException.usage(
                    "policy explain: no command is given", "as in: policy explain vstart pc1 --eth 0:A");
        }
        var policy = context.workspace().policy();
        var walks = new ArrayList<Walk>();
        if (Commands.find(words.get(0)).isEmpty() || !Rehearsal.can(words.get(0)) && isCall()) {
            walks.add(policy.walk(words));
        } else if (!Rehearsal.can(words.get(0))) {
            throw new LabException(Problem.of(
                    "policy explain: \"" + words.get(0) + "\" cannot be tried without doing it",
                    "explain the commands that it runs"));
        } else {
            var result = Rehearsal.of(context, words);
            result.decisions().stream()
                    .map(decision -> Words.of(decision.line()).map(policy::walk))
                    .flatMap(Optional::stream)
                    .forEach(walks::add);
            if (result.ended().isPresent() && walks.stream().allMatch(Walk::accepted)) {
                if (result.ended().get().kind() == LabException.Kind.USAGE || walks.isEmpty()) {
                    throw result.ended().get();
                }
                result.ended().get().problems().forEach(context.screen()::warning);
            }
        }
        tell(context.screen(), walks);
        return walks.stream().allMatch(Walk::accepted) ? 0 : LabException.Kind.REFUSED.exitStatus();
    }

    /** Whether the words are meant as a call of the engine and not as a command of the same name. */
    private boolean isCall() {
        return words.contains("--owner") || words.contains("--recipe");
    }

    private void tell(Screen screen, List<Walk> walks) {
        if (json) {
            screen.result(Json.write(walks.stream().map(PolicyCommand::asMap).toList()));
            return;
        }
        if (walks.isEmpty()) {
            screen.result("no engine call is made");
        }
        for (Walk walk : walks) {
            screen.result(Words.line(walk.words()));
            screen.table(
                    List.of("", "WORD", "FITS", "RULE"),
                    walk.steps().stream()
                            .map(step -> List.of(
                                    screen.styled(Screen.Role.GOOD, "ok"),
                                    shortened(step.word()),
                                    step.pattern(),
                                    step.rule().id()))
                            .toList());
            screen.result(
                    walk.refusal().map(refusal -> verdict(screen, refusal)).orElse("approved"));
            screen.result("");
        }
    }

    private static String verdict(Screen screen, Refusal refusal) {
        var word = refusal.word().isEmpty()
                ? "the line ends too early"
                : "word " + refusal.position() + ", \"" + shortened(refusal.word()) + "\"";
        return screen.styled(Screen.Role.BAD, "refused") + ": " + word + "\n  rule " + refusal.rule() + ": "
                + refusal.rule().reason() + "\n  allowed here: " + refusal.allowed();
    }

    private static String shortened(String word) {
        var plain = word.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return plain.length() <= 60 ? plain : plain.substring(0, 60) + "…";
    }

    private static Map<String, Object> asMap(Walk walk) {
        var map = new LinkedHashMap<String, Object>();
        map.put("line", Words.line(walk.words()));
        map.put("verdict", walk.accepted() ? "approved" : "refused");
        map.put(
                "steps",
                walk.steps().stream()
                        .map(step -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("word", step.word());
                            entry.put("from", step.from());
                            entry.put("pattern", step.pattern());
                            entry.put("to", step.to());
                            entry.put("rule", step.rule().id());
                            return entry;
                        })
                        .toList());
        walk.refusal().ifPresent(refusal -> {
            map.put("rule", refusal.rule().id());
            map.put("reason", refusal.rule().reason());
            map.put("word", refusal.word());
            map.put("position", refusal.position());
            map.put("allowed", refusal.allowed());
        });
        return map;
    }

    private static Map<String, Object> asMap(Rule rule) {
        var map = new LinkedHashMap<String, Object>(); // Map.of has another order in each process
        map.put("id", rule.id());
        map.put("reason", rule.reason());
        return map;
    }

    private void graph(Context context) {
        var sketch = PolicyGraph.of(context.workspace().policy());
        if (words.isEmpty()) {
            context.screen().result(DrawingFile.dot(sketch));
            return;
        }
        var file = words.get(0);
        DrawingFile.named(file, "policy graph")
                .write(sketch, context.workspace().path(Path.of(file)));
        context.screen().result("the machine of the policy is in " + file);
    }

    private void check(Context context) {
        var file = words.isEmpty()
                ? Rulebook.OF_ADMINISTRATOR
                : context.workspace().path(Path.of(words.get(0)));
        var read = PolicyFile.read(file, Rulebook.Author.ADMINISTRATOR);
        context.screen()
                .result(file + ": a good policy, "
                        + read.profile().map(name -> "profile " + name).orElse("no profile")
                        + (read.users().isEmpty()
                                ? ""
                                : ", " + Counted.of(read.users().size(), "user") + " by name"));
        Rulebook.distrust(file).ifPresent(why -> context.screen()
                .warning(Problem.of(
                        "as the administrator's file it would be refused: " + why.what(),
                        why.remedy().orElse(""))));
    }

    @Override
    public List<String> examples() {
        return List.of(
                "policy",
                "policy show --json",
                "policy explain vstart --eth 0:A --mem 64m pc1",
                "policy explain start --owner anna --lab l --node pc1",
                "policy graph policy.svg",
                "policy check /etc/kathara/policy.json");
    }
}
