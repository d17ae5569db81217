package kathara.shell.command;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.shell.language.Step;

/** What each kind of statement means. */
final class Meaning implements Step.Handler {
    private final Interpreter interpreter;
    private final Run run;

    Meaning(Interpreter interpreter, Run run) {
        this.interpreter = interpreter;
        this.run = run;
    }

    private Expansion expansion() {
        return new Expansion(run.scope, run.status, interpreter::written);
    }

    @Override
    public int pipeline(Step.Pipeline pipeline) throws InterruptedException {
        if (run.scope.echoing()) {
            interpreter.context().screen().note("+ " + pipeline.source());
        }
        return interpreter.run(expansion().of(pipeline));
    }

    @Override
    public int choice(Step.If choice) throws InterruptedException {
        return interpreter.runAll(holds(choice.condition()) != choice.negated() ? choice.then() : choice.otherwise());
    }

    private boolean holds(Step.Pipeline condition) throws InterruptedException {
        try {
            run.status = pipeline(condition);
            return run.status == 0;
        } catch (LabException e) {
            if (e.kind() != LabException.Kind.FAILED) {
                throw e;
            }
            e.problems().forEach(interpreter.context().screen()::problem);
            run.status = e.kind().exitStatus();
            return false;
        }
    }

    @Override
    public int loop(Step.For loop) throws InterruptedException {
        int status = 0;
        for (var word : expansion().of(loop.words())) {
            run.scope.set(loop.name(), List.of(word.text()));
            status = interpreter.runAll(loop.body());
            if (interpreter.ends(status)) {
                break;
            }
        }
        return status;
    }

    @Override
    public int attempt(Step.Try attempt) throws InterruptedException {
        if (attempt.last().isEmpty()) {
            return tried(attempt.body());
        }
        var last = attempt.last().get();
        return Attempt.run(() -> interpreter.runAll(attempt.body()), () -> finish(last));
    }

    private int tried(List<Step> body) throws InterruptedException {
        var outer = run.trial;
        var trial = new Trial(interpreter.context());
        run.trial = trial;
        try {
            return Attempt.run(() -> interpreter.runAll(body), trial::end);
        } finally {
            run.trial = outer;
        }
    }

    /** What stands behind finally is done even when exit was said. */
    private int finish(List<Step> last) throws InterruptedException {
        boolean left = run.leaving;
        run.leaving = false;
        try {
            return interpreter.runAll(last);
        } finally {
            run.leaving |= left;
        }
    }
}
