package kathara.engine.labconf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What Kathará 3.8.3 and Netkit accept and refuse in a lab.conf, a row a line. {@code as upstream}: the same here.
 * Everything else says why it differs. {@code |} ends a line of lab.conf; the last column is what the lab reads as, or
 * what is wrong with it.
 */
class CompatibilityTest {

    @ParameterizedTest(name = "{0} [{1}]")
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            pc1[port]=1000:2000/udp|pc1[port]=4000|pc1[port]=5000/udp; as upstream; pc1[port]="1000:2000/udp" pc1[port]="3000:4000/tcp" pc1[port]="3000:5000/udp"
            pc1[num_terms]=2; as upstream; pc1[num_terms]="2"
            pc1[privileged]=true; read and then refused by policy; pc1[privileged]="true"
            pc1[0]=A$; as upstream; ! not a link name
            shared[0]=A; as upstream; ! no node can be called
            _test[0]=A; as upstream; ! no node can be called
            pc1[0]=A|pc2[0]=A; as upstream; pc1[0]="A" pc2[0]="A"
            pc1[0]=A|pc1[1]=A; two interfaces on one link work here; pc1[0]="A" pc1[1]="A"
            pc1[0]=A|pc1[0]=B; as upstream; ! has eth0 already
            pc1[0]='A'   # c; as upstream; pc1[0]="A"
            pc1[0]='A   # c; as upstream; ! quote is not closed
            pc1[0]='A"; as upstream; ! quote is not closed
            pc1[0]='A; as upstream; ! quote is not closed
            pc1[0]=A/00:11:22:33:44:55; as upstream; pc1[0]="A/00:11:22:33:44:55"
            pc1[0]=A/00:11:22:33:44; as upstream; ! not a MAC address
            pc1[0]=A/0/0; as upstream; ! not a MAC address
               pc1[0]=A; as upstream; pc1[0]="A"
            pc1[0]=A//00:11:22:33:44:55; their bug: one blank word is no slash; ! not a MAC address
            pc1[1_0]=A; their bug: Python's spelling of 10; ! not an interface number
            pc1[٣]=A; their bug: digits that no other tool reads; ! not an interface number
            pc1[-1]=A; as upstream; ! not an interface number
            pc1[0]=A # c; their bug: a comment behind a value is a comment; pc1[0]="A"
            pc1[image]=kathara/frr # foo; their bug: the comment became part of the name; pc1[image]="kathara/frr"
            pc1[0]="A"#c; their bug: a comment behind a value is a comment; pc1[0]="A"
            pc1[exec]="echo # hi"; as upstream; pc1[exec]="echo # hi"
            pc1[0] = A; their bug: blanks around = are harmless; pc1[0]="A"
            PC1[0]=A|sw-1[0]=A; names of the paper, of Netkit and of P4 labs; PC1[0]="A" sw-1[0]="A"
            a234567890123456789012345678901[0]=A; as upstream; ! not a node name
            pc1[image]=""; as upstream; ! no value
            pc1[exec]="echo 'a b'"; their bug: a command may have quotes of the other kind; pc1[exec]="echo 'a b'"
            pc1[exec]=echo 'a'; as upstream; ! quote inside the value
            pc1[x y]=A; as upstream; ! has no key
               # indented; their bug: an indented comment is a comment; ()
               LAB_NAME=x; their bug: indentation is harmless; ()
            pc1[0]=A|pc1[2]=B; interface numbers may have gaps, as in Netkit; pc1[0]="A" pc1[2]="B"
            machines="pc1 pc2"|pc1[0]=A; Netkit's list of nodes; pc1[0]="A" pc2[image]="kathara/base"
            pc1[0]=tap,10.0.0.1,10.0.0.2; Netkit's way out of the lab; pc1[bridged]="true"
            pc1[con0]=none; Netkit's console; pc1[num_terms]="0"
            pc1[con0]=xterm|pc1[con1]=xterm; Netkit's consoles; pc1[num_terms]="2"
            pc1[cpu]=2; their bug: a key they do not know does nothing; ! no key "cpu"
            pc1[enable_ipv6]=true; their bug: a key they do not know does nothing; ! no key "enable_ipv6"
            pc1[MEM]=64; the paper's code knew keys in any case; pc1[mem]="64m"
            pc1[mem]=24; as upstream; pc1[mem]="24m"
            pc1[mem]=64M; as upstream; pc1[mem]="64m"
            pc1[cpus]=0.5; as upstream; pc1[cpus]="0.5"
            pc1[ipv6]=No; as upstream; pc1[ipv6]="false"
            pc1[bridged]=ON; as upstream; pc1[bridged]="true"
            pc1[bridged]=maybe; as upstream; ! neither yes nor no
            pc1[sysctl]=kernel.shm_rmid_forced=1; as upstream; ! outside net.
            pc1[sysctl]=net.ipv4.tcp_syncookies; as upstream; ! not a setting
            pc1[sysctl]=net.ipv4.x=1=2; as upstream; ! not a setting
            pc1[sysctl]=net.ipv4.x=-1; as upstream; pc1[sysctl]="net.ipv4.x=-1"
            pc1[sysctl]=net.ipv4.x=-1-; as upstream; pc1[sysctl]="net.ipv4.x=-1-"
            pc1[sysctl]=net.ipv4.ping_group_range=0 100; as upstream; pc1[sysctl]="net.ipv4.ping_group_range=0 100"
            pc1[sysctl]=net.ipv4.x=1|pc1[sysctl]=net.ipv4.x=2; as upstream; pc1[sysctl]="net.ipv4.x=2"
            pc1[env]=1=a b; as upstream; pc1[env]="1=a b"
            pc1[env]=IFACES=linux:eth0,name=iface/name; as upstream; pc1[env]="IFACES=linux:eth0,name=iface/name"
            pc1[env]=X; as upstream; ! not an environment variable
            pc1[port]=:2000; as upstream; ! not a port
            pc1[port]=2000/ppp; as upstream; ! not a port
            pc1[port]=3000:80|pc1[port]=3000:81; as upstream; pc1[port]="3000:81/tcp"
            pc1[port]=3000:80|pc1[port]=3001:80; their bug: the second took the place of the first; pc1[port]="3000:80/tcp" pc1[port]="3001:80/tcp"
            pc1[ulimit]=nofile=1024; as upstream; pc1[ulimit]="nofile=1024:1024"
            pc1[ulimit]=nofile=2048:1024; as upstream; pc1[ulimit]="nofile=1024:1024"
            pc1[ulimit]=nofile=10:-1; as upstream; pc1[ulimit]="nofile=10:-1"
            pc1[ulimit]=nofile=-1:10; as upstream; ! not a limit
            pc1[ulimit]=nofile=-2; as upstream; ! not a limit
            pc1[ulimit]=nofile; as upstream; ! not a limit
            pc1[volume]=.|/test; `|` ends a line of this table; ! not a volume
            pc1[shell]=/bin/sh; as upstream; pc1[shell]="/bin/sh"
            pc1[entrypoint]="a 'b c'"; as upstream; pc1[entrypoint]="a 'b c'"
            pc1[args]=-x 1; as upstream; pc1[args]="-x 1"
            some text; Netkit took such lines for comments, which hides slips: --lenient does so; ! not a line of lab.conf
            """)
    void labConf(String lines, String why, String expected) {
        assertFalse(why.isBlank());
        var reading = new LabConfReader().read("lab.conf", List.of(lines.split("\\|")));
        if (expected.startsWith("! ")) {
            var all = reading.problems().toString();
            assertEquals(true, all.contains(expected.substring(2)), () -> all);
        } else {
            var text = LabConfWriter.lines(reading.sound()).stream().collect(Collectors.joining(" "));
            assertEquals(expected.equals("()") ? "" : expected, text);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
            .#/test;            .#/test#ro
            .#/test#rw;         .#/test#rw
            .#/te#st#;          !
            .#;                 !
            .#/test#xy;         !
            """)
    void volumesAsUpstream(String value, String expected) {
        var reading = new LabConfReader().read("lab.conf", List.of("pc1[volume]=\"" + value.replace('#', '|') + "\""));
        if (expected.equals("!")) {
            assertEquals(1, reading.problems().size());
        } else {
            assertEquals(
                    List.of("pc1[volume]=\"" + expected.replace('#', '|') + "\""),
                    LabConfWriter.lines(reading.sound()));
        }
    }

    @Test
    void whatALabSaysOfItselfMayHaveQuotesAndEqualSignsAndBeEmpty() {
        var metadata = new LabConfReader()
                .read(
                        "lab.conf",
                        List.of(
                                "LAB_DESCRIPTION=\"A \"small\" lab\"",
                                "LAB_VERSION=",
                                "LAB_AUTHOR='D'Angelo'  # c",
                                "LAB_EMAIL=\"\"",
                                "LAB_WEB=http://x/?a=b&c=d#e"))
                .metadata();
        assertEquals(
                "{AUTHOR=D'Angelo, DESCRIPTION=A \"small\" lab, EMAIL=, VERSION=, WEB=http://x/?a=b&c=d#e}",
                metadata.entries().toString());
    }
}
