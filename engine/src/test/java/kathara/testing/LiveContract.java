package kathara.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import kathara.engine.call.EngineCall;
import kathara.engine.labconf.LabDirectory;
import kathara.engine.operation.Operation;
import kathara.engine.platform.Startup;
import kathara.engine.platform.Streams;
import kathara.engine.session.Outcome;
import kathara.engine.session.Watcher;
import kathara.engine.topology.LinkName;
import kathara.engine.topology.Mac;
import kathara.engine.topology.NodeName;
import kathara.engine.topology.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every platform that runs real processes promises about them, their files and their packets. */
public abstract class LiveContract extends LinkContract {
    protected static final NodeName SPY = new NodeName("spy");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    /** What a command came to. */
    protected record Ran(int status, String out, String err) {}

    protected Ran run(NodeName node, String... words) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = session.execute(node, false, List.of(words), Streams.to(out, err));
        return new Ran(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    protected Ran shell(NodeName node, String script) throws InterruptedException {
        return run(node, "sh", "-c", script);
    }

    /** What a command prints, without the line's end; it must not fail. */
    protected String output(NodeName node, String script) throws InterruptedException {
        var ran = shell(node, script);
        assertEquals(0, ran.status(), () -> script + ": " + ran);
        return ran.out().strip();
    }

    private static <T> FutureTask<T> meanwhile(Callable<T> work) {
        var task = new FutureTask<>(work);
        var thread = new Thread(task, "meanwhile");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    protected static void await(String what, BooleanSupplier condition) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertTrue(Instant.now().isBefore(end), () -> "did not come: " + what);
            Thread.sleep(50);
        }
    }

