package kathara.shell.command.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kathara.shell.command.CommandEntry;
import kathara.shell.command.Commands;
import kathara.shell.command.Context;
import kathara.shell.command.Tty;
import kathara.shell.language.Passage;
import kathara.shell.screen.Screen;

/** What goes on in a session besides its lines: whether it is recorded, and which file is played in it. */
public final class Demos {
    /** Commands that are about this, and no part of it. */
    private static final Set<String> OWN = Set.of("record", "play");

    private volatile Recorder recorder;
    private volatile Play play;

    /** Runs a statement on a screen and a terminal. */
    public interface Performer {
        int run(Screen screen, Tty tty) throws InterruptedException;
    }

    /** Has a statement run that was typed, or played; it is recorded if the session is. */
    public int run(Passage passage, Context context, Performer performer) throws InterruptedException {
        var now = recorder;
        boolean own = Commands.meant(passage.verb())
                .map(CommandEntry::name)
                .filter(OWN::contains)
                .isPresent();
        return now == null || own
                ? performer.run(context.screen(), context.tty())
                : now.take(passage, context, performer);
    }

    /** Comments that were typed. */
    public void noted(List<String> comments) {
        recorder().ifPresent(now -> now.noted(comments));
    }

    /** In a few words each, for the line below the prompt. */
    public List<String> going() {
        var all = new ArrayList<String>();
        recorder().ifPresent(now -> all.add("recording " + now.shown()));
        play().ifPresent(now -> all.add("play " + now.progress()));
        return all;
    }

    Optional<Recorder> recorder() {
        return Optional.ofNullable(recorder);
    }

    void records(Recorder started) {
        recorder = started;
    }

    /** The recording ends, if there is one. */
    public void stopRecording() {
        var last = recorder;
        recorder = null;
        if (last != null) {
            last.close();
        }
    }

    /** Whether a file that is played waits to go on. */
    public boolean waits() {
        return play != null;
    }

    Optional<Play> play() {
        return Optional.ofNullable(play);
    }

    void plays(Play begun) {
        play = begun;
    }

    void playEnds() {
        play = null;
    }
}
