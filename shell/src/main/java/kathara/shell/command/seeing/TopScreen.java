package kathara.shell.command.seeing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import kathara.engine.platform.Streams;
import kathara.engine.session.Session;
import kathara.shell.network.Load;
import kathara.shell.screen.Screen;
import kathara.shell.screen.Table;

/** The load on the whole terminal, until the user leaves with q or Ctrl-C. */
final class TopScreen {
    /** Sequences of xterm: to a screen of its own without a cursor, and back. */
    private static final String ENTER = "\u001b[?1049h\u001b[?25l";

    private static final String LEAVE = "\u001b[?25h\u001b[?1049l";
    private static final String HOME = "\u001b[H";
    private static final String REST_OF_LINE = "\u001b[K";
    private static final String REST_OF_SCREEN = "\u001b[J";

    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;
    private static final int END = -1;
    private static final int RESIZED = -2;

    private final Session session;
    private final String name;
    private final Streams streams;
    private final Screen styles;
    private final Duration every;
    private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
    private TopTable table;
    private Load load;
    /** What is typed behind a slash; null outside of that. */
    private StringBuilder typed;

    TopScreen(Session session, String name, Streams streams, Screen styles, Duration every) {
        this.session = session;
        this.name = name;
        this.streams = streams;
        this.styles = styles;
        this.every = every;
    }

    int run(TopTable first) throws InterruptedException {
        table = first;
        var reading = new Thread(this::read, "top keys");
        reading.setDaemon(true);
        reading.start();
        streams.console().ifPresent(console -> console.onResize(() -> keys.add(RESIZED)));
        write(ENTER);
        try {
            watch();
        } finally {
            write(LEAVE);
        }
        return 0;
    }

    private void read() {
        try {
            int key = streams.in().read();
            while (key >= 0) {
                keys.add(key);
                key = streams.in().read();
            }
        } catch (IOException e) {
            // the terminal has gone, which is an end as well
        }
        keys.add(END);
    }

    private void watch() throws InterruptedException {
        var before = Load.Look.at(session);
        draw();
        long next = System.nanoTime() + Math.min(every.toNanos(), TimeUnit.MILLISECONDS.toNanos(500));
        while (true) {
            var key = keys.poll(Math.max(0, next - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (key == null) {
                var now = Load.Look.at(session);
                load = now.since(before);
                before = now;
                next = System.nanoTime() + every.toNanos();
            } else if (!understood(key)) {
                return;
            }
            draw();
        }
    }

    /** Whether it goes on. */
    private boolean understood(int key) {
        if (key == END || key == CTRL_C || key == CTRL_D) {
            return false;
        }
        if (typed != null) {
            type(key);
            return true;
        }
        switch (key) {
            case 'q' -> {
                return false;
            }
            case 'n' -> table = table.by(TopTable.Order.NAME);
            case 'c' -> table = table.by(TopTable.Order.CPU);
            case 'm' -> table = table.by(TopTable.Order.MEMORY);
            case 'p' -> table = table.by(TopTable.Order.PACKETS);
            case 'b' -> table = table.by(TopTable.Order.BYTES);
            case 'd' -> table = table.by(TopTable.Order.DROPS);
            case 'l' -> table = table.turned();
            case '/' -> typed = new StringBuilder();
            default -> {
                // no key of ours
            }
        }
        return true;
    }

    private void type(int key) {
        if (key == '\r' || key == '\n') {
            table = table.filtered(typed.toString());
            typed = null;
        } else if (key == 127 || key == '\b') {
            typed.setLength(Math.max(0, typed.length() - 1));
        } else if (key == 27) {
            typed = null;
        } else if (key >= ' ') {
            typed.append((char) key);
        }
    }

    private void draw() {
        int columns = streams.console().map(Streams.Console::columns).orElse(80);
        int rows = streams.console().map(Streams.Console::rows).orElse(24);
        var lines = lines(columns, rows);
        var text = new StringBuilder(HOME);
        for (int i = 0; i < lines.size(); i++) {
            text.append(lines.get(i)).append(REST_OF_LINE).append(i + 1 < lines.size() ? "\r\n" : "");
        }
        write(text.append(REST_OF_SCREEN).toString());
    }

    private List<String> lines(int columns, int rows) {
        var lines = new ArrayList<String>();
        lines.add(styles.styled(
                Screen.Role.LAB,
                clipped(
                        name + ", by " + table.order().word()
                                + (table.filter().isEmpty() ? "" : ", with \"" + table.filter() + "\""),
                        columns)));
        if (load == null) {
            lines.add("");
            lines.add("looking…");
        } else {
            addTables(lines, columns, rows - 3);
        }
        while (lines.size() < rows - 1) {
            lines.add("");
        }
        lines.add(
                typed == null
                        ? styles.styled(
                                Screen.Role.FAINT,
                                clipped(
                                        "q leaves  n c m p b d sort by name cpu memory packets bytes drops"
                                                + "  l nodes, links, both  / filter",
                                        columns))
                        : "/" + typed);
        return lines;
    }

    /** Nodes first; links get at least a third of the rows when there are so many. */
    private void addTables(List<String> lines, int columns, int room) {
        var nodes = table.nodesOf(load);
        var links = table.linksOf(load);
        int forLinks = Math.min(links.size() + 2, nodes.isEmpty() ? room : Math.max(room / 3, room - nodes.size() - 1));
        int forNodes = Math.max(1, room - (links.isEmpty() ? 0 : forLinks));
        if (table.nodes()) {
            add(
                    lines,
                    Table.lines(
                            TopTable.NODE_HEADING,
                            nodes.stream().map(each -> TopTable.row(load, each)).toList(),
                            columns),
                    forNodes,
                    columns);
        }
        if (table.links()) {
            lines.add("");
            add(
                    lines,
                    Table.lines(
                            TopTable.LINK_HEADING,
                            links.stream().map(each -> TopTable.row(load, each)).toList(),
                            columns),
                    forLinks - 1,
                    columns);
        }
    }

    private void add(List<String> lines, List<String> rows, int room, int columns) {
        lines.add(styles.styled(Screen.Role.FAINT, clipped(rows.get(0), columns)));
        rows.stream().skip(1).limit(Math.max(0, room - 1)).forEach(row -> lines.add(clipped(row, columns)));
    }

    private static String clipped(String line, int columns) {
        return line.length() <= columns ? line : line.substring(0, columns);
    }

    private void write(String text) {
        try {
            streams.out().write(text.getBytes(StandardCharsets.UTF_8));
            streams.out().flush();
        } catch (IOException e) {
            keys.add(END);
        }
    }
}
