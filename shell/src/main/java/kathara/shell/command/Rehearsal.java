package kathara.shell.command;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.call.Journal;
import kathara.engine.problem.LabException;
import kathara.shell.screen.Screen;
import kathara.shell.screen.StreamScreen;
import kathara.shell.screen.Theme;

/** Runs a command on a platform that does nothing, to learn which calls it would make and what the policy says of them. */
final class Rehearsal {
    private Rehearsal() {}

    /**
     * What the policy decided, in order.
     *
     * @param ended why the command ended before it was through, if it did
     */
    record Result(List<Journal.Decision> decisions, Optional<LabException> ended) {}

    /** Refuses what the policy would refuse if a platform answered. */
    static void mustBeAllowed(Context context, Command command, List<String> words) throws InterruptedException {
        if (!command.canBeRehearsed()) {
            return;
        }
        var result = of(context, words);
        for (var decision : result.decisions()) {
            if (decision.refusal().isPresent()) {
                context.workspace().rules().journal().decided(decision);
                throw result.ended().orElseThrow();
            }
        }
    }

    static Result of(Context context, List<String> words) throws InterruptedException {
        return of(context, there -> there.interpreter().run(words));
    }

    /**
     * Shows what a command would have the platform do, each call with the commands that it amounts to; all of it can be
     * pasted into a shell. Its own exit status when it would fail.
     */
    static int shown(Context context, Command command) throws InterruptedException {
        var result = of(context, command::run);
        if (result.ended().isPresent()) {
            throw result.ended().get();
        }
        var screen = context.screen();
        try (var workspace = context.workspace().rehearsal(Journal.NONE)) {
            for (var decision : result.decisions()) {
                screen.result(screen.styled(Screen.Role.FAINT, "# " + decision.line()));
                decision.call().map(workspace.platform()::equivalent).ifPresent(lines -> lines.forEach(screen::result));
            }
        }
        screen.note(Counted.of(result.decisions().size(), "call") + "; nothing was done");
        return 0;
    }

    /** What is rehearsed. */
    private interface Play {
        int in(Context context) throws InterruptedException;
    }

    private static Result of(Context context, Play play) throws InterruptedException {
        var decisions = new ArrayList<Journal.Decision>();
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        var screen = new StreamScreen(nowhere, nowhere, false, () -> Theme.PLAIN, () -> 0);
        try (var workspace = context.workspace().rehearsal(decisions::add)) {
            play.in(new Interpreter(workspace, screen, new Silent()).context());
            return new Result(decisions, Optional.empty());
        } catch (LabException e) {
            return new Result(decisions, Optional.of(e));
        }
    }

    /** A terminal that is not there, and a user who agrees. */
    private static final class Silent implements Tty {
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
            return 0;
        }

        @Override
        public void page(String text) {}

        @Override
        public boolean confirm(String question) {
            return true;
        }
    }
}
