package kathara.shell.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kathara.engine.problem.LabException;

/** Reads statements, blocks in blocks. */
final class Reader {
    /** Blocks and {@code $(…)} in each other; more would be the work of a machine, or of somebody who looks for a crash. */
    private static final int DEEPEST = 100;

    private static final String CHOICE = "if pc1 ping -c1 pc2 { echo yes } else { echo no }";

    private final Source source;
    private int depth;
    /** Where the last word or sign ends. */
    private int written;
    /** What ends the statements that are read now: a closing brace or parenthesis, or the text's end. */
    private char end = Source.END;

    Reader(Source source) {
        this.source = source;
    }

    /** The whole text, with the comments that stand between its statements. */
    Script script() {
        var passages = new ArrayList<Passage>();
        deeper(0);
        skipToStatement();
        var before = Gap.of("\n" + source.between(0, source.at)); // nothing stands beside it
        while (!source.ended()) {
            int start = source.at;
            var step = step();
            int behind = written;
            skipToStatement();
            var after = Gap.of(source.between(behind, source.at));
            passages.add(new Passage(step, source.between(start, behind), before.below(), after.beside()));
            before = after;
        }
        return new Script(passages, before.below());
    }

    private List<Step> until(int open, char last) {
        deeper(open);
        char outer = end;
        end = last;
        var steps = new ArrayList<Step>();
        skipToStatement();
        while (!source.ended() && !atEnd()) {
            steps.add(step());
            skipToStatement();
        }
        if (source.ended()) {
            throw source.unfinished(open, end == '}' ? "a brace that is not closed" : "a $( that is not closed");
        }
        source.at++;
        written = source.at;
        end = outer;
        depth--;
        return steps;
    }

    private void deeper(int open) {
        if (++depth > DEEPEST) {
            throw source.wrong(open, "more than " + DEEPEST + " blocks stand in each other", "write it flatter");
        }
    }

    private boolean atEnd() {
        return end != Source.END && source.here() == end;
    }

    private void skipToStatement() {
        while (!source.ended() && (source.here() == ';' || source.here() == '\n' || skippable())) {
            skip();
        }
    }

    private void skipBlanks() {
        while (!source.ended() && skippable()) {
            skip();
        }
    }

    private boolean skippable() {
        return Character.isWhitespace(source.here()) && source.here() != '\n'
                || source.here() == '#'
                || source.stands("\\\n");
    }

    private void skip() {
        if (source.here() == '#') {
            source.skipLine();
        } else {
            source.at += source.here() == '\\' ? 2 : 1;
        }
    }

    private Step step() {
        int start = source.at;
        if (source.here() == '!') {
            return pipeline(start, false);
        }
        for (Keyword keyword : Keyword.values()) {
            if (stands(keyword.text())) {
                source.at += keyword.text().length();
                written = source.at;
                return keyword.read(this, start);
            }
        }
        return pipeline(start, false);
    }

    /** Whether this word of the language is the next one. */
    private boolean stands(String word) {
        char after = source.ahead(word.length());
        return source.stands(word)
                && (source.at + word.length() == source.end()
                        || Character.isWhitespace(after)
                        || after == ';'
                        || after == '{');
    }

    // ---- commands ----

    private Step.Pipeline pipeline(int start, boolean beforeBlock) {
        var calls = new ArrayList<Step.Call>();
        Optional<Step.Target> target = Optional.empty();
        boolean behind = false;
        calls.add(call(beforeBlock));
        while (!behind && !endsStatement() && !(beforeBlock && source.here() == '{')) {
            int operator = source.at;
            char c = source.here();
            source.at++;
            if (target.isPresent() && c != '&') {
                throw source.wrong(
                        operator, "nothing may stand behind this but the line's end", "write ; between two commands");
            } else if (c == '|') {
                calls.add(filter(operator));
            } else if (c == '>') {
                target = Optional.of(target(operator));
            } else {
                behind = behind(operator);
            }
            skipBlanks();
        }
        return new Step.Pipeline(calls, target, behind, source.place(start), source.between(start, written));
    }

    private boolean behind(int operator) {
        if (source.here() == '&') {
            throw source.wrong(operator, "there is no &&", "write ; instead: what follows runs only if this succeeds");
        }
        written = source.at;
        return true;
    }

    private Step.Call filter(int operator) {
        if (source.here() == '|') {
            throw source.wrong(operator, "there is no ||", "write: if not COMMAND { … }");
        }
        skipToStatement();
        if (source.ended()) {
            throw source.unfinished(operator, "nothing behind the |");
        }
        return call(false);
    }

