package kathara.shell.command;

import java.io.InputStream;
import java.util.Optional;

/** Stands for the terminal while what is written goes elsewhere; questions still reach the user. */
record NoTerminal(Tty user) implements Tty {
    @Override
    public boolean present() {
        return false;
    }

    @Override
    public Optional<Size> size() {
        return Optional.empty();
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public int lend(Program program) {
        throw new IllegalStateException("there is no terminal to lend");
    }

    @Override
    public boolean confirm(String question) {
        return user.confirm(question);
    }

    @Override
    public void page(String text) {
        user.page(text);
    }
}
