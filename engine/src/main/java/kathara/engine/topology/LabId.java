package kathara.engine.topology;

/** Which lab on a machine: its owner and its name. Two users may each have a lab of one name. */
public record LabId(UserName owner, LabName name) implements Comparable<LabId> {
    @Override
    public int compareTo(LabId other) {
        int byOwner = owner.compareTo(other.owner);
        return byOwner != 0 ? byOwner : name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name.text();
    }
}
