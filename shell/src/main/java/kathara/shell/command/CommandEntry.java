package kathara.shell.command;

import java.util.function.Supplier;

/**
 * A command as the list has it. The command itself is made when it is first used, since reading its annotations takes
 * time that the prompt does not have.
 *
 * @param summary what it does, in at most 60 characters
 */
public record CommandEntry(String name, Group group, String summary, Supplier<Command> make) {

    /** Under which heading help shows it. */
    public enum Group {
        NODES("Single nodes"),
        LABS("Whole labs"),
        LOOKING("Looking and running"),
        SESSION("Session and scripts"),
        FILTERS("Filters, behind a |"),
        MACHINE("Machine");

        private final String heading;

        Group(String heading) {
            this.heading = heading;
        }

        public String heading() {
            return heading;
        }
    }
}
