package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import kathara.shell.script.GroovyRunner;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class GroovyCommand implements Command {
    @Option(names = "-e", paramLabel = "CODE", description = "Run this code instead of a file.")
    String code;

    @Parameters(
            paramLabel = "FILE|{CODE}|ARGUMENT",
            arity = "0..*",
            description = "A script, or code in braces; then its arguments.")
    List<String> words = new ArrayList<>();

    @Override
    public int run(Context context) throws InterruptedException {
        return new GroovyRunner(
                        context.workspace(),
                        context.screen(),
                        line -> context.interpreter().runText("sh", line),
                        context.interpreter().scope().variables())
                .run(code, words);
    }

    @Override
    public List<String> examples() {
        return List.of(
                "groovy chain.groovy 10",
                "groovy { println lab.nodes }",
                "groovy -e 'node(\"pc1\").exec(\"hostname\").out'");
    }
}
