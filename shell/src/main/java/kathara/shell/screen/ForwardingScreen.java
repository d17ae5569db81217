package kathara.shell.screen;

import java.io.OutputStream;
import java.util.List;
import kathara.engine.problem.Problem;

/** A screen that shows what it is told on another one; for those that differ in a few things. */
public abstract class ForwardingScreen implements Screen {
    private final Screen base;

    protected ForwardingScreen(Screen base) {
        this.base = base;
    }

    @Override
    public void result(String text) {
        base.result(text);
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        base.table(heading, rows);
    }

    @Override
    public void note(String text) {
        base.note(text);
    }

    @Override
    public void warning(Problem problem) {
        base.warning(problem);
    }

    @Override
    public void problem(Problem problem) {
        base.problem(problem);
    }

    @Override
    public void progress(String what, int done, int all) {
        base.progress(what, done, all);
    }

    @Override
    public void endProgress() {
        base.endProgress();
    }

    @Override
    public int columns() {
        return base.columns();
    }

    @Override
    public OutputStream out() {
        return base.out();
    }

    @Override
    public OutputStream err() {
        return base.err();
    }

    @Override
    public String styled(Role role, String text) {
        return base.styled(role, text);
    }
}
