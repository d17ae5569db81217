package kathara.shell.command;

import java.io.InputStream;

/** Stands for the terminal while what is written goes elsewhere; questions still reach the user. */
record NoTerminal(Tty user) implements Tty {
    @Override
    public boolean present() {
        return false;
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
