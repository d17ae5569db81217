package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.engine.operation.Operation;
import kathara.engine.topology.ImageName;
import kathara.engine.topology.Shape;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class GenerateCommand implements Command {
    @Option(
            names = {"-i", "--image"},
            paramLabel = "IMAGE",
            description = "The image of the nodes; kathara/base without it.")
    String image;

    @Option(names = "--seed", paramLabel = "NUMBER", description = "What is random comes from it; 1 without it.")
    long seed = 1;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SHAPE",
            description = "chain, ring, star, mesh, tree, fattree, grid or random; without it, they are explained.")
    String shape;

    @Parameters(index = "1..*", paramLabel = "NUMBER", description = "How large it is.")
    List<Integer> numbers = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        if (shape == null) {
            for (Shape each : Shape.values()) {
                context.screen().result(each.meaning());
            }
            return 0;
        }
        var lab = Shape.named(shape).of(numbers, seed, image == null ? ImageName.BASE : new ImageName(image));
        var outcome = Changes.apply(context, context.workspace().session(), new Operation.Start(lab), true);
        context.screen()
                .result("started: " + Counted.of(lab.nodes().size(), "node") + ", "
                        + Counted.of(lab.links().size(), "link"));
        return Changes.tellStartup(context, outcome.started());
    }

    @Override
    public boolean canBeRehearsed() {
        return true;
    }

    @Override
    public List<String> examples() {
        return List.of("generate", "generate ring 5", "generate random 10 15 --seed 3", "generate grid 3 2");
    }
}
