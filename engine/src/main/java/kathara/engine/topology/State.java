package kathara.engine.topology;

/** What a node does. A halted node keeps its files and its place in the lab; its processes are gone. */
public enum State {
    RUNNING,
    PAUSED,
    HALTED
}
