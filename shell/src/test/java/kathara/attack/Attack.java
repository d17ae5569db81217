package kathara.attack;

/**
 * One way that is known, or can be thought of, from "may create and run nodes" to the machine, to another's lab, or past
 * a limit.
 *
 * @param what is tried, in a few words
 * @param way how: a canonical line, a call, a lab.conf, a command of the shell, files, or a command in a node
 * @param stopped the policy's rule that stops it, or for what runs inside a node the confinement that does
 */
record Attack(String what, Way way, String stopped, Trial trial) {

    /** Where it is tried. */
    enum Way {
        LINE("line"),
        CALL("call"),
        CONF("lab.conf"),
        SHELL("command"),
        FILES("files"),
        NODE("in a node");

        private final String shown;

        Way(String shown) {
            this.shown = shown;
        }

        String shown() {
            return shown;
        }
    }

    /** Tries it, and fails as a test when it succeeds or is stopped by something else. */
    interface Trial {
        void run(Grounds grounds) throws Exception;
    }
}
