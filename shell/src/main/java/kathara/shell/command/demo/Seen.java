package kathara.shell.command.demo;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kathara.engine.problem.Problem;
import kathara.shell.screen.ForwardingScreen;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.screen.Table;
import kathara.shell.screen.Theme;

/** A screen on which the user sees all as before, and of which somebody else gets a copy, byte by byte. */
final class Seen extends ForwardingScreen {
    private final PrintStream copy;
    private final int columns;

    /**
     * @param columns how wide tables are in the copy; 0 when nothing limits them
     */
    Seen(Screen user, OutputStream copy, int columns) {
        super(user);
        this.copy = new PrintStream(copy, true, StandardCharsets.UTF_8);
        this.columns = columns;
    }

    @Override
    public void result(String text) {
        super.result(text);
        copy.println(text);
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        super.table(heading, rows);
        Table.lines(heading, rows, columns).forEach(copy::println);
    }

    @Override
    public void note(String text) {
        super.note(text);
        copy.println(styled(Role.FAINT, text));
    }

    @Override
    public void warning(Problem problem) {
        super.warning(problem);
        copied().warning(problem);
    }

    @Override
    public void problem(Problem problem) {
        super.problem(problem);
        copied(problem);
    }

    /** A problem that the user is told elsewhere. */
    void copied(Problem problem) {
        copied().problem(problem);
    }

    private Screen copied() {
        return new StreamScreen(copy, copy, false, () -> Theme.PLAIN, () -> columns);
    }

    @Override
    public OutputStream out() {
        return new Both(super.out(), copy);
    }

    @Override
    public OutputStream err() {
        return new Both(super.err(), copy);
    }

    /** What is written goes to both. */
    static final class Both extends OutputStream {
        private final OutputStream user;
        private final OutputStream copy;

        Both(OutputStream user, OutputStream copy) {
            this.user = user;
            this.copy = copy;
        }

        @Override
        public void write(int b) throws IOException {
            user.write(b);
            copy.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            user.write(bytes, offset, length);
            copy.write(bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            user.flush();
            copy.flush();
        }
    }
}
