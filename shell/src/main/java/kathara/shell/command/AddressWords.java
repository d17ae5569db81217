package kathara.shell.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import kathara.engine.topology.NodeName;

/**
 * Puts addresses in the place of nodes' names in the words of a command: a whole word, {@code pc2.eth1}, {@code
 * pc2:80}, {@code root@pc2}, {@code http://pc2/}. Words in quotes stay as they are.
 */
final class AddressWords {
    private static final String NAME = "(?<node>[A-Za-z0-9][A-Za-z0-9_-]{0,29})(?:\\.(?<device>eth[0-9]{1,3}|lo))?";
    private static final Pattern WHOLE = Pattern.compile(NAME);
    private static final Pattern INSIDE = Pattern.compile(
            "(?<before>(?:[a-z][a-z0-9+.-]{0,20}://)?(?:[A-Za-z0-9_.-]{1,60}@)?)" + NAME + "(?<after>[:/].*|)",
            Pattern.DOTALL);
    private static final Set<String> OF_IPV6 = Set.of("ping6", "traceroute6", "tracepath6");

    private final Addresses addresses;

    AddressWords(Addresses addresses) {
        this.addresses = addresses;
    }

    /** The words as they are run on a node. */
    List<String> on(NodeName node, List<Argument> words) throws InterruptedException {
        var family = familyOf(words);
        var filled = new ArrayList<String>();
        for (int i = 0; i < words.size(); i++) {
            var word = words.get(i);
            filled.add(i == 0 || word.quoted() ? word.text() : filled(word.text(), node, family));
        }
        return filled;
    }

    private static Addresses.Family familyOf(List<Argument> words) {
        var texts = words.stream().map(Argument::text).toList();
        return OF_IPV6.contains(texts.get(0)) || texts.contains("-6")
                ? Addresses.Family.IPV6
                : texts.contains("-4") ? Addresses.Family.IPV4 : Addresses.Family.EITHER;
    }

    private String filled(String word, NodeName from, Addresses.Family family) throws InterruptedException {
        var whole = WHOLE.matcher(word);
        if (whole.matches()) {
            var node = addresses.node(whole.group("node"));
            return node.isEmpty()
                    ? word
                    : addresses
                            .of(node.get(), Optional.ofNullable(whole.group("device")), from, family)
                            .text();
        }
        var inside = INSIDE.matcher(word);
        if (!inside.matches() || !bounded(inside.group("before"), inside.group("after"))) {
            return word;
        }
        var node = addresses.node(inside.group("node"));
        if (node.isEmpty()) {
            return word;
        }
        var address = addresses.of(node.get(), Optional.ofNullable(inside.group("device")), from, family);
        boolean brackets = address.isIpv6()
                && (inside.group("before").contains("://")
                        || inside.group("after").startsWith(":"));
        return inside.group("before")
                + (brackets ? "[" + address.text() + "]" : address.text())
                + inside.group("after");
    }

    /** {@code pc2/24} or {@code pc2:x} is something else; a port, a path of scp(1) and a URL are not. */
    private static boolean bounded(String before, String after) {
        return !before.isEmpty() && (after.isEmpty() || before.contains("://") || after.startsWith(":"))
                || after.matches("(?s):(?:[0-9]{1,5}$|/.*)");
    }
}
