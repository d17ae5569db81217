package kathara.shell.screen;

import java.util.ArrayList;
import java.util.List;

/** Lays out rows in columns, two blanks apart; the last column gives way when the screen is too narrow. */
public final class Table {
    private static final String GAP = "  ";
    private static final int NARROWEST = 10;

    private Table() {}

    /** The lines; {@code width} 0 means that nothing limits them. */
    public static List<String> lines(List<String> heading, List<List<String>> rows, int width) {
        var all = new ArrayList<List<String>>();
        all.add(heading);
        all.addAll(rows);
        var widths = new int[heading.size()];
        for (var row : all) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        int before = (widths.length - 1) * GAP.length();
        for (int i = 0; i < widths.length - 1; i++) {
            before += widths[i];
        }
        int last = width == 0 ? Integer.MAX_VALUE : Math.max(NARROWEST, width - before);
        return all.stream().map(row -> line(row, widths, last)).toList();
    }

    private static String line(List<String> row, int[] widths, int last) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length - 1; i++) {
            line.append(row.get(i))
                    .append(" ".repeat(widths[i] - length(row.get(i))))
                    .append(GAP);
        }
        var end = row.get(widths.length - 1);
        line.append(length(end) <= last ? end : end.substring(0, end.offsetByCodePoints(0, last - 1)) + "…");
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