    private Step.Target target(int operator) {
        boolean append = source.here() == '>';
        source.at += append ? 1 : 0;
        skipBlanks();
        if (endsStatement() || isOperator()) {
            throw source.wrong(operator, "there is no file behind the >", "as in: vlist > nodes.txt");
        }
        return new Step.Target(word(), append);
    }

    private Step.Call call(boolean beforeBlock) {
        int start = source.at;
        boolean onHost = source.here() == '!';
        source.at += onHost ? 1 : 0;
        skipBlanks();
        var words = new ArrayList<Word>();
        while (!endsStatement() && !isOperator() && !(beforeBlock && source.here() == '{')) {
            int begin = source.at;
            words.add(word());
            if (source.here() == '>' && source.from(begin).matches("[12]")) {
                throw source.wrong(
                        begin,
                        "what goes wrong is not written to a file here",
                        "in a node, as in: pc1 sh -c 'ping pc2 2>/dev/null'; or write a blank before the >");
            }
            skipBlanks();
        }
        if (words.isEmpty()) {
            throw source.wrong(start, "a command is missing here", "see: help");
        }
        return new Step.Call(onHost, words);
    }

    private boolean isOperator() {
        char c = source.here();
        return c == '|' || c == '>' || c == '&' && source.ampersandEnds(end);
    }

    private boolean endsStatement() {
        return source.ended() || source.here() == ';' || source.here() == '\n' || atEnd();
    }

    private Word word() {
        var word = new Words(source, end, this::until).word();
        written = source.at;
        return word;
    }

    // ---- statements with blocks ----

    Step choice(int start) {
        skipBlanks();
        boolean negated = stands("not");
        source.at += negated ? 3 : 0;
        skipBlanks();
        var condition = pipeline(source.at, true);
        if (condition.behind()) {
            throw source.wrong(start, "what if asks for cannot run behind the prompt", "take the & away");
        }
        var text = source.between(start, written);
        var then = block(CHOICE);
        var otherwise = otherwise();
        mustEnd();
        return new Step.If(negated, condition, then, otherwise, source.place(start), text);
    }

    private List<Step> otherwise() {
        if (!goesOnWith("else")) {
            return List.of();
        }
        skipBlanks();
        int start = source.at;
        if (!stands("if")) {
            return block(CHOICE);
        }
        deeper(start);
        source.at += 2;
        var steps = List.of(choice(start));
        depth--;
        return steps;
    }

    Step loop(int start) {
        var example = "for n in pc1 pc2 { $n ip address }";
        skipBlanks();
        int at = source.at;
        var name = endsStatement() ? "" : word().plain().orElse("");
        skipBlanks();
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*") || !stands("in")) {
            throw source.wrong(at, "for needs a name, in and words", "as in: " + example);
        }
        source.at += 2;
        skipBlanks();
        var words = new ArrayList<Word>();
        while (!endsStatement() && !isOperator() && source.here() != '{') {
            words.add(word());
            skipBlanks();
        }
        var text = source.between(start, written);
        var body = block(example);
        mustEnd();
        return new Step.For(name, words, body, source.place(start), text);
    }

    Step attempt(int start) {
        var example = "try { lstart } finally { lclean }";
        var text = source.between(start, written);
        var body = block(example);
        Optional<List<Step>> last = goesOnWith("finally") ? Optional.of(block(example)) : Optional.empty();
        mustEnd();
        return new Step.Try(body, last, source.place(start), text);
    }

    LabException outOfPlace(int start, String keyword, String before) {
        return source.wrong(
                start, keyword + " stands behind the } of a " + before, "or put it in quotes, if it is a name");
    }

    private List<Step> block(String example) {
        skipToStatement();
        if (source.ended()) {
            throw source.unfinished(source.at, "no block in braces yet");
        }
        if (source.here() != '{') {
            throw source.wrong(source.at, "a block in braces is missing here", "as in: " + example);
        }
        int open = source.at++;
        return until(open, '}');
    }

    /** Whether behind a block, perhaps on the next line, stands this word; if so it is read. */
    private boolean goesOnWith(String keyword) {
        int behind = source.at;
        while (!source.ended() && (source.here() == '\n' || skippable())) {
            skip();
        }
        if (stands(keyword)) {
            source.at += keyword.length();
            return true;
        }
        source.at = behind;
        return false;
    }

    private void mustEnd() {
        skipBlanks();
        if (!endsStatement()) {
            throw source.wrong(source.at, "behind a block the statement ends", "begin a new line, or write ;");
        }
    }
}
