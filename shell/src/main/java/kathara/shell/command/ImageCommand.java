package kathara.shell.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kathara.engine.call.EngineCall;
import kathara.engine.platform.ImageCatalog;
import kathara.engine.platform.Streams;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Nearest;
import kathara.engine.topology.ImageName;
import kathara.shell.screen.Json;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class ImageCommand implements Command {
    private static final List<String> VERBS = List.of("list", "build", "pull");

    @Option(names = "--json", description = "As JSON; for list.")
    boolean json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "list|build|pull",
            description = "What to do; list when not given.")
    String verb = "list";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "NAME",
            description = "The recipe to build, or the image to pull.")
    String name;

    @Override
    public int run(Context context) throws InterruptedException {
        if (!VERBS.contains(verb)) {
            throw LabException.usage("image: there is no \"" + verb + "\"", Nearest.orAll(verb, "there are", VERBS));
        }
        if (verb.equals("list")) {
            list(context);
            return 0;
        }
        if (name == null) {
            throw LabException.usage(
                    "image " + verb + ": no name is given",
                    "as in: image " + (verb.equals("build") ? "build base" : "pull kathara/base"));
        }
        var call = verb.equals("build")
                ? new EngineCall.BuildImage(name)
                : new EngineCall.PullImage(VstartCommand.asUsage(() -> new ImageName(name)));
        context.workspace().mustAllow(call);
        return context.workspace()
                .session()
                .perform(
                        call,
                        Streams.to(context.screen().err(), context.screen().err()));
    }

    private void list(Context context) {
        var catalog = context.workspace().platform().images();
        if (json) {
            context.screen().result(Json.write(asMap(catalog)));
            return;
        }
        context.screen()
                .table(
                        List.of("RECIPE", "BUILT", "FOR", "WHAT IT IS"),
                        catalog.recipes().stream()
                                .map(recipe -> List.of(
                                        recipe.name(),
                                        isBuilt(catalog, recipe) ? "yes" : "no",
                                        String.join(" ", recipe.aliases()),
                                        recipe.about()))
                                .toList());
        if (!catalog.present().isEmpty()) {
            context.screen().result("");
            context.screen()
                    .table(
                            List.of("IMAGE", "SIZE"),
                            catalog.present().stream()
                                    .map(image -> List.of(image.name().text(), Amount.of(image.bytes())))
                                    .toList());
        }
    }

    private static boolean isBuilt(ImageCatalog catalog, ImageCatalog.Recipe recipe) {
        return catalog.present().stream()
                .anyMatch(image -> image.recipe().stream().anyMatch(recipe.name()::equals));
    }

    private static Map<String, Object> asMap(ImageCatalog catalog) {
        var map = new LinkedHashMap<String, Object>();
        map.put(
                "recipes",
                catalog.recipes().stream()
                        .map(recipe -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("name", recipe.name());
                            entry.put("about", recipe.about());
                            entry.put("aliases", recipe.aliases());
                            entry.put("built", isBuilt(catalog, recipe));
                            return entry;
                        })
                        .toList());
        map.put(
                "images",
                catalog.present().stream()
                        .map(image -> {
                            var entry = new LinkedHashMap<String, Object>();
                            entry.put("name", image.name().text());
                            entry.put("bytes", image.bytes());
                            return entry;
                        })
                        .toList());
        return map;
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("image", "image build frr", "image pull kathara/base", "image list --json");
    }
}
