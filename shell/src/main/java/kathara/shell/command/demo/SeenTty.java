package kathara.shell.command.demo;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import kathara.engine.platform.Streams;
import kathara.shell.command.Tty;

/** The user's terminal, of which somebody else gets a copy of what programs show; remembers whether keys were typed. */
final class SeenTty implements Tty {
    private final Tty user;
    private final OutputStream copy;
    private volatile boolean typed;

    SeenTty(Tty user, OutputStream copy) {
        this.user = user;
        this.copy = copy;
    }

    /** Whether a program was given keys that mean something to it; Enter alone, out of impatience, does not. */
    boolean typed() {
        return typed;
    }

    @Override
    public int lend(Program program) throws InterruptedException {
        return user.lend(streams -> program.run(new Streams(
                new Keys(streams.in()),
                new Seen.Both(streams.out(), copy),
                new Seen.Both(streams.err(), copy),
                streams.console())));
    }

    @Override
    public boolean present() {
        return user.present();
    }

    @Override
    public InputStream input() {
        return user.input();
    }

    @Override
    public Optional<Size> size() {
        return user.size();
    }

    @Override
    public void page(String text) {
        user.page(text);
    }

    @Override
    public boolean confirm(String question) {
        return user.confirm(question);
    }

    private final class Keys extends FilterInputStream {
        Keys(InputStream keys) {
            super(keys);
        }

        @Override
        public int read() throws IOException {
            int key = super.read();
            note(key);
            return key;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int count = super.read(bytes, offset, length);
            for (int i = 0; i < count; i++) {
                note(bytes[offset + i]);
            }
            return count;
        }

        private void note(int key) {
            typed |= key >= 0 && key != '\r' && key != '\n';
        }
    }
}
