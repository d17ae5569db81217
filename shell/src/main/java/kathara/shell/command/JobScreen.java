package kathara.shell.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import kathara.engine.problem.Problem;
import kathara.shell.screen.PipedScreen;
import kathara.shell.screen.Screen;

/**
 * The screen of a job: the user's while the job is in front; while it is behind, each whole line appears above the
 * prompt, with the job's number before it.
 */
final class JobScreen implements Screen {
    private final Screen user;
    private final Consumer<String> above;
    private final Switching out = new Switching(false);
    private final Switching err = new Switching(true);
    private final Screen behind;
    private volatile String mark = "";
    private volatile boolean front;

    JobScreen(Screen user, Consumer<String> above, boolean front) {
        this.user = user;
        this.above = above;
        this.front = front;
        this.behind = new PipedScreen(user, out);
    }

    boolean front() {
        return front;
    }

    void toFront() {
        endLine();
        front = true;
    }

    void toBack(int number) {
        mark = "[" + number + "] ";
        front = false;
    }

    void number(int number) {
        mark = "[" + number + "] ";
    }

    /** What has been written of a line that is not ended is shown. */
    void endLine() {
        out.endLine();
        err.endLine();
    }

    private Screen now() {
        return front ? user : behind;
    }

    @Override
    public void result(String text) {
        now().result(text);
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        now().table(heading, rows);
    }

    @Override
    public void note(String text) {
        if (front) {
            user.note(text);
        } else {
            behind.result(text);
        }
    }

    @Override
    public void warning(Problem problem) {
        if (front) {
            user.warning(problem);
        } else {
            behind.result("warning: " + problem);
        }
    }

    @Override
    public void problem(Problem problem) {
        if (front) {
            user.problem(problem);
        } else {
            behind.result(problem.toString());
        }
    }

    @Override
    public void progress(String what, int done, int all) {
        if (front) {
            user.progress(what, done, all);
        }
    }

    @Override
    public void endProgress() {
        if (front) {
            user.endProgress();
        }
    }

    @Override
    public int columns() {
        return now().columns();
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public OutputStream err() {
        return err;
    }

    @Override
    public String styled(Role role, String text) {
        return now().styled(role, text);
    }

    /** Bytes go to the user's screen as they come, or line by line above the prompt. */
    private final class Switching extends OutputStream {
        private final ByteArrayOutputStream line = new ByteArrayOutputStream();
        private final boolean errors;

        Switching(boolean errors) {
            this.errors = errors;
        }

        private OutputStream direct() {
            return errors ? user.err() : user.out();
        }

        @Override
        public synchronized void write(int b) throws IOException {
            if (front) {
                direct().write(b);
            } else if (b == '\n') {
                show();
            } else if (b != '\r') {
                line.write(b);
            }
        }

        @Override
        public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
            if (front) {
                direct().write(bytes, offset, length);
                return;
            }
            for (int i = offset; i < offset + length; i++) {
                write(bytes[i]);
            }
        }

        @Override
        public void flush() throws IOException {
            if (front) {
                direct().flush();
            }
        }

        synchronized void endLine() {
            if (line.size() > 0) {
                show();
            }
        }

        private void show() {
            above.accept(mark + line.toString(StandardCharsets.UTF_8));
            line.reset();
        }
    }
}
