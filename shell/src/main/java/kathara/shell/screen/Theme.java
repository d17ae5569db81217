package kathara.shell.screen;

import java.util.Arrays;
import java.util.Map;
import kathara.shell.screen.Screen.Role;
import org.fusesource.jansi.Ansi;

/**
 * How what a word stands for is shown. Colours are numbers of xterm's 256; the first 8 are those that the user's terminal
 * has set. No theme says by colour alone what matters: an unknown word is underlined as well while it is typed.
 */
public enum Theme {
    /** Bright words on black. */
    DARK(Map.ofEntries(
            Map.entry(Role.COMMAND, Look.BOLD),
            Map.entry(Role.NODE, Look.colour(6)),
            Map.entry(Role.LINK, Look.colour(3)),
            Map.entry(Role.LAB, Look.bold(2)),
            Map.entry(Role.GOOD, Look.colour(2)),
            Map.entry(Role.BAD, Look.colour(1)),
            Map.entry(Role.OPTION, Look.colour(5)),
            Map.entry(Role.QUOTED, Look.colour(2)),
            Map.entry(Role.FAINT, Look.colour(8)))),
    /** Dark words on white. */
    LIGHT(Map.ofEntries(
            Map.entry(Role.COMMAND, Look.BOLD),
            Map.entry(Role.NODE, Look.colour(4)),
            Map.entry(Role.LINK, Look.colour(94)),
            Map.entry(Role.LAB, Look.bold(22)),
            Map.entry(Role.GOOD, Look.colour(22)),
            Map.entry(Role.BAD, Look.colour(124)),
            Map.entry(Role.OPTION, Look.colour(90)),
            Map.entry(Role.QUOTED, Look.colour(22)),
            Map.entry(Role.FAINT, Look.colour(243)))),
    /** Bold and far from each other, for a bright room. */
    PROJECTOR(Map.ofEntries(
            Map.entry(Role.COMMAND, Look.BOLD),
            Map.entry(Role.NODE, Look.bold(6)),
            Map.entry(Role.LINK, Look.bold(3)),
            Map.entry(Role.LAB, Look.bold(2)),
            Map.entry(Role.GOOD, Look.bold(2)),
            Map.entry(Role.BAD, Look.bold(9)),
            Map.entry(Role.OPTION, Look.bold(5)),
            Map.entry(Role.QUOTED, Look.BOLD),
            Map.entry(Role.FAINT, Look.colour(7)))),
    /** The colours of Okabe and Ito (2008), which people with any kind of colour vision tell apart. */
    COLOUR_BLIND(Map.ofEntries(
            Map.entry(Role.COMMAND, Look.BOLD),
            Map.entry(Role.NODE, Look.colour(74)),
            Map.entry(Role.LINK, Look.colour(214)),
            Map.entry(Role.LAB, Look.bold(36)),
            Map.entry(Role.GOOD, Look.colour(36)),
            Map.entry(Role.BAD, Look.bold(166)),
            Map.entry(Role.OPTION, Look.colour(175)),
            Map.entry(Role.QUOTED, Look.colour(227)),
            Map.entry(Role.FAINT, Look.colour(8)))),
    /** No colours at all. */
    PLAIN(Map.of());

    private final Map<Role, Look> looks;

    Theme(Map<Role, Look> looks) {
        this.looks = looks;
    }

    /** The text as it is sent to a terminal. */
    public String styled(Role role, String text) {
        var look = looks.get(role);
        return look == null || text.isEmpty() ? text : look.of(text);
    }

    /** The theme of a name in the settings. */
    public static Theme named(String name) {
        return Arrays.stream(values())
                .filter(theme -> theme.name().equalsIgnoreCase(name.replace('-', '_')))
                .findFirst()
                .orElse(DARK);
    }

    /**
     * One look.
     *
     * @param colour 0 to 255, or -1 for the usual one
     */
    private record Look(int colour, boolean heavy) {
        static final Look BOLD = new Look(-1, true);

        static Look colour(int number) {
            return new Look(number, false);
        }

        static Look bold(int number) {
            return new Look(number, true);
        }

        String of(String text) {
            var ansi = new Ansi();
            if (heavy) {
                ansi.bold();
            }
            if (colour >= 0) {
                ansi.fg(colour);
            }
            return ansi.a(text).reset().toString();
        }
    }
}
