package kathara.shell.command.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.command.Context;
import kathara.shell.language.Passage;
import kathara.shell.screen.Screen.Role;

/** Plays a file to an audience: types each line, and runs it when the user says so, or after a while by itself. */
final class Player {
    private static final String KEYS =
            "Enter runs the line, s skips it, b steps back, p gives you the prompt (play goes on), q ends";
    private static final int BEFORE_RUN_MILLIS = 600;
    private static final int BEHIND_RUN_MILLIS = 1_200;

    private final Context context;
    private final Play play;
    private final Typist typist;
    private final boolean auto;

    /** What the user wants of the line that has been typed. */
    private enum Wish {
        RUN,
        SKIP,
        BACK,
        PROMPT,
        END,
        KEYS;

        /** Of a key; empty when it has no meaning here. */
        static Optional<Wish> of(int key) {
            return switch (key) {
                case '\r', '\n', ' ' -> Optional.of(RUN);
                case 's' -> Optional.of(SKIP);
                case 'b' -> Optional.of(BACK);
                case 'p', 3, 0 -> Optional.of(PROMPT); // Ctrl-C; Ctrl-] comes as 0
                case 'q', 4, -1 -> Optional.of(END); // Ctrl-D
                case '?', 'h' -> Optional.of(KEYS);
                default -> Optional.empty();
            };
        }
    }

    Player(Context context, Play play, double speed, boolean auto) {
        this.context = context;
        this.play = play;
        this.typist = new Typist(speed);
        this.auto = auto;
    }

    /** Plays to the end, or until the user wants the prompt, or a line fails; then the file can be gone on with. */
    int run() throws InterruptedException {
        var demos = context.interpreter().demos();
        demos.plays(play);
        if (!auto) {
            context.screen().note(KEYS);
        }
        try {
            int status = 0;
            while (demos.play().isPresent() && !play.atEnd() && status == 0) {
                if (play.atDirection()) {
                    context.interpreter().run(play.passage());
                    play.directed();
                    continue;
                }
                play.passage().notes().forEach(this::tell);
                var wish = auto ? typedByItself() : typed();
                if (wish == Wish.PROMPT) {
                    context.screen().note("play " + play.progress() + " waits; play goes on with it");
                    return 0;
                }
                status = done(wish);
            }
            return status != 0 ? status : ended();
        } finally {
            if (auto) {
                demos.playEnds();
            }
        }
    }

    private int ended() {
        var demos = context.interpreter().demos();
        if (demos.play().isPresent() && play.atEnd()) {
            play.ending().forEach(this::tell);
            context.screen().note("that was " + play.shown());
        }
        demos.playEnds();
        return 0;
    }

    private void tell(String note) {
        context.screen().result(context.screen().styled(Role.QUOTED, "# " + note));
    }

    private String prompt() {
        return context.screen().styled(Role.LAB, context.workspace().title()) + "> ";
    }

    /** What is typed goes straight to the terminal, on which no key of the user's shows meanwhile. */
    private Wish typed() throws InterruptedException {
        var text = prompt();
        int key = context.tty().lend(streams -> {
            try {
                streams.out().write(text.getBytes(StandardCharsets.UTF_8));
                typist.type(streams.out(), play.passage().text().replace("\n", "\r\n> "));
                int read = streams.in().read();
                while (Wish.of(read).isEmpty()) {
                    read = streams.in().read();
                }
                return read;
            } catch (IOException e) {
                return -1; // the terminal has gone
            }
        });
        return Wish.of(key).orElseThrow();
    }

    private Wish typedByItself() throws InterruptedException {
        var out = context.screen().out();
        try {
            out.write(prompt().getBytes(StandardCharsets.UTF_8));
            typist.type(out, play.passage().text().replace("\n", "\n> "));
            typist.pause(BEFORE_RUN_MILLIS);
            out.write('\n');
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Wish.RUN;
    }

    private int done(Wish wish) throws InterruptedException {
        switch (wish) {
            case RUN -> {
                return performed(play.passage());
            }
            case SKIP -> play.skipped();
            case BACK -> back();
            case KEYS -> context.screen().note(KEYS);
            default -> context.interpreter().demos().playEnds();
        }
        return 0;
    }

    private int performed(Passage passage) throws InterruptedException {
        var before = auto ? Optional.<Scene>empty() : Scene.of(context.workspace());
        int status;
        try {
            status = context.interpreter().run(passage);
        } catch (LabException e) {
            goesOnHere();
            throw play.located(e);
        }
        if (status != 0 && context.interpreter().stopping()) {
            context.screen()
                    .problem(Problem.of("the line ended with status " + status).at(play.place()));
            goesOnHere();
            return status;
        }
        play.played(before);
        if (context.interpreter().leaving()) {
            context.interpreter().demos().playEnds();
        } else if (auto && !play.atEnd()) {
            typist.pause(BEHIND_RUN_MILLIS);
        }
        return 0;
    }

    private void goesOnHere() {
        if (!auto) {
            context.screen().note("play types this line again; there s skips it");
        }
    }

    private void back() throws InterruptedException {
        var last = play.back();
        if (last.isEmpty()) {
            context.screen().note("this is the first line");
            return;
        }
        boolean restored =
                last.get().before().isPresent() && last.get().before().get().restore(context);
        context.screen()
                .note(
                        restored
                                ? "stepped back: the lab is as it was before this line"
                                : "stepped back: the lab itself had not changed; what a line did inside a node stays");
    }
}
