package kathara.shell.terminal;

import java.io.IOException;
import java.util.List;
import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.MaskingCallback;
import org.jline.reader.Reference;
import org.jline.reader.Widget;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;

/**
 * JLine's reader with lines below the one that is typed, part of the same picture: it is drawn anew as a whole when the
 * window changes, and goes when the line is entered. (JLine's own Status keeps rows at the bottom of the window by a
 * scroll region, which programs of nodes and new sizes of the window upset.)
 */
final class PromptLine extends LineReaderImpl {
    /** With fewer rows there is room for the line alone. */
    private static final int ROOM = 8;

    private Rows below = (line, cursor, columns) -> List.of();
    private boolean pasted;
    private boolean leaving;

    /** What stands below the line. */
    interface Rows {
        List<AttributedString> of(String line, int cursor, int columns);
    }

    PromptLine(Terminal terminal) throws IOException {
        super(terminal, "kathara");
    }

    void showBelow(Rows shown) {
        below = shown;
    }

    /** Whether a line is being typed now, and not yet entered. */
    boolean typing() {
        return state == State.NORMAL && !leaving;
    }

    /** Whether what stands in the line was pasted, in part at least. */
    boolean pasted() {
        return pasted && buf.toString().indexOf('\n') >= 0;
    }

    @Override
    public AttributedString getDisplayedBufferWithPrompts(List<AttributedString> secondaryPrompts) {
        var line = super.getDisplayedBufferWithPrompts(secondaryPrompts);
        if (post != null || !typing() || bare() || size.getRows() < ROOM) {
            return line;
        }
        var all = new AttributedStringBuilder().append(line);
        below.of(buf.toString(), buf.cursor(), size.getColumns())
                .forEach(each -> all.append("\n").append(each.columnSubSequence(0, size.getColumns() - 1)));
        return all.toAttributedString();
    }

    /** Draws it anew, if it is there; from any thread. */
    void refresh() {
        lock.lock();
        try {
            if (reading && typing()) {
                redisplay(true);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String readLine(String prompt, String rightPrompt, MaskingCallback masking, String buffer) {
        pasted = false;
        leaving = false;
        return super.readLine(prompt, rightPrompt, masking, buffer);
    }

    @Override
    protected void cleanup() {
        leaving = true;
        rightPrompt = new AttributedString(""); // it was about the line before
        super.cleanup();
    }

    /** What was pasted stays in the line until it is entered, also when its last line is ended. */
    @Override
    public boolean beginPaste() {
        super.beginPaste();
        pasted = true;
        while (buf.cursor() > 0 && buf.prevChar() == '\n') {
            buf.backspace();
        }
        return true;
    }

    private boolean bare() {
        return Terminal.TYPE_DUMB.equals(terminal.getType()) || Terminal.TYPE_DUMB_COLOR.equals(terminal.getType());
    }

    /** Gives a key another meaning, in all ways of typing. */
    void bind(Widget widget, String name, String key) {
        getWidgets().put(name, widget);
        for (var map : List.of(EMACS, VIINS)) {
            getKeyMaps().get(map).bind(new Reference(name), key);
        }
    }

    /**
     * Reads Ctrl-C as the key that it is. As a signal it would overtake the keys before it, and what is typed right
     * behind it would be lost with the line.
     */
    void readInterruptAsKey() {
        getWidgets().put(CALLBACK_INIT, () -> {
            var attributes = terminal.getAttributes();
            attributes.setControlChar(Attributes.ControlChar.VINTR, 0);
            terminal.setAttributes(attributes);
            return true;
        });
        Widget interrupt = () -> {
            state = State.INTERRUPT;
            return true;
        };
        getWidgets().put("interrupt", interrupt);
        getKeyMaps().values().forEach(map -> map.bind(new Reference("interrupt"), "\u0003"));
    }

    /** Shows these lines below the one that is typed until others are shown; none ends it. */
    void overlay(List<AttributedString> lines) {
        if (lines.isEmpty()) {
            post = null;
        } else {
            var all = new AttributedStringBuilder();
            for (int i = 0; i < lines.size(); i++) {
                all.append(i == 0 ? "" : "\n").append(lines.get(i));
            }
            var text = all.toAttributedString();
            post = () -> text;
        }
        redisplay();
    }

    /** The next key or what it is bound to. */
    Binding next(KeyMap<Binding> keys) {
        return readBinding(keys);
    }

    void line(String text) {
        buf.clear();
        buf.write(text);
    }
}
