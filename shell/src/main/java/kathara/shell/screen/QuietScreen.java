package kathara.shell.screen;

/** For {@code --quiet}: results and what is wrong, and nothing besides. */
public final class QuietScreen extends ForwardingScreen {
    public QuietScreen(Screen base) {
        super(base);
    }

    @Override
    public void note(String text) {
        // nobody asked for it
    }

    @Override
    public void progress(String what, int done, int all) {
        // what comes of it is told at the end
    }
}
