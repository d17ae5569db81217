package kathara.shell.command;

import java.util.List;
import java.util.Locale;

/** The report that build servers read; as the XML of JUnit's Ant task, of which there is no standard. */
final class JUnitReport {
    private JUnitReport() {}

    static String of(List<ScriptTest.Run> runs) {
        var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        xml.append(String.format(
                Locale.ROOT,
                "<testsuite name=\"kathara\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"0\" time=\"%.3f\">\n",
                runs.size(),
                runs.stream().filter(run -> !run.passed()).count(),
                runs.stream().mapToLong(run -> run.time().toMillis()).sum() / 1000.0));
        for (var run : runs) {
            xml.append(String.format(
                    Locale.ROOT,
                    "  <testcase classname=\"kathara\" name=\"%s\" time=\"%.3f\">\n",
                    escaped(run.file()),
                    run.time().toMillis() / 1000.0));
            if (!run.passed()) {
                xml.append("    <failure message=\"")
                        .append(escaped(run.problem().lines().findFirst().orElse("")))
                        .append("\">")
                        .append(escaped(run.problem()))
                        .append("</failure>\n");
            }
            xml.append("    <system-out>").append(escaped(run.out())).append("</system-out>\n  </testcase>\n");
        }
        return xml.append("</testsuite>\n").toString();
    }

    /** Text for XML 1.0, which has no place for most control characters. */
    private static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '"' -> escaped.append("&quot;");
                default -> {
                    boolean allowed = c >= 0x20 && (c < 0xd800 || c > 0xdfff) && c != 0xfffe && c != 0xffff
                            || c == '\n'
                            || c == '\t';
                    escaped.appendCodePoint(allowed ? c : 0xfffd);
                }
            }
        });
        return escaped.toString();
    }
}
