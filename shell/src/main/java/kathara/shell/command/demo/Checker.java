package kathara.shell.command.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.shell.cast.Cast;
import kathara.shell.cast.Masked;
import kathara.shell.command.Context;
import kathara.shell.command.Counted;
import kathara.shell.language.Passage;

/** Plays a file without pauses, and compares what its lines show with what was recorded. */
final class Checker {
    private static final int MOST_SHOWN = 8;

    private final Context context;
    private final Play play;
    private final Cast cast;
    private int compared;
    private int wrong;
    /** Takes before this one have been compared, or are of lines that were taken out of the file since. */
    private int next;

    Checker(Context context, Play play, Cast cast) {
        this.context = context;
        this.play = play;
        this.cast = cast;
    }

    /** 0 when all is as it was. */
    int run() throws InterruptedException {
        while (!play.atEnd() && !context.interpreter().leaving()) {
            if (play.atDirection()) {
                context.interpreter().run(play.passage());
            } else {
                compared(play.passage());
            }
            play.directed();
        }
        context.screen()
                .note(Counted.of(compared, "line") + " compared with the recording, "
                        + (wrong == 0 ? "all as it was" : wrong + " not as it was"));
        return wrong == 0 ? 0 : LabException.Kind.FAILED.exitStatus();
    }

    private void compared(Passage passage) throws InterruptedException {
        context.screen()
                .result(context.workspace().title() + "> " + passage.text().replace("\n", "\n> "));
        var shown = new ByteArrayOutputStream();
        var failure = performed(passage, shown);
        compare(passage, shown.toString(StandardCharsets.UTF_8));
        if (failure.isPresent()) {
            throw play.located(failure.get());
        }
    }

    private Optional<LabException> performed(Passage passage, ByteArrayOutputStream shown) throws InterruptedException {
        var header = cast.header();
        var seen = new Seen(context.screen(), shown, header.terminal().isPresent() ? header.columns() : 0);
        var tty = new RecordedTty(header, seen.out());
        try {
            int status = context.interpreter().before(seen, tty).run(passage);
            return status == 0 || !context.interpreter().stopping()
                    ? Optional.empty()
                    : Optional.of(new LabException(Problem.of("the line ended with status " + status)));
        } catch (LabException e) {
            e.problems().forEach(seen::copied);
            return Optional.of(e);
        }
    }

    private void compare(Passage passage, String shown) {
        compared++;
        int found = next;
        while (found < cast.takes().size() && !cast.takes().get(found).line().equals(passage.text())) {
            found++;
        }
        if (found == cast.takes().size()) {
            differs("this line is not in the recording", "record it again");
            return;
        }
        next = found + 1;
        var before = Masked.lines(cast.takes().get(found).shown());
        var now = Masked.lines(shown);
        if (!before.equals(now)) {
            differs("this line shows something else than it did", "what was is behind -, what is behind +");
            changes(before, now).forEach(context.screen()::result);
        }
    }

    private void differs(String what, String remedy) {
        wrong++;
        context.screen().problem(Problem.of(what, remedy).at(play.place()));
    }

    /** What is between the lines that are the same at the beginning and at the end. */
    private static List<String> changes(List<String> before, List<String> now) {
        int first = 0;
        int shortest = Math.min(before.size(), now.size());
        while (first < shortest && before.get(first).equals(now.get(first))) {
            first++;
        }
        int last = 0;
        while (last < shortest - first && before.get(before.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
            last++;
        }
        var changes = new ArrayList<String>();
        marked("- ", before.subList(first, before.size() - last), changes);
        marked("+ ", now.subList(first, now.size() - last), changes);
        return changes;
    }

    private static void marked(String sign, List<String> lines, List<String> changes) {
        lines.stream().limit(MOST_SHOWN).forEach(line -> changes.add(sign + line));
        if (lines.size() > MOST_SHOWN) {
            changes.add(sign + "… and " + (lines.size() - MOST_SHOWN) + " more");
        }
    }
}
