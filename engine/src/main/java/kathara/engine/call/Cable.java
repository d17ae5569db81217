package kathara.engine.call;

import java.util.List;
import kathara.engine.problem.LabException;
import kathara.engine.problem.Problem;
import kathara.engine.topology.Condition;
import kathara.engine.topology.HostInterface;
import kathara.engine.topology.Interface;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.NodeName;

/** One change of a lab's wiring. Its text is one word: {@code plug:pc1:0:A:02-00-00-00-00-01}. */
public sealed interface Cable {

    String text();

    <R> R handledBy(Handler<R> handler);

    /** One method a kind of change. */
    interface Handler<R> {
        R addLink(AddLink change);

        R removeLink(RemoveLink change);

        R plug(Plug change);

        R unplug(Unplug change);

        R adjust(Adjust change);

        R release(Release change);

        R join(Join change);

        R part(Part change);
    }

    /** Makes a link that nothing is plugged into yet. */
    record AddLink(LinkName link) implements Cable {
        @Override
        public String text() {
            return "link:" + link;
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.addLink(this);
        }
    }

    /** Removes a link and whatever is still plugged into it. */
    record RemoveLink(LinkName link) implements Cable {
        @Override
        public String text() {
            return "unlink:" + link;
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.removeLink(this);
        }
    }

    /** Gives a running node an interface, up and plugged into a link that exists. */
    record Plug(NodeName node, int number, LinkName link, Mac mac) implements Cable {
        @Override
        public String text() {
            return "plug:" + node + ":" + number + ":" + link + ":" + mac.text().replace(':', '-');
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.plug(this);
        }
    }

    /** Takes an interface away from a running node. */
    record Unplug(NodeName node, int number) implements Cable {
        @Override
        public String text() {
            return "unplug:" + node + ":" + number;
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.unplug(this);
        }
    }

    /** Gives a cable that is plugged in a condition, in place of the one it has. */
    record Adjust(NodeName node, int number, LinkName link, Mac mac, Condition condition) implements Cable {
        @Override
        public String text() {
            return "adjust:" + node + ":" + number + ":" + link + ":"
                    + mac.text().replace(':', '-') + ":"
                    + (condition.isGood() ? "good" : condition.text().replace(' ', ','));
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.adjust(this);
        }
    }

    /** Tells a node that has been started that its wiring is done: it runs its start-up scripts now. */
    record Release(NodeName node) implements Cable {
        @Override
        public String text() {
            return "release:" + node;
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.release(this);
        }
    }

    /** Plugs an interface of the machine, or a VLAN of it, into a link that exists; the machine lends it to the lab. */
    record Join(HostInterface joining) implements Cable {
        @Override
        public String text() {
            return "join:" + joining.link() + ":" + joining.text();
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.join(this);
        }
    }

    /** Gives an interface back to the machine, as it was. */
    record Part(HostInterface joining) implements Cable {
        @Override
        public String text() {
            return "part:" + joining.link() + ":" + joining.text();
        }

        @Override
        public <R> R handledBy(Handler<R> handler) {
            return handler.part(this);
        }
    }

    /** Reads the text form. */
    static Cable parse(String text) {
        var parts = List.of(text.split(":", -1));
        return switch (parts.get(0) + "/" + parts.size()) {
            case "link/2" -> new AddLink(new LinkName(parts.get(1)));
            case "unlink/2" -> new RemoveLink(new LinkName(parts.get(1)));
            case "plug/5" ->
                new Plug(
                        new NodeName(parts.get(1)),
                        Interface.number(parts.get(2)),
                        new LinkName(parts.get(3)),
                        new Mac(parts.get(4).replace('-', ':')));
            case "adjust/6" ->
                new Adjust(
                        new NodeName(parts.get(1)),
                        Interface.number(parts.get(2)),
                        new LinkName(parts.get(3)),
                        new Mac(parts.get(4).replace('-', ':')),
                        parts.get(5).equals("good")
                                ? Condition.GOOD
                                : Condition.parse(List.of(parts.get(5).split(",", -1))));
            case "unplug/3" -> new Unplug(new NodeName(parts.get(1)), Interface.number(parts.get(2)));
            case "join/3" -> new Join(HostInterface.parse(new LinkName(parts.get(1)), parts.get(2)));
            case "part/3" -> new Part(HostInterface.parse(new LinkName(parts.get(1)), parts.get(2)));
            case "release/2" -> new Release(new NodeName(parts.get(1)));
            default -> throw new LabException(Problem.of("\"" + text + "\" is not a change of wiring"));
        };
    }
}
