package kathara.shell.command.demo;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import kathara.engine.platform.Streams;
import kathara.shell.cast.CastHeader;
import kathara.shell.command.Tty;

/**
 * Stands for the terminal on which something was recorded, so that programs write as they did there. Nobody types, and
 * every question is answered with yes.
 */
record RecordedTty(CastHeader header, OutputStream shown) implements Tty {
    @Override
    public boolean present() {
        return header.terminal().isPresent();
    }

    @Override
    public Optional<Size> size() {
        return present() ? Optional.of(new Size(header.columns(), header.rows())) : Optional.empty();
    }

    @Override
    public InputStream input() {
        return InputStream.nullInputStream();
    }

    @Override
    public int lend(Program program) throws InterruptedException {
        return program.run(new Streams(InputStream.nullInputStream(), shown, shown, Optional.of(new Window(header))));
    }

    @Override
    public void page(String text) {
        // nobody turns pages
    }

    @Override
    public boolean confirm(String question) {
        return true;
    }

    /** A window whose size stays. */
    private record Window(CastHeader header) implements Streams.Console {
        @Override
        public int columns() {
            return header.columns();
        }

        @Override
        public int rows() {
            return header.rows();
        }

        @Override
        public void onResize(Runnable changed) {
            // it never is
        }
    }
}
