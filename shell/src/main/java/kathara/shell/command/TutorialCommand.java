package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import picocli.CommandLine.Parameters;

final class TutorialCommand implements Command {
    @Parameters(
            paramLabel = "next|back|leave",
            arity = "0..1",
            description = "The step after or before this one, or no more of it; without it, what to do now.")
    String where = "";

    @Override
    public int run(Context context) {
        var workspace = context.workspace();
        if (!workspace.staying()) {
            throw new LabException(
                    LabException.Kind.USAGE,
                    Problem.of("the tutorial is at the prompt", "start kathara, and there: tutorial"));
        }
        int step = workspace.lesson();
        switch (where) {
            case "" -> workspace.lessonIs(Math.max(1, step));
            case "next" -> workspace.lessonIs(step + 1 > Tutorial.STEPS.size() ? 0 : step + 1);
            case "back" -> workspace.lessonIs(Math.max(1, step - 1));
            case "leave" -> workspace.lessonIs(0);
            default ->
                throw new LabException(
                        LabException.Kind.USAGE,
                        Problem.of("tutorial takes no \"" + where + "\"", "as in: tutorial next"));
        }
        Tutorial.show(context);
        return 0;
    }

    @Override
    public List<String> examples() {
        return List.of("tutorial", "tutorial next", "tutorial leave");
    }
}
