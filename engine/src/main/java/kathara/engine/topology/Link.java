package kathara.engine.topology;

import java.util.List;

/** A link is a collision domain: every interface on it hears every frame. */
public record Link(LinkName name, List<End> ends) {

    /** An interface of a node, as one end of a link. */
    public record End(NodeName node, Interface plug) {
        @Override
        public String toString() {
            return node + "." + plug.name();
        }
    }

    public Link {
        ends = List.copyOf(ends);
    }
}