    /** Two nodes on A, with addresses 10.0.0.1 and 10.0.0.2, and a third that has none. */
    private void startThree() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A", "spy[0]=A");
        output(PC1, "ip address add 10.0.0.1/24 dev eth0");
        output(PC2, "ip address add 10.0.0.2/24 dev eth0");
    }

    private FutureTask<String> capture(LinkName link, String... words) throws InterruptedException {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var task = meanwhile(() -> {
            session.perform(new EngineCall.Capture(lab, link, List.of(words)), Streams.to(out, err));
            return out.toString(StandardCharsets.UTF_8);
        });
        await(
                "listening on " + link,
                () -> err.toString(StandardCharsets.UTF_8).contains("listening on") || task.isDone());
        return task;
    }

    protected Outcome startLab() throws InterruptedException {
        session.takeFilesFrom(LabDirectory.read(directory).directory().orElseThrow());
        return session.apply(new Operation.Start(LabDirectory.read(directory).topology()), true, Watcher.NONE);
    }

    protected Path write(String name, String text) throws IOException {
        var file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    // Processes.

    @Test
    void aCommandsExitStatusIsTold() throws InterruptedException {
        start("pc1[0]=A");
        assertEquals(0, run(PC1, "true").status());
        assertEquals(7, shell(PC1, "exit 7").status());
        assertEquals(128 + 15, shell(PC1, "kill -TERM $$").status());
    }

    @Test
    void aCommandThatIsNotThereEndsWith126Or127() throws InterruptedException {
        start("pc1[0]=A");
        int status = run(PC1, "no-such-command").status();
        assertTrue(status == 126 || status == 127, () -> "status " + status);
    }

    @Test
    void outputAndErrorsComeApart() throws InterruptedException {
        start("pc1[0]=A");
        var ran = shell(PC1, "echo out; echo err >&2");
        assertEquals("out\n", ran.out());
        assertEquals("err\n", ran.err());
    }

    @Test
    void muchOutputComesWhole() throws InterruptedException {
        start("pc1[0]=A");
        var ran = shell(PC1, "i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done");
        assertEquals(20_000, ran.out().lines().count());
        assertTrue(ran.out().endsWith("line 19999\n"));
    }

    @Test
    void inputIsReadToItsEnd() throws InterruptedException {
        start("pc1[0]=A");
        var out = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        int status = session.execute(
                PC1, false, List.of("cat"), new Streams(in, out, OutputStream.nullOutputStream(), Optional.empty()));
        assertEquals(0, status);
        assertEquals("one\ntwo\n", out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void wordsReachTheCommandAsTheyAre() throws InterruptedException {
        start("pc1[0]=A");
        assertEquals(
                "[a b][$HOME][*][\"'][;ls]",
                run(PC1, "printf", "[%s]", "a b", "$HOME", "*", "\"'", ";ls").out());
    }

    @Test
    void anInterruptedCommandIsEnded() throws Exception {
        start("pc1[0]=A");
        var running = new Thread(() -> {
            try {
                run(PC1, "sleep", "4711");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        running.start();
        var count =
                "ls -d /proc/[0-9]* | while read p; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null | grep -c '^sleep 4711'";
        await("the command", () -> shellSays(PC1, count, "1"));
        running.interrupt();
        running.join(20_000);
        assertFalse(running.isAlive());
        await("the command's end", () -> shellSays(PC1, count, "0"));
    }

    private boolean shellSays(NodeName node, String script, String expected) {
        try {
            return shell(node, script).out().strip().equals(expected);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aConsoleHasTheSizeOfTheTerminalAndPassesKeys() throws Exception {
        start("pc1[0]=A");
        var out = new ByteArrayOutputStream();
        var keys = new PipedOutputStream();
        var in = new PipedInputStream(keys);
        var console = new FixedConsole(101, 33);
        var task = meanwhile(() -> session.execute(
                PC1,
                true,
                List.of("sh", "-c", "sleep 1; stty size; trap 'echo caught; exit 3' INT; while :; do sleep 0.1; done"),
                new Streams(in, out, out, Optional.of(console))));
        await("size", () -> out.toString(StandardCharsets.UTF_8).contains("33 101"));
        Thread.sleep(300);
        keys.write(3);
        keys.flush();
        assertEquals(3, task.get(20, TimeUnit.SECONDS));
        assertTrue(out.toString(StandardCharsets.UTF_8).contains("caught"));
    }

    @Test
    void aConsoleFollowsResizing() throws Exception {
        start("pc1[0]=A");
        var out = new ByteArrayOutputStream();
        var console = new FixedConsole(80, 24);
        var task = meanwhile(() -> session.execute(
                PC1,
                true,
                List.of("sh", "-c", "while [ \"$(stty size)\" != '50 132' ]; do sleep 0.1; done; echo resized"),
                new Streams(new PipedInputStream(new PipedOutputStream()), out, out, Optional.of(console))));
        Thread.sleep(500);
        console.resize(132, 50);
        assertEquals(0, task.get(20, TimeUnit.SECONDS));
    }

    @Test
    void aNodeIsCalledByItsName() throws InterruptedException {
        start("pc1[0]=A");
        assertEquals("pc1", output(PC1, "hostname"));
    }

    @Test
    void theEnvironmentIsSet() throws InterruptedException {
        start("pc1[0]=A", "pc1[env]=\"COLOUR=dark red\"", "pc1[env]=\"EMPTY=\"");
        assertEquals("dark red|", output(PC1, "echo \"$COLOUR|$EMPTY\""));
    }

    @Test
    void aNodeForwardsAndDoesNotFilterUnlessToldOtherwise() throws InterruptedException {
        start("pc1[0]=A", "pc2[0]=A", "pc2[sysctl]=net.ipv4.ip_forward=0");
        assertEquals("1", output(PC1, "cat /proc/sys/net/ipv4/ip_forward"));
        assertEquals("0", output(PC1, "cat /proc/sys/net/ipv4/conf/eth0/rp_filter"));
        assertEquals("0", output(PC2, "cat /proc/sys/net/ipv4/ip_forward"));
    }

    @Test
    void sixIsOffUnlessToldOtherwise() throws InterruptedException {
        start(
                "pc1[0]=A",
                "pc2[0]=A",
                "pc2[sysctl]=net.ipv6.conf.all.disable_ipv6=0",
                "pc2[sysctl]=net.ipv6.conf.default.disable_ipv6=0");
        assertEquals("", output(PC1, "ip -6 address show dev eth0"));
        await("a link-local address", () -> {
            try {
                return output(PC2, "ip -6 address show dev eth0").contains("fe80::");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void parametersOfOneInterfaceAreSetBeforeStartUp() throws Exception {
        write("lab.conf", "pc1[0]=A\npc1[sysctl]=net.ipv4.conf.eth0.arp_ignore=8\n");
        write("pc1.startup", "cat /proc/sys/net/ipv4/conf/eth0/arp_ignore >/root/seen\n");
        startLab();
        assertEquals("8", output(PC1, "cat /root/seen"));
    }

    @Test
    void memoryIsLimited() throws InterruptedException {
        start("pc1[0]=A", "pc1[mem]=64m");
        assertEquals(Optional.of(64L << 20), platform.usage(lab).get(PC1).memoryLimit());
        skipWhereLacking("[mem]");
        assertNotEquals(
                0, shell(PC1, "head -c 200000000 /dev/zero | tail >/dev/null").status());
        assertEquals("", output(PC1, "head -c 2000000 /dev/zero | tail >/dev/null"));
    }

    @Test
    void aNodeIsConfined() throws InterruptedException {
        start("pc1[0]=A");
        assertNotEquals(0, shell(PC1, "mount -t tmpfs none /mnt").status());
        assertNotEquals(0, shell(PC1, "unshare -n true").status());
        assertNotEquals(0, shell(PC1, "unshare -U true").status());
        assertNotEquals(0, shell(PC1, "echo x >/proc/sysrq-trigger").status());
        assertNotEquals(0, shell(PC1, "echo x >/proc/sys/kernel/core_pattern").status());
        assertEquals("1", output(PC1, "sed -n 's/^NoNewPrivs:[^0-9]*//p' /proc/self/status"));
        assertEquals("2", output(PC1, "sed -n 's/^Seccomp:[^0-9]*//p' /proc/self/status"));
    }

    @Test
    void aNodeHasNothingButItsInterfaces() throws InterruptedException {
        start("pc1[2]=A", "pc1[5]=B");
        assertEquals("eth2 eth5 lo", output(PC1, "cd /sys/class/net && echo $(ls | sort)"));
    }

    @Test
    void interfacesAreUpWithTheirAddresses() throws InterruptedException {
        start("pc1[0]=A", "pc1[1]=B/02:00:00:00:00:09");
        assertEquals(Mac.derived(lab, PC1, 0).text(), output(PC1, "cat /sys/class/net/eth0/address"));
        assertEquals("02:00:00:00:00:09", output(PC1, "cat /sys/class/net/eth1/address"));
        assertEquals("up", output(PC1, "cat /sys/class/net/eth1/operstate"));
    }

    // Files and start-up.

    @Test
    void filesOfALabArriveWithTheirModes() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1/root/plain.txt", "text\n");
        write("pc1/root/.hidden", "hidden\n");
        var tool = write("pc1/usr/local/bin/tool", "#!/bin/sh\necho tool runs\n");
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-x---"));
        Files.createSymbolicLink(directory.resolve("pc1/root/link"), Path.of("/root/plain.txt"));
        var page = write("pc1/var/www/html/page.html", "page\n");
        Files.setPosixFilePermissions(page, PosixFilePermissions.fromString("rw-------"));
        Files.setPosixFilePermissions(page.getParent(), PosixFilePermissions.fromString("rwx------"));
        startLab();
        assertEquals("755 644", output(PC1, "cd /var/www/html && echo $(stat -c %a . page.html)"));
        assertEquals("text", output(PC1, "cat /root/link"));
        assertEquals("hidden", output(PC1, "cat /root/.hidden"));
        assertEquals("tool runs", output(PC1, "tool"));
        assertEquals("750 0 0", output(PC1, "stat -c '%a %u %g' /usr/local/bin/tool"));
        assertEquals("/root/plain.txt", output(PC1, "readlink /root/link"));
    }

    @Test
    void foldersOfTheImageStayWhatTheyAre() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1/bin/hello", "hello\n");
        write("pc1/tmp/x", "x\n");
        startLab();
        assertEquals("usr/bin", output(PC1, "readlink /bin"));
        assertEquals("1777", output(PC1, "stat -c %a /tmp"));
        assertEquals("hello", output(PC1, "cat /usr/bin/hello"));
    }

    @Test
    void manyFilesArriveToo() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        var random = new Random(4711);
        var bytes = new byte[3 << 20];
        random.nextBytes(bytes);
        Files.createDirectories(directory.resolve("pc1/root"));
        Files.write(directory.resolve("pc1/root/large"), bytes);
        startLab();
        assertEquals(Integer.toString(bytes.length), output(PC1, "stat -c %s /root/large"));
    }

    @Test
    void hostsAndResolverOfALabWin() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1/etc/hosts", "10.9.8.7 somewhere\n");
        write("pc1/etc/resolv.conf", "nameserver 10.9.8.6\n");
        startLab();
        assertEquals("10.9.8.7 somewhere", output(PC1, "cat /etc/hosts"));
        assertEquals("nameserver 10.9.8.6", output(PC1, "cat /etc/resolv.conf"));
        apply(new Operation.Halt(PC1, true));
        apply(new Operation.Resume(PC1));
        assertEquals("10.9.8.7 somewhere", output(PC1, "cat /etc/hosts"));
    }

    @Test
    void aNodeKnowsItsOwnNameAndNoResolverOfTheHost() throws InterruptedException {
        start("pc1[0]=A");
        assertTrue(output(PC1, "getent hosts pc1").startsWith("127.0.1.1"));
        assertEquals("", output(PC1, "cat /etc/resolv.conf"));
    }

    @Test
    void startUpScriptsRunAfterTheWiringAndInOrder() throws Exception {
        write("lab.conf", "pc1[0]=A\npc1[exec]=\"echo third >>/root/order\"\n");
        write("shared.startup", "echo first >>/root/order\n");
        write("pc1.startup", "echo second >>/root/order\r\nip address add 10.0.0.1/24 dev eth0\r\necho said\r\n");
        var outcome = startLab();
        assertEquals(Startup.FINE, outcome.started().get(PC1));
        assertEquals("first second third", output(PC1, "echo $(cat /root/order)"));
        assertTrue(output(PC1, "ip address show dev eth0").contains("10.0.0.1/24"));
        assertTrue(output(PC1, "cat /var/log/startup.log").contains("said"));
    }

    @Test
    void aFailingStartUpIsToldWithItsLineAndTheLabStays() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1.startup", "true\nls /no-such-place\nif false; then echo no; fi\nexit 5\n");
        var startup = startLab().started().get(PC1);
        assertEquals(5, startup.exitStatus());
        var failure = startup.failures().get(0);
        assertEquals("pc1.startup", failure.script());
        assertEquals(2, failure.line());
        assertEquals("ls /no-such-place", failure.command());
        assertEquals(1, startup.failures().size());
        assertEquals(State.RUNNING, session.topology().node(PC1).state());
    }

    @Test
    void startUpRunsAgainWhenANodeStartsAgainAndItsFilesStay() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1.startup", "echo started >>/root/starts\n");
        startLab();
        output(PC1, "echo mine >/root/mine");
        apply(new Operation.Halt(PC1, false));
        apply(new Operation.Resume(PC1));
        assertEquals("2", output(PC1, "grep -c started /root/starts"));
        assertEquals("mine", output(PC1, "cat /root/mine"));
        apply(new Operation.Halt(PC1, true));
        apply(new Operation.Resume(PC1));
        assertEquals("3", output(PC1, "grep -c started /root/starts"));
    }

    @Test
    void aServiceThatStartUpLeavesGoesOn() throws Exception {
        write("lab.conf", "pc1[0]=A\n");
        write("pc1.startup", "sleep 4712 &\n");
        startLab();
        assertTrue(shellSays(
                PC1,
                "for p in /proc/[0-9]*; do tr '\\0' ' ' <$p/cmdline; echo; done 2>/dev/null | grep -c '^sleep 4712'",
                "1"));
    }

    @Test
    void aNodeWhoseFirstProcessEndsIsFoundHaltedAndStartsAgainWired() throws Exception {
        start("pc1[0]=A");
        shell(PC1, "kill -TERM 1");
        await("the end", () -> session.topology().node(PC1).state() == State.HALTED);
        assertTrue(session.inspect().cablesOf(PC1).isEmpty());
        apply(new Operation.Resume(PC1));
        assertEquals("eth0 lo", output(PC1, "cd /sys/class/net && echo $(ls | sort)"));
    }

    // Packets.

    @Test
    void nodesOnALinkReachEachOtherAndAThirdHearsThem() throws Exception {
        startThree();
        var heard = meanwhile(() -> shell(SPY, "timeout 20 tcpdump -lni eth0 -c 4 icmp"));
        var onTheLink = capture(A, "-l", "-n", "-c", "4", "icmp");
        Thread.sleep(1_000);
        assertEquals(0, run(PC1, "ping", "-c2", "-i0.2", "-W2", "10.0.0.2").status());
        var text = heard.get(25, TimeUnit.SECONDS).out();
        assertEquals(
                2,
                text.lines()
                        .filter(line -> line.contains("10.0.0.1 > 10.0.0.2"))
                        .count(),
                text);
        assertEquals(
                2,
                text.lines()
                        .filter(line -> line.contains("10.0.0.2 > 10.0.0.1"))
                        .count(),
                text);
        assertEquals(4, onTheLink.get(25, TimeUnit.SECONDS).lines().count());
    }

    @Test
    void linksAreApart() throws Exception {
        start("pc1[0]=A", "pc2[0]=B");
        output(PC1, "ip address add 10.0.0.1/24 dev eth0");
        output(PC2, "ip address add 10.0.0.2/24 dev eth0");
        assertNotEquals(0, run(PC1, "ping", "-c1", "-W1", "10.0.0.2").status());
    }

    @Test
    void addressesOfTheEnginesOwnNetworksWorkInALab() throws Exception {
        start("pc1[0]=A", "pc2[0]=A");
        output(PC1, "ip address add 172.17.0.1/16 dev eth0");
        output(PC2, "ip address add 172.17.0.2/16 dev eth0");
        assertEquals(0, run(PC1, "ping", "-c1", "-W2", "172.17.0.2").status());
    }

    @Test
    void controlFramesOfTheLinkLayerCross() throws Exception {
        startThree();
        for (var destination :
                List.of("01:80:c2:00:00:00", "01:80:c2:00:00:02", "01:80:c2:00:00:0e", "01:00:0c:cc:cc:cc")) {
            var heard = meanwhile(() -> shell(PC2, "timeout 20 tcpdump -lnei eth0 -c 1 ether dst " + destination));
            Thread.sleep(700);
            sendFrame(PC1, destination);
            assertTrue(heard.get(25, TimeUnit.SECONDS).out().contains(destination), destination);
        }
    }

    /** Sends frames until one must have been heard, by perl's packet socket: every Debian has perl. */
    private void sendFrame(NodeName node, String destination) throws InterruptedException {
        var program = "socket(S,17,3,0x0300) or die $!; my $i=`cat /sys/class/net/eth0/ifindex`+0;"
                + "my $to=pack('SnlSCCa8',17,3,$i,1,0,6,'');"
                + "my $f=pack('H*','" + destination.replace(":", "") + "020000000001" + "88b5').('x'x60);"
                + "for (1..3) { send(S,$f,0,$to) or die $!; select(undef,undef,undef,0.1) }";
        assertEquals("", run(node, "perl", "-e", program).err());
    }

    @Test
    void nothingButTheNodesSpeaksOnALink() throws Exception {
        start("pc1[0]=A", "pc2[0]=A");
        var nodes = "not ether src " + Mac.derived(lab, PC1, 0) + " and not ether src " + Mac.derived(lab, PC2, 0);
        var others = meanwhile(() -> {
            var out = new ByteArrayOutputStream();
            var words = List.of("timeout", "5", "tcpdump", "-lnei", "eth0", nodes);
            session.execute(PC2, false, words, Streams.to(out, OutputStream.nullOutputStream()));
            return out.toString(StandardCharsets.UTF_8);
        });
        Thread.sleep(1_000);
        output(PC1, "ip address add 10.0.0.1/24 dev eth0");
        run(PC1, "ping", "-c1", "-W1", "10.0.0.99");
        run(PC1, "ping", "-c1", "-W1", "-b", "10.0.0.255");
        assertEquals("", others.get(20, TimeUnit.SECONDS).strip());
    }

    @Test
    void anInterfaceAddedLiveDisturbsNoPing() throws Exception {
        startThree();
        var ping = meanwhile(() -> run(PC1, "ping", "-c30", "-i0.1", "-W2", "10.0.0.2"));
        Thread.sleep(500);
        apply(new Operation.Plug(PC1, eth(1, B)));
        apply(new Operation.Plug(SPY, eth(1, A)));
        apply(new Operation.Unplug(SPY, 0));
        var ran = ping.get(20, TimeUnit.SECONDS);
        assertTrue(ran.out().contains(" 0% packet loss"), ran.out());
    }

    @Test
    void aCaptureGivesPcap() throws Exception {
        startThree();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var task = meanwhile(() -> session.perform(
                new EngineCall.Capture(lab, A, List.of("-U", "-w-", "-c", "2", "icmp")), Streams.to(out, err)));
        await("listening", () -> err.toString(StandardCharsets.UTF_8).contains("listening on"));
        run(PC1, "ping", "-c1", "-W2", "10.0.0.2");
        assertEquals(0, task.get(20, TimeUnit.SECONDS));
        var bytes = out.toByteArray();
        assertEquals(24 + 2 * (16 + 98), bytes.length);
        assertEquals((byte) 0xd4, bytes[0]);
    }

    @Test
    void anInterruptedCaptureEnds() throws Exception {
        startThree();
        var err = new ByteArrayOutputStream();
        var listening = new Thread(() -> {
            try {
                session.perform(
                        new EngineCall.Capture(lab, A, List.of("-l")), Streams.to(new ByteArrayOutputStream(), err));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        listening.start();
        await("listening", () -> err.toString(StandardCharsets.UTF_8).contains("listening on"));
        listening.interrupt();
        listening.join(20_000);
        assertFalse(listening.isAlive());
        await("tcpdump's end", () -> !processes().contains("tcpdump -i k"));
    }

    /** The processes of this machine, as the test's own user sees them. */
    private static String processes() {
        var all = new ArrayList<String>();
        ProcessHandle.allProcesses().forEach(p -> p.info().commandLine().ifPresent(all::add));
        return String.join("\n", all).replace("/usr/bin/", "");
    }

    @Test
    void aPausedNodeIsSilentAndGoesOnAfterwards() throws Exception {
        skipWhereLacking("nodes cannot be paused");
        startThree();
        assertEquals(0, run(PC1, "ping", "-c1", "-W2", "10.0.0.2").status());
        output(
                PC2,
                "echo $(cat /proc/uptime) >/dev/null; (while :; do echo x >>/root/ticks; sleep 0.1; done) >/dev/null 2>&1 &");
        apply(new Operation.Pause(PC2));
        Thread.sleep(1_000);
        apply(new Operation.Resume(PC2));
        int ticks = Integer.parseInt(output(PC2, "wc -l </root/ticks"));
        Thread.sleep(500);
        assertTrue(Integer.parseInt(output(PC2, "wc -l </root/ticks")) > ticks);
    }

    @Test
    void usageCountsTrafficAndProcessorTime() throws Exception {
        startThree();
        var before = platform.usage(lab).get(PC1);
        run(PC1, "ping", "-c5", "-i0.2", "-s1000", "10.0.0.2");
        output(PC1, "i=0; while [ $i -lt 200000 ]; do i=$((i+1)); done");
        var after = platform.usage(lab).get(PC1);
        assertTrue(after.sentBytes() - before.sentBytes() >= 5 * 1042, () -> before + " " + after);
        assertTrue(after.receivedPackets() - before.receivedPackets() >= 5, () -> before + " " + after);
        skipWhereLacking("processor time and memory of nodes are not counted");
        assertTrue(after.processor().compareTo(before.processor()) > 0);
        assertTrue(after.processes() > 0);
    }

    @Test
    void largePacketsAndFragmentsCross() throws Exception {
        startThree();
        assertEquals(
                0,
                run(PC1, "ping", "-c1", "-W2", "-s", "1472", "-M", "do", "10.0.0.2")
                        .status());
        assertEquals(0, run(PC1, "ping", "-c1", "-W2", "-s", "9000", "10.0.0.2").status());
    }

    @Test
    void twoInterfacesOfOneNodeMayShareALink() throws Exception {
        start("pc1[0]=A", "pc1[1]=A", "pc2[0]=A");
        output(PC1, "ip address add 10.0.0.1/24 dev eth0; ip address add 10.0.1.1/24 dev eth1");
        output(PC2, "ip address add 10.0.0.2/24 dev eth0; ip address add 10.0.1.2/24 dev eth0");
        assertEquals(0, run(PC2, "ping", "-c1", "-W2", "10.0.0.1").status());
        assertEquals(0, run(PC2, "ping", "-c1", "-W2", "10.0.1.1").status());
    }

    /** A terminal whose size the test decides. */
    private static final class FixedConsole implements Streams.Console {
        private volatile int columns;
        private volatile int rows;
        private volatile Runnable changed = () -> {};

        FixedConsole(int columns, int rows) {
            this.columns = columns;
            this.rows = rows;
        }

        void resize(int newColumns, int newRows) {
            columns = newColumns;
            rows = newRows;
            changed.run();
        }

        @Override
        public int columns() {
            return columns;
        }

        @Override
        public int rows() {
            return rows;
        }

        @Override
        public void onResize(Runnable callback) {
            changed = callback;
        }
    }
}
