package kathara.engine.session;

/** Is told how a plan goes, while it goes; by any thread, one call at a time. */
public interface Watcher {

    /** Something that the user should know before it is done. */
    void note(String text);

    /** So many of so many are done; {@code what} says of what, as in "starting nodes". */
    void progress(String what, int done, int all);

    /** Hears nothing. */
    Watcher NONE = new Watcher() {
        @Override
        public void note(String text) {}

        @Override
        public void progress(String what, int done, int all) {}
    };
}
