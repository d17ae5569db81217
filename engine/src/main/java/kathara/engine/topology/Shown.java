package kathara.engine.topology;

/** Makes any text fit to stand in an error: no control characters, not longer than a line. */
final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    static String shortened(String text) {
        var printable = text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
        return printable.length() <= LONGEST ? printable : printable.substring(0, LONGEST) + "…";
    }
}
