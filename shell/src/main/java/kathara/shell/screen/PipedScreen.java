package kathara.shell.screen;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A screen whose results go into a stream, plain and as wide as they are; all else goes to the user's. */
public final class PipedScreen extends ForwardingScreen {
    private final PrintStream out;

    public PipedScreen(Screen user, OutputStream out) {
        super(user);
        this.out = new PrintStream(out, true, StandardCharsets.UTF_8);
    }

    @Override
    public void result(String text) {
        out.println(text);
    }

    @Override
    public void table(List<String> heading, List<List<String>> rows) {
        Table.lines(heading, rows, 0).forEach(out::println);
    }

    @Override
    public int columns() {
        return 0;
    }

    @Override
    public OutputStream out() {
        return out;
    }

    @Override
    public String styled(Role role, String text) {
        return text;
    }
}
