package kathara.shell.command;

/** What goes on, shared by all interpreters of it, whatever their screens are. */
final class Run {
    boolean leaving;
    /** How many statements have been said to have failed; a file within a file says it once. */
    int told;

    int depth;
    int status;
    Scope scope;
    /** The innermost try that takes back; null outside of all. */
    Trial trial;

    Run(Scope scope) {
        this.scope = scope;
    }
}
