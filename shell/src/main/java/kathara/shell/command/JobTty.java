package kathara.shell.command;

import java.io.InputStream;
import java.util.Optional;

/** The terminal as a job sees it: there while it is in front. No notice comes through what has the terminal. */
record JobTty(Tty user, JobScreen screen, Jobs jobs) implements Tty {
    @Override
    public boolean present() {
        return screen.front() && user.present();
    }

    @Override
    public Optional<Size> size() {
        return screen.front() ? user.size() : Optional.empty();
    }

    @Override
    public InputStream input() {
        return screen.front() ? user.input() : InputStream.nullInputStream();
    }

    @Override
    public int lend(Program program) throws InterruptedException {
        jobs.hold();
        try {
            return user.lend(program);
        } finally {
            jobs.release();
        }
    }

    @Override
    public void page(String text) {
        jobs.hold();
        try {
            user.page(text);
        } finally {
            jobs.release();
        }
    }

    @Override
    public boolean confirm(String question) {
        return screen.front() && user.confirm(question);
    }
}
